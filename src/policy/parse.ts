/** From the text of a policy file to a Policy, or to everything that is wrong with it. */
import {
  isAlias,
  isCollection,
  isMap,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { z } from 'zod';
import { crossCheck } from './cross-check.js';
import { pathText, type Mistake, type Path, type Problem } from './mistake.js';
import type { Policy, RuleName } from './policy.js';
import { problemsOf, valueAt } from './problems.js';
import { policySchema } from './schema.js';
import { policyText } from './texts.js';

export type Parsed = { policy: Policy; mistakes: [] } | { policy: null; mistakes: Mistake[] };

/** Aliases may be used, not to make much out of little. */
const MOST_ALIASES = 100;

const keyOf = ({ key }: Pair): string => String((key as { value?: unknown } | null)?.value ?? key);

/** The nearest node that stands in the file on the way to the path. */
const nodeAt = (document: Document, { path, at }: Pick<Problem, 'at' | 'path'>): Node | null => {
  let node = document.contents;
  for (const [depth, part] of path.entries()) {
    const inside: Node | null = isAlias(node) ? (node.resolve(document) ?? null) : node;
    const last = depth === path.length - 1;
    if (isMap(inside)) {
      const pair = inside.items.find((item) => keyOf(item) === String(part));
      const found = (last && at === 'key') || pair?.value === null ? pair?.key : pair?.value;
      if (found === undefined) return node;
      node = found as Node;
    } else if (isSeq(inside)) {
      const found = inside.items[Number(part)];
      if (found === undefined) return node;
      node = found as Node;
    } else {
      return node;
    }
  }
  return node;
};

const firstKey = (node: Node | null): Node | null =>
  isMap(node) && node.items[0] !== undefined ? (node.items[0].key as Node) : node;

type Place = { line: number; column: number };

const placeAt = (lines: LineCounter, offset: number): Place => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
};

const placeOf = (document: Document, lines: LineCounter, problem: Problem): Place => {
  const node = nodeAt(document, problem);
  // A block begins at its first key; what comes before may be a comment.
  return placeAt(lines, (isCollection(node) ? firstKey(node) : node)?.range?.[0] ?? 0);
};

const message = (path: Path, text: string): string => (path.length === 0 ? text : `${pathText(path)} ${text}`);

const alone = (text: string): Parsed => ({ policy: null, mistakes: [{ line: 1, column: 1, key: '', message: text }] });

const keyOfMistake = ({ line, column, message: text }: Mistake): string => [line, column, text].join();

/** In the order of the file, each once: one slip in the syntax can be seen from many levels. */
const inOrder = (mistakes: Mistake[]): Mistake[] =>
  [...new Map(mistakes.map((mistake) => [keyOfMistake(mistake), mistake])).values()].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );

const syntaxMistakes = (document: Document, lines: LineCounter): Mistake[] =>
  [...document.errors, ...document.warnings].map(({ code, message: text, pos }) => ({
    ...placeAt(lines, pos[0]),
    key: '',
    message: code === 'MULTIPLE_DOCS' ? policyText('documents') : text,
  }));

/** An alias whose anchor is not there makes no error of its own until the data is asked for. */
const looseAliases = (document: Document, lines: LineCounter): Mistake[] => {
  const found: Mistake[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const message = policyText('alias', alias.source);
      found.push({ ...placeAt(lines, alias.range?.[0] ?? 0), key: '', message });
    },
  });
  return found;
};

const readable = (document: Document): boolean => document.errors.every(({ code }) => code === 'DUPLICATE_KEY');

const dataOf = (document: Document): { data: unknown } | null => {
  try {
    return { data: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown };
  } catch {
    return null;
  }
};

const parsed = (text: string, lines: LineCounter): Document | null => {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false });
  } catch {
    // Too deep for the stack.
    return null;
  }
};

/** The parser catches the overflow of its stack, and reports it as an error of the syntax. */
const tooDeep = ({ errors }: Document): boolean => errors.some((error) => error.message.includes('call stack'));

const otherVersion = (data: unknown): boolean => {
  const version = valueAt(data, ['version']);
  return (typeof version === 'number' || typeof version === 'string') && version !== 1;
};

/** Every mistake at once, in the order of the file. */
export const parsePolicy = (text: string, rules: readonly RuleName[]): Parsed => {
  const lines = new LineCounter();
  const document = parsed(text, lines);
  if (document === null || tooDeep(document)) return alone(policyText('tooComplex'));
  const loose = looseAliases(document, lines);
  const syntax = [...syntaxMistakes(document, lines), ...loose];
  if (!readable(document) || loose.length > 0) return { policy: null, mistakes: inOrder(syntax) };
  if (document.contents === null) return alone(policyText('empty'));
  const read = dataOf(document);
  if (read === null) return alone(policyText('tooComplex'));
  const { data } = read;
  if (data === null) return alone(policyText('empty'));

  const toMistake = (problem: Problem): Mistake => ({
    ...placeOf(document, lines, problem),
    key: pathText(problem.path),
    message: message(problem.path, problem.text),
  });
  if (otherVersion(data)) {
    // Nothing else can be said about a format that is not known.
    const problem: Problem = { path: ['version'], at: 'value', text: '' };
    const mistake = { ...toMistake(problem), message: policyText('version.other', String(valueAt(data, ['version']))) };
    return { policy: null, mistakes: inOrder([...syntax, mistake]) };
  }
  const schema = policySchema(rules);
  const result = schema.safeParse(data);
  const jsonSchema = z.toJSONSchema(schema, { io: 'input' });
  const problems = [
    ...(result.error?.issues ?? []).flatMap((issue) => problemsOf(issue, { data, schema: jsonSchema })),
    ...crossCheck(data, rules),
  ];
  const mistakes = inOrder([...syntax, ...problems.map(toMistake)]);
  return mistakes.length === 0 && result.success ? { policy: result.data, mistakes: [] } : { policy: null, mistakes };
};
