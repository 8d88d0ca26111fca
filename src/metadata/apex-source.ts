/**
 * Finds the REST resource in the source of an Apex class. Pure; reads the text once from begin to end, compiles
 * nothing.
 */

export type RestResource = { urlMapping: string; global: boolean; methods: string[] };

/** A word in lower case, an annotation with its `@`, or a single sign; `literal` is the value of a string. */
type Token = { text: string; literal?: string };

const WORD = /[\p{L}\p{N}_$]/u;

/** Position after the sign that ends what began at `from`; the end of the source where nothing does. */
const after = (source: string, end: string, from: number): number => {
  const found = source.indexOf(end, from);
  return found < 0 ? source.length : found + end.length;
};

/** Reads a string whose content begins at `from`; a backslash takes the sign after it for what it is. */
const readString = (source: string, quote: string, from: number): { value: string; end: number } => {
  let value = '';
  let at = from;
  while (at < source.length && !source.startsWith(quote, at)) {
    if (source[at] === '\\') at += 1;
    value += source[at] ?? '';
    at += 1;
  }
  return { value, end: Math.min(at + quote.length, source.length) };
};

const readWord = (source: string, from: number): number => {
  let end = from;
  while (end < source.length && WORD.test(source[end] ?? '')) end += 1;
  return end;
};

/** The source without comments and spaces. Multi-line strings stand between three apostrophes (Apex of 67.0 on). */
function* tokensOf(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const sign = source[at] ?? '';
    if (source.startsWith('//', at)) {
      const line = source.slice(at).search(/[\n\r]/);
      at = line < 0 ? source.length : at + line;
    } else if (source.startsWith('/*', at)) {
      at = after(source, '*/', at + 2);
    } else if (sign === "'") {
      const quote = source.startsWith("'''", at) ? "'''" : "'";
      const { value, end } = readString(source, quote, at + quote.length);
      yield { text: "'", literal: value };
      at = end;
    } else if (WORD.test(sign) || sign === '@') {
      const end = readWord(source, at + 1);
      yield { text: source.slice(at, end).toLowerCase() };
      at = end;
    } else {
      if (sign.trim() !== '') yield { text: sign };
      at += 1;
    }
  }
}

type Mapping = { urlMapping: string; global: boolean };

/**
 * Follows `@RestResource(urlMapping='…') … class` token by token; what ends a declaration before the class begins anew.
 */
const createMappingFinder = (): { take(token: Token): void; found(): Mapping | null } => {
  let state: 'arguments' | 'done' | 'modifiers' | 'opening' | 'seeking' = 'seeking';
  let urlMapping: string | null = null;
  let global = false;
  let before: [string, string] = ['', ''];
  return {
    take: ({ text, literal }) => {
      if (state === 'done') return;
      if (text === '@restresource') [state, urlMapping, global] = ['opening', null, false];
      else if (state === 'opening') state = text === '(' ? 'arguments' : 'seeking';
      else if (state === 'arguments') {
        if (literal !== undefined && before[0] === 'urlmapping' && before[1] === '=') urlMapping = literal;
        else if (text === ')') state = urlMapping === null ? 'seeking' : 'modifiers';
      } else if (state === 'modifiers') {
        if (text === 'global') global = true;
        else if (text === 'class') state = 'done';
        else if (text === '{' || text === ';') state = 'seeking';
      }
      before = [before[1], text];
    },
    found: () => (state === 'done' && urlMapping !== null ? { urlMapping, global } : null),
  };
};

const METHODS: ReadonlyMap<string, string> = new Map(
  ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((method) => [`@http${method.toLowerCase()}`, method]),
);

/** The resource that a class maps, with the HTTP methods it handles; null when it maps none. */
export const restResourceOf = (source: string): RestResource | null => {
  const finder = createMappingFinder();
  const methods = new Set<string>();
  for (const token of tokensOf(source)) {
    finder.take(token);
    const method = METHODS.get(token.text);
    if (method !== undefined) methods.add(method);
  }
  const mapping = finder.found();
  return mapping && { ...mapping, methods: [...methods].sort() };
};
