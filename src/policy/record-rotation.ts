/** Writes the day of a rotation into the text of a policy file, and leaves every other character as it is. Pure. */
import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { isWanted } from '../inventory/apps.js';
import type { AppKind, OrgFacts } from '../inventory/inventory.js';
import { parseYaml } from './document.js';
import { nameKey } from '../inventory/names.js';
import { environmentsOf, policyFor } from './environments.js';
import type { Policy } from './policy.js';
import { endOf, lineStart, startOf } from './text-edit.js';
import { withLineBreaksOf } from '../text/line-breaks.js';

type RotatedApp = { kind: AppKind; name: string };
type Org = Pick<OrgFacts, 'id' | 'instanceUrl' | 'isSandbox' | 'username'>;
type Edit = { from: number; to: number; text: string };

const KEY = 'secretRotatedOn';

const sameName = (a: unknown, b: string): boolean => typeof a === 'string' && nameKey(a) === nameKey(b);

/** What the policy calls the integrations of the app in this org; several are several services of one app. */
const declaredNames = (policy: Policy, org: Org, app: RotatedApp): string[] => [
  ...new Set(
    policyFor(policy, org)
      .integrations.filter((one) => isWanted(app, [one.app]))
      .map(({ declaredAs }) => declaredAs),
  ),
];

const entryNamed = (map: unknown, name: string): Pair | undefined =>
  isMap(map) ? map.items.find(({ key }) => sameName(isScalar(key) ? key.value : key, name)) : undefined;

/** Line break and indentation of a further key of a block whose first key begins at `at`. */
const nextLine = (text: string, at: number): string =>
  withLineBreaksOf(text, '\n') + ' '.repeat(at - lineStart(text, at));

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
};

/** Replaces the day of a mapping, or adds it behind the key `app`, else before the first key. */
const editOf = (text: string, map: YAMLMap, date: string): Edit | null => {
  const existing = map.get(KEY, true) as unknown;
  // Others repeat what has an anchor.
  if (isScalar(existing) && existing.anchor === undefined)
    return { from: startOf(existing), to: endOf(existing), text: date };
  if (existing !== undefined) return null;
  const [first] = map.items;
  if (first === undefined) return { from: startOf(map), to: endOf(map), text: `{ ${KEY}: ${date} }` };
  const begin = startOf(first.key);
  const app = map.get('app', true) as unknown;
  if (map.flow === true) return { from: begin, to: begin, text: `${KEY}: ${date}, ` };
  if (!isScalar(app)) return { from: begin, to: begin, text: `${KEY}: ${date}${nextLine(text, begin)}` };
  const at = endOfLine(text, endOf(app));
  return { from: at, to: at, text: `${nextLine(text, begin)}${KEY}: ${date}` };
};

const editOfPair = (text: string, { key, value }: Pair, date: string): Edit | null => {
  if (isMap(value)) return editOf(text, value, date);
  const isEmpty = value === null || (isScalar(value) && value.value === null);
  const at = text.indexOf(':', endOf(key)) + 1;
  return isEmpty ? { from: at, to: at, text: ` { ${KEY}: ${date} }` } : null;
};

/** Where the day that counts in this org stands: the entry of its most particular environment, else the app's own. */
const editsFor = (
  text: string,
  contents: unknown,
  name: string,
  environments: readonly string[],
  date: string,
): Array<Edit | null> => {
  if (!isMap(contents)) return [null];
  for (const environment of environments.toReversed()) {
    const pair = entryNamed(contents.getIn(['environments', environment, 'integrations'], true), name);
    if (pair !== undefined) return [editOfPair(text, pair, date)];
  }
  const integrations = contents.get('integrations', true) as unknown;
  const items = isSeq(integrations) ? integrations.items : [];
  return items
    .filter((item) => isMap(item) && sameName(item.get('app'), name))
    .map((item) => editOf(text, item as YAMLMap, date));
};

const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, text: added }) => whole.slice(0, from) + added + whole.slice(to), text);

/**
 * The text with `secretRotatedOn` of the app's integrations set to a civil date.
 *
 * @param policy what the text says
 * @returns null when no integration is of the app, or one stands where it cannot be changed alone (an alias)
 */
export const recordRotation = (
  text: string,
  policy: Policy,
  { app, org, date }: { app: RotatedApp; org: Org; date: string },
): string | null => {
  const names = declaredNames(policy, org, app);
  const { contents } = parseYaml(text);
  const environments = environmentsOf(policy, org).map(([name]) => name);
  const edits = names.flatMap((name) => editsFor(text, contents, name, environments, date));
  const whole = edits.filter((edit) => edit !== null);
  return whole.length === 0 || whole.length < edits.length ? null : applied(text, whole);
};
