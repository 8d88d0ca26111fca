/** Gives one value of a reply another type than it has, or a switch a word that is none. */

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number; value: unknown };

const placesIn = (value: unknown, found: Place[] = []): Place[] => {
  if (typeof value !== 'object' || value === null) return found;
  const entries: Array<[string | number, unknown]> = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [key, inner] of entries) {
    if (inner !== null && key !== 'type' && key !== 'url')
      found.push({ holder: value as Record<string, unknown>, key, value: inner });
    placesIn(inner, found);
  }
  return found;
};

const OTHERS: readonly unknown[] = ['true', 'x', 7, -1, true, {}, [], { toString: 'x' }, 1e308];

const otherType = (value: unknown, pick: number): unknown => {
  const fitting = OTHERS.filter(
    (other) => typeof other !== typeof value || Array.isArray(other) !== Array.isArray(value),
  );
  return fitting[pick % fitting.length];
};

/** @param where which of the values, counted round @param pick what takes its place */
export const spoilJson = (text: string, where: number, pick: number): string => {
  const data: unknown = JSON.parse(text);
  const places = placesIn(data);
  const place = places[where % Math.max(1, places.length)];
  if (place === undefined) return text;
  (place.holder as Record<string | number, unknown>)[place.key] = otherType(place.value, pick);
  return JSON.stringify(data);
};

export const spoilXml = (text: string, where: number, pick: number): string => {
  const switches = [...text.matchAll(/>(?:true|false)</g)];
  const at = switches[where % Math.max(1, switches.length)];
  if (at === undefined) return text;
  const words = ['>maybe<', '><', '><b>x</b><', '>1<', '>\u{d7ff}<'];
  return text.slice(0, at.index) + (words[pick % words.length] ?? '') + text.slice(at.index + at[0].length);
};
