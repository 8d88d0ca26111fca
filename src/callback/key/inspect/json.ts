/** From the text within a key to its members, as they stand there: in order, with duplicates. */
import { lost, repairable, type Defect } from './defect.js';

/** A member as written. */
export type RawMember = { name: string; value: unknown };
export type Parsed = { members: RawMember[] | null; defects: Defect[] };

const parse = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // The parser's message quotes the text, which holds the secret.
    return null;
  }
};

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/**
 * Members of the outermost object of valid JSON. JSON.parse keeps the last of two members of one name only.
 */
const membersOf = (text: string): RawMember[] => {
  const members: RawMember[] = [];
  let depth = 0;
  let last: { text: string; end: number } | null = null;
  let open: { name: string; from: number } | null = null;
  const close = (end: number): void => {
    const parsed = open && parse(text.slice(open.from, end));
    if (open && parsed) members.push({ name: open.name, value: parsed.value });
    open = null;
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (depth === 1 && token === ':' && open === null && last) {
      open = { name: JSON.parse(last.text) as string, from: index + 1 };
    } else if (depth === 1 && (token === ',' || token === '}')) close(index);
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (token.startsWith('"')) last = { text: token, end: index + token.length };
  }
  return members;
};

/** JSON with the mistakes that shells and people make. */
const mend = (text: string): { text: string; defect: Defect } | null => {
  const straight = text
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/,(\s*\})/g, '$1');
  if (straight !== text && parse(straight)) return { text: straight, defect: repairable('json-single-quotes') };
  if (!straight.includes('"')) {
    const double = straight.replaceAll("'", '"');
    if (double !== straight && parse(double)) return { text: double, defect: repairable('json-single-quotes') };
  }
  return null;
};

/** The shell took the quotes away: `{host:acme.my.salesforce.com,client_id:…}`. */
const isUnquoted = (text: string): boolean => /^\{\s*[\w-]+\s*:/.test(text) && !/["']/.test(text);
const isCutOff = (text: string): boolean => /^\s*\{\s*(?:"|$)/.test(text) && !/\}\s*$/.test(text);

const failure = (text: string): Defect => {
  if (isUnquoted(text)) return lost('json-unquoted');
  return isCutOff(text) ? lost('truncated') : lost('not-json');
};

const isJsonInString = (value: unknown): value is string => typeof value === 'string' && /^\s*\{/.test(value);

export const parseMembers = (given: string): Parsed => {
  const defects: Defect[] = [];
  let text = given.trim();
  let parsed = parse(text);
  if (!parsed) {
    const mended = mend(text);
    if (!mended) return { members: null, defects: [failure(text)] };
    defects.push(mended.defect);
    text = mended.text;
    parsed = parse(text);
  }
  if (isJsonInString(parsed?.value)) {
    defects.push(repairable('json-string'));
    text = parsed.value.trim();
    parsed = parse(text);
    if (!parsed) return { members: null, defects: [...defects, failure(text)] };
  }
  const value = parsed?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { members: null, defects: [...defects, lost('not-an-object')] };
  }
  const outside = text.replace(/"(?:[^"\\]|\\.)*"/gs, '""');
  if (given.trim() !== given || /\s/.test(outside)) defects.push(repairable('json-whitespace'));
  return { members: membersOf(text), defects };
};
