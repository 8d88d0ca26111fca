/** From the text of a policy file to a Policy, or to everything that is wrong with it. */
import { isCollection, isMap, LineCounter, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { crossCheck } from './cross-check.js';
import { nodeFinder, parseYaml, survey, type Surveyed } from './document.js';
import { pathText, withNearest, type Mistake, type Path, type Problem } from './mistake.js';
import type { Policy, RuleName } from './policy.js';
import { problemsOf, valueAt } from './problems.js';
import { policySchema } from './schema.js';
import { policyText } from './texts.js';

/** `mistakes` are the first of the file, `total` says how many there are. */
export type Parsed = { policy: Policy; mistakes: []; total: 0 } | { policy: null; mistakes: Mistake[]; total: number };

/** Aliases may be used, not to make much out of little. */
const MOST_ALIASES = 100;

const firstKey = (node: Node | null): Node | null =>
  isMap(node) && node.items[0] !== undefined ? (node.items[0].key as Node) : node;

type Place = { line: number; column: number };

const placeAt = (lines: LineCounter, offset: number): Place => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
};

const placeOf = (node: Node | null, lines: LineCounter): Place =>
  // A block begins at its first key; what comes before may be a comment.
  placeAt(lines, (isCollection(node) ? firstKey(node) : node)?.range?.[0] ?? 0);

const message = (path: Path, text: string): string => (path.length === 0 ? text : `${pathText(path)} ${text}`);

type Found = Mistake & { near?: Problem['near'] };

/** Somebody mends the first ones, and looks again. */
const MOST_MISTAKES = 100;

const alone = (text: string): Parsed => ({
  policy: null,
  mistakes: [{ line: 1, column: 1, key: '', message: text }],
  total: 1,
});

const keyOfMistake = ({ line, column, message: text }: Mistake): string => [line, column, text].join();

/** In the order of the file, each once: one slip in the syntax can be seen from many levels. */
const faulty = (found: Found[]): Parsed => {
  const mistakes = [...new Map(found.map((mistake) => [keyOfMistake(mistake), mistake])).values()].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  const told = mistakes
    .slice(0, MOST_MISTAKES)
    .map(({ near, ...mistake }): Mistake => ({ ...mistake, message: withNearest(mistake.message, near) }));
  return { policy: null, mistakes: told, total: mistakes.length };
};

const syntaxMistakes = (document: Document, lines: LineCounter, { twice, loose }: Surveyed): Found[] => [
  ...[...document.errors, ...document.warnings].map(({ code, message: text, pos }) => ({
    ...placeAt(lines, pos[0]),
    key: '',
    message: code === 'MULTIPLE_DOCS' ? policyText('documents') : text,
  })),
  ...twice.map((node) => ({ ...placeOf(node, lines), key: '', message: policyText('twice') })),
  // Such an alias makes no error of its own until the data is asked for.
  ...loose.map((alias) => ({ ...placeOf(alias, lines), key: '', message: policyText('alias', alias.source) })),
];

const dataOf = (document: Document): { data: unknown } | null => {
  try {
    return { data: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown };
  } catch {
    return null;
  }
};

const parsed = (text: string, lines: LineCounter): Document | null => {
  try {
    return parseYaml(text, lines);
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
  const surveyed = survey(document);
  const syntax = syntaxMistakes(document, lines, surveyed);
  if (document.errors.length > 0 || surveyed.loose.length > 0) return faulty(syntax);
  const read = dataOf(document);
  if (read === null) return alone(policyText('tooComplex'));
  const { data } = read;
  if (data === null) return alone(policyText('empty'));

  const nodeAt = nodeFinder(document, surveyed);
  const toMistake = (problem: Problem): Found => ({
    ...placeOf(nodeAt(problem), lines),
    key: pathText(problem.path),
    message: message(problem.path, problem.text),
    near: problem.near,
  });
  if (otherVersion(data)) {
    // Nothing else can be said about a format that is not known.
    const problem: Problem = { path: ['version'], at: 'value', text: '' };
    const mistake = { ...toMistake(problem), message: policyText('version.other', String(valueAt(data, ['version']))) };
    return faulty([...syntax, mistake]);
  }
  const schema = policySchema(rules);
  const result = schema.safeParse(data);
  const issues = result.error?.issues ?? [];
  const jsonSchema = issues.length > 0 ? z.toJSONSchema(schema, { io: 'input' }) : {};
  const problems = [
    ...issues.flatMap((issue) => problemsOf(issue, { data, schema: jsonSchema })),
    ...crossCheck(data, rules),
  ];
  const mistakes = [...syntax, ...problems.map(toMistake)];
  return mistakes.length === 0 && result.success ? { policy: result.data, mistakes: [], total: 0 } : faulty(mistakes);
};
