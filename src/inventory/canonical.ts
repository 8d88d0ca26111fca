/**
 * The one order of an Inventory. Answers of an org come in the order in which its requests end; what two runs read of
 * an unchanged org shall nevertheless be the same, and so shall the file that it is saved in.
 */
import type { Inventory } from './inventory.js';
import { byCodeUnits } from '../text/order.js';

type Json = Json[] | boolean | number | string | { [key: string]: Json | undefined } | null;

const sortKeys = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([key, member]) => [key, member === undefined ? member : sortKeys(member)]),
  );
};

/** JSON text on one line with the members of every object by name; equal data give equal texts. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sortKeys(value as Json));

/** Levels above the rows of an Inventory's lists. */
const LEVELS_ABOVE_ROWS = 3;

/** The text of {@link canonicalJson} row by row: that of a large org never exists as a whole. */
export function* canonicalPieces(value: unknown, levels = LEVELS_ABOVE_ROWS): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield canonicalJson(value);
    return;
  }
  const isList = Array.isArray(value);
  const members = isList
    ? value.map((item): [string, unknown] => ['', item])
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => byCodeUnits(a, b));
  let before = isList ? '[' : '{';
  for (const [key, member] of members) {
    yield isList ? before : `${before}${JSON.stringify(key)}:`;
    yield* canonicalPieces(member, levels - 1);
    before = ',';
  }
  yield `${members.length === 0 ? before : ''}${isList ? ']' : '}'}`;
}

const sorted = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, key: canonicalJson(item) }))
    .sort((a, b) => byCodeUnits(a.key, b.key))
    .map(({ item }) => item);

const withSorted = <T, K extends keyof T>(row: T, key: K): T => {
  const list = row[key];
  return Array.isArray(list) ? { ...row, [key]: sorted(list as unknown[]) } : row;
};

/**
 * The same Inventory with every list in order that an org gives in any order. What comes from a fixed list of columns,
 * such as the rights to an object, is in order already.
 */
export const canonicalInventory = (inventory: Inventory): Inventory => ({
  ...inventory,
  callerPermissions: inventory.callerPermissions && sorted(inventory.callerPermissions),
  apps: sorted(inventory.apps.map((app) => withSorted(withSorted(app, 'ipRanges'), 'scopes'))),
  users: sorted(inventory.users),
  userLogins: sorted(inventory.userLogins),
  assignments: sorted(inventory.assignments),
  permissionSets: sorted(inventory.permissionSets.map((set) => withSorted(set, 'permissions'))),
  permissionSetGroups: sorted(inventory.permissionSetGroups),
  objectAccess: sorted(inventory.objectAccess),
  fieldAccess: sorted(inventory.fieldAccess),
  entityAccess: sorted(inventory.entityAccess),
  apexRestClasses: sorted(inventory.apexRestClasses),
  apexClassNames: sorted(inventory.apexClassNames),
  profileLimits: sorted(inventory.profileLimits.map((profile) => withSorted(profile, 'loginIpRanges'))),
  logins: withSorted(inventory.logins, 'summaries'),
  runAsChanges: sorted(inventory.runAsChanges),
  gaps: sorted(inventory.gaps.map((gap) => withSorted(withSorted(withSorted(gap, 'subjects'), 'columns'), 'grant'))),
});
