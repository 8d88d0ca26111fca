/** Undoes percent-encoding and the escapes of JSON and XML, whichever a text has. Pure, and linear in its length. */

/** Escapes that were escaped again (`%252B`) are undone, too. */
const MAX_ROUNDS = 3;

const ESCAPE = /%[0-9a-f]{2}|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[^])|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|apos|gt|lt|quot);/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

const character = (code: number): string => (code <= 0xffff ? String.fromCharCode(code) : '\ufffd');

/** What one escape stands for: a single character. */
const meaning = (escape: string): string => {
  if (escape.length === 2) return 'bfnrtBFNRT'.includes(escape.charAt(1)) ? ' ' : escape.charAt(1);
  if (escape.startsWith('%')) return character(Number.parseInt(escape.slice(1), 16));
  if (escape.startsWith('\\')) return character(Number.parseInt(escape.slice(2), 16));
  if (!escape.startsWith('&#')) return NAMED[escape.slice(1, -1).toLowerCase()] ?? ' ';
  const hexadecimal = escape.charAt(2).toLowerCase() === 'x';
  return character(Number.parseInt(escape.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10));
};

/** Every view of a text, from as it is to wholly unescaped. */
export const unescapedViews = (text: string): string[] => {
  const views = [text];
  let last = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    // Most texts have none of these at all.
    if (!last.includes('\\') && !last.includes('%') && !last.includes('&')) break;
    const next = last.replace(ESCAPE, meaning);
    if (next.length === last.length) break;
    views.push(next);
    last = next;
  }
  return views;
};

/** Where each character of the unescaped text begins in the text itself; behind the last one, where that ends. */
export const placesIn = (text: string): ((at: number) => number) => {
  /** Of each escape the place in the unescaped text, and by how much the text is longer from there on. */
  const places: number[] = [];
  const longer: number[] = [0];
  let length = 0;
  for (const { 0: escape, index } of text.matchAll(ESCAPE)) {
    places.push(index - length);
    length += escape.length - 1;
    longer.push(length);
  }
  return (at) => {
    let from = 0;
    let to = places.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((places[middle] ?? 0) < at) from = middle + 1;
      else to = middle;
    }
    return at + (longer[from] ?? 0);
  };
};
