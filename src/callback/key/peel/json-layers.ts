/** What people, shells and languages make of JSON, and the way back to it. */
import { layer, unless, type Layer } from './layer.js';

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"' };

/** What a text begins and ends with tells of most that it is no JSON. (The parser throws, which takes its time.) */
const mayBeJson = (text: string): boolean => {
  const inner = text.trim();
  const closing = CLOSING[inner.charAt(0)];
  if (closing === undefined) return /^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(inner);
  return inner.length > 1 && inner.endsWith(closing) && !/^\{\s*[^"}\s]/.test(inner);
};

export const parseJson = (text: string): { value: unknown } | null => {
  if (!mayBeJson(text)) return null;
  try {
    return { value: JSON.parse(text) };
  } catch {
    // The parser's message quotes the text, which holds the secret.
    return null;
  }
};

/** Brackets around Base64 are none of JSON. */
export const isJsonLike = (text: string): boolean => /^\s*(?:\{(?![A-Za-z0-9+/_-]{40})|\[\s*[{"'[])/.test(text);

/** JSON in a text of JSON: `"{\"host\":…}"`. */
export const jsonString: Layer = (text) => {
  const value = parseJson(text)?.value;
  return typeof value === 'string' && isJsonLike(value.replace(/^["\\\s]{1,20}/, ''))
    ? unless(text, 'json-string', value.trim())
    : null;
};

/** A change to what is not yet JSON counts only when it leads to JSON. */
const towardsJson =
  (mend: Layer): Layer =>
  (text) => {
    const mended = isJsonLike(text) ? mend(text) : null;
    return mended && mended.text !== text && parseJson(mended.text) ? mended : null;
  };

/** CSV writes a quotation mark as two. */
export const doubledQuotes = towardsJson((text) => unless(text, 'doubled-quotes', text.replaceAll('""', '"')));

/** Lines that an editor or a mail program has broken, within a value as well. */
export const brokenLines = towardsJson((text) =>
  layer('line-break-inside', text.replace(/[\r\n]/g, ''), text.split('\n').length),
);

/** A blank is a plus sign in the body of a form. */
export const plusBlanks = towardsJson((text) =>
  unless(text, 'percent-encoded', text.replace(/([{,:])\+{1,80}/g, '$1 ').replace(/\+{1,80}(?=[},:])/g, ' ')),
);

const straight = (text: string): string =>
  text
    .replace(/[“”„‟＂]/g, '"')
    .replace(/[‘’‚‛＇]/g, "'")
    .replace(/,(\s{0,80}\})/g, '$1');

/** Quotation marks of a word processor or of Python, and a comma too many. */
export const otherQuotes = towardsJson((text) => {
  const changed = straight(text);
  // With double ones in it, the single ones are part of a value.
  return layer('json-single-quotes', changed.includes('"') ? changed : changed.replaceAll("'", '"'));
});

/** The notation of JavaScript, YAML and Ruby: names without quotation marks, values with them. */
export const plainNames = towardsJson((text) => {
  const double = text.includes('"') ? text : text.replaceAll("'", '"');
  return unless(
    text,
    'json-plain-names',
    straight(double.replace(/([{,]\s{0,80}):?([A-Za-z_]\w{0,40})\s{0,8}(?:=>|:)/g, '$1"$2":')),
  );
});

const LINE =
  /^\s{0,20}(?:export\s{1,8})?["']?([A-Za-z][\w .-]{0,40}?)["']?\s{0,8}[:=]\s{0,8}(["']?)(.{1,2000}?)\2[,;]?\s{0,80}$/;

/** YAML, properties or the lines of an .env file: `host: …`, `client_id=…`. */
export const lines: Layer = (text) => {
  const all = text.split(/\r\n|[\r\n]|&(?=[A-Za-z_]{2,40}=)/).filter((line) => !/^\s*(?:#|---\s*$|$)/.test(line));
  if (all.length < 2 || all.length > 12) return null;
  const members = all.flatMap((line) => {
    const [, name, , value] = LINE.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value }];
  });
  if (members.length < all.length || !members.some(({ name }) => /^(?:client|consumer)/i.test(name))) return null;
  const body = members.map(({ name, value }) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return layer('json-lines', `{${body.join(',')}}`);
};
