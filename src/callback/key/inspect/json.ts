/** From the JSON within a key to its members, as they stand there: in order, with duplicates. */
import { repairable, type Defect } from './defect.js';

/** A member as written. */
export type RawMember = { name: string; value: unknown };
export type Parsed = { members: RawMember[]; defects: Defect[] };

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/**
 * Members of the outermost object of valid JSON. JSON.parse keeps the last of two members of one name only.
 */
const membersOf = (text: string): RawMember[] => {
  const members: RawMember[] = [];
  let depth = 0;
  let before = '';
  let open: { name: string; from: number } | null = null;
  const close = (end: number): void => {
    if (open) members.push({ name: open.name, value: JSON.parse(text.slice(open.from, end)) });
    open = null;
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (depth === 1 && token === ':') open = { name: JSON.parse(before) as string, from: index + 1 };
    if (depth === 1 && (token === ',' || token === '}')) close(index);
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    before = token;
  }
  return members;
};

/** @param text JSON of an object */
export const parseMembers = (text: string): Parsed => {
  const outside = text.replace(/"(?:[^"\\]|\\.)*"/gs, '');
  return { members: membersOf(text), defects: /\s/.test(outside) ? [repairable('json-whitespace')] : [] };
};
