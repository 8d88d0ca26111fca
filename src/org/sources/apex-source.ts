/** Finds the REST resource in the source of an Apex class. Pure; reads the text, compiles nothing. */

export type RestResource = { urlMapping: string; global: boolean; methods: string[] };

const COMMENT_OR_STRING = /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\.|[^'\\])*(?:'|$)/g;

/** Source without comments, its strings replaced by `'0'`, `'1'`… in the order of `strings`. */
const withoutCommentsAndStrings = (source: string): { code: string; strings: string[] } => {
  const strings: string[] = [];
  const code = source.replace(COMMENT_OR_STRING, (match) => {
    if (!match.startsWith("'")) return ' ';
    strings.push(match.slice(1, -1).replace(/\\(.)/g, '$1'));
    return `'${strings.length - 1}'`;
  });
  return { code, strings };
};

const REST_RESOURCE = /@RestResource\s*\(\s*urlMapping\s*=\s*'(\d+)'\s*\)([^{;]*?)\bclass\b/i;
const METHOD = /@Http(Delete|Get|Patch|Post|Put)\b/gi;

/** The resource that a class maps, with the HTTP methods it handles; null when it maps none. */
export const restResourceOf = (source: string): RestResource | null => {
  const { code, strings } = withoutCommentsAndStrings(source);
  const found = REST_RESOURCE.exec(code);
  if (!found) return null;
  const [, index, modifiers = ''] = found;
  const methods = [...code.matchAll(METHOD)].map(([, method = '']) => method.toUpperCase());
  return {
    urlMapping: strings[Number(index)] ?? '',
    global: /\bglobal\b/i.test(modifiers),
    methods: [...new Set(methods)].sort(),
  };
};
