/** A key somewhere within a longer text, or in a member of other JSON. */

const SHORTEST = 60;
const MOST_CANDIDATES = 8;

const isBase64Line = (line: string): boolean => /^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(line);

/** Lines of Base64 that follow each other belong together. */
const blocks = (text: string): string[] => {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
  return lines
    .map((line) => (isBase64Line(line) ? line : ' '))
    .join('')
    .split(' ');
};

/** The end of the JSON object that stands at the beginning of a text; 0 when there is none. */
const endOfObject = (text: string): number => {
  if (!text.startsWith('{')) return 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return 0;
};

/** Without padding a prompt can follow a key with nothing between them: `…fQuser@host:~$`. */
const withoutTail = (run: string): string => {
  const end = endOfObject(Buffer.from(run, 'base64').toString('latin1'));
  return run.slice(0, Math.ceil((end / 3) * 4));
};

/** Texts that may be the key, without what stands around them. */
export const candidatesIn = (text: string): string[] => {
  const runs = [...text.matchAll(/[A-Za-z0-9+/_-]{60,}={0,2}/g)].map(([run]) => run);
  const object = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  const all = [...blocks(text), ...runs, ...runs.map(withoutTail), object];
  return [...new Set(all)].filter((each) => each.length >= SHORTEST && each !== text).slice(0, MOST_CANDIDATES);
};

const MAX_DEPTH = 4;
const MOST_VALUES = 100;

/** Texts in the members of an object, however deep. */
export const textsOf = (value: object): string[] => {
  const found: string[] = [];
  const visit = (each: unknown, depth: number): void => {
    if (found.length >= MOST_VALUES) return;
    if (typeof each === 'string') found.push(each);
    else if (typeof each === 'object' && each !== null && depth < MAX_DEPTH)
      for (const inner of Object.values(each)) visit(inner, depth + 1);
  };
  visit(value, 0);
  return found.filter((text) => text.length >= SHORTEST).slice(0, MOST_CANDIDATES);
};
