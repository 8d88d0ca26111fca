/** Sums and differences of what permission sets give. Names compare without regard to case. Pure. */
import { nameKey } from '../inventory/names.js';
import type { RightsPart } from './parts.js';

type Named<R> = { name: string; rights: R[] };

const without = (names: readonly string[], taken: readonly string[]): string[] => {
  const keys = new Set(taken.map(nameKey));
  return names.filter((name) => !keys.has(nameKey(name)));
};

const once = (names: readonly string[]): string[] => [...new Map(names.map((name) => [nameKey(name), name])).values()];

const sum = <R>(rows: ReadonlyArray<Named<R>>): Array<Named<R>> =>
  [...Map.groupBy(rows, ({ name }) => nameKey(name)).values()].map((same) => ({
    name: same[0]?.name ?? '',
    rights: [...new Set(same.flatMap(({ rights }) => rights))],
  }));

const minus = <R>(rows: ReadonlyArray<Named<R>>, taken: ReadonlyArray<Named<R>>): Array<Named<R>> => {
  const byName = new Map(taken.map(({ name, rights }) => [nameKey(name), new Set(rights)]));
  return rows
    .map(({ name, rights }) => ({ name, rights: rights.filter((right) => !byName.get(nameKey(name))?.has(right)) }))
    .filter(({ rights }) => rights.length > 0);
};

const objectsOf = ({ objects }: RightsPart) => objects.map(({ object: name, rights }) => ({ name, rights }));
const fieldsOf = ({ fields }: RightsPart) => fields.map(({ field: name, rights }) => ({ name, rights }));
const openedBy = ({ classes }: RightsPart): string[] =>
  classes.filter(({ enabled }) => enabled).map(({ name }) => name);

/** Whether access to a class can be muted is not documented: what a group gives is in doubt then. */
export const mutesClasses = (muting: RightsPart): boolean => openedBy(muting).length > 0;

/** What a group gives: everything of its members, less what is muted; a row of which nothing is left is none. */
export const aggregate = (members: readonly RightsPart[], muting: readonly RightsPart[]): RightsPart => {
  return {
    granted: without(
      once(members.flatMap(({ granted }) => granted)),
      muting.flatMap(({ granted }) => granted),
    ),
    denied: [],
    objects: minus(sum(members.flatMap(objectsOf)), sum(muting.flatMap(objectsOf))).map(({ name, rights }) => ({
      object: name,
      rights,
    })),
    fields: minus(sum(members.flatMap(fieldsOf)), sum(muting.flatMap(fieldsOf))).map(({ name, rights }) => ({
      field: name,
      rights,
    })),
    classes: once(members.flatMap(openedBy)).map((name) => ({ name, enabled: true })),
  };
};

/** Permissions after a deploy: what the file says counts, the rest stays. */
export const mergedPermissions = (before: readonly string[], { granted, denied }: RightsPart): string[] =>
  once([...without(before, denied), ...granted]).sort();
