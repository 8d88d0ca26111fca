/** What the Run As user may do: from flags and policy file, completed by what rights rest on. Pure. */
import { withImplied, withImpliedOfField } from '../../facts/effective-access.js';
import type { ObjectAccessRight } from '../../inventory/inventory.js';
import { isRequiredField, isSystemField } from '../../platform/field-permissions.js';
import { readTogether } from '../../platform/object-dependencies.js';
import type { DeclaredAccess } from '../../policy/policy.js';
import type { Access } from './spec.js';

const OBJECT_RIGHTS: readonly ObjectAccessRight[] = [
  'read',
  'create',
  'edit',
  'delete',
  'viewAll',
  'modifyAll',
  'viewAllFields',
];
const FIELD_RIGHTS = ['read', 'edit'] as const;
type FieldRight = (typeof FIELD_RIGHTS)[number];

/** Without the first the flow does nothing; the second keeps the user from logging in as a person would. */
const API_ENABLED = 'ApiEnabled';
export const API_ONLY = 'ApiUserOnly';

const OBJECT = /^[A-Za-z]\w*$/;
const FIELD = /^[A-Za-z]\w*\.[A-Za-z]\w*$/;

/** `Contract:read,edit`, with any of these rights; null for anything else. */
const parsed = <R extends string>(text: string, name: RegExp, rights: readonly R[]): [name: string, R[]] | null => {
  const [, key = '', list = ''] = /^([^:]+):([^:]+)$/.exec(text) ?? [];
  const given = list.split(',').map((right) => right.trim());
  const known = given.map((right) => rights.find((one) => one.toLowerCase() === right.toLowerCase()));
  const found = known.filter((right) => right !== undefined);
  return name.test(key.trim()) && found.length === given.length ? [key.trim(), found] : null;
};

export const objectFlag = (text: string): [string, ObjectAccessRight[]] | null => parsed(text, OBJECT, OBJECT_RIGHTS);
export const fieldFlag = (text: string): [string, FieldRight[]] | null => parsed(text, FIELD, FIELD_RIGHTS);

/** Names differ by case only: the first spelling stays, and rights come together. */
const joined = <R extends string>(entries: ReadonlyArray<[string, readonly R[]]>): Array<[string, R[]]> => {
  const byKey = Map.groupBy(entries, ([name]) => name.toLowerCase());
  return [...byKey.values()].map((same) => [same[0]?.[0] ?? '', [...new Set(same.flatMap(([, rights]) => rights))]]);
};

const unique = (names: readonly string[]): string[] => joined(names.map((name) => [name, []])).map(([name]) => name);

const has = (entries: ReadonlyArray<[string, unknown]>, name: string): boolean =>
  entries.some(([key]) => key.toLowerCase() === name.toLowerCase());

export type AccessFlags = {
  permissions: readonly string[];
  objects: ReadonlyArray<[string, ObjectAccessRight[]]>;
  fields: ReadonlyArray<[string, FieldRight[]]>;
};

export const NO_ACCESS: AccessFlags = { permissions: [], objects: [], fields: [] };

/** For an object or a field that a flag names, the flag says all; whatever else the policy file declares stays. */
export const mergedAccess = (flags: AccessFlags, declared: readonly DeclaredAccess[]): AccessFlags => {
  const objects = declared.flatMap((access) => Object.entries(access.objects ?? {}));
  const fields = declared.flatMap((access) => Object.entries(access.fields ?? {}));
  return {
    permissions: [...flags.permissions, ...declared.flatMap(({ permissions }) => permissions ?? [])],
    objects: [...flags.objects, ...objects.filter(([name]) => !has(flags.objects, name))],
    fields: [...flags.fields, ...fields.filter(([name]) => !has(flags.fields, name))],
  };
};

const inOrder = <R extends string>(rights: ReadonlySet<R>, order: readonly R[]): R[] =>
  order.filter((right) => rights.has(right));

export type CompletedAccess = {
  access: Access;
  /** Fields that take no permission: whoever sees a record sees them. */
  leftOut: string[];
  /** Objects that can only be read along with others, and so are granted, with one of these. */
  added: Array<{ object: string; for: string }>;
};

/** What an org says; without one, what every org has. */
export type OrgAccess = {
  /** Whether a permission set can grant the field, beside those that none can; null: the org does not say. */
  takesPermission: (field: string) => boolean | null;
  /** Masters of an object that is the detail of a relationship. */
  mastersOf: (object: string) => readonly string[];
  /** Some editions lack API Only User. */
  hasApiOnly: boolean;
};

const EVERY_ORG: OrgAccess = { takesPermission: () => null, mastersOf: () => [], hasApiOnly: true };

/** Every right with those that it rests on, and every field's object with the right that the field has. */
export const completedAccess = (
  { permissions, objects, fields }: AccessFlags,
  { takesPermission, mastersOf, hasApiOnly }: OrgAccess = EVERY_ORG,
): CompletedAccess => {
  const isLeftOut = ([field]: [string, unknown]): boolean =>
    isSystemField(field) || !(takesPermission(field) ?? !isRequiredField(field));
  const all = joined(fields);
  const kept = all.filter((field) => !isLeftOut(field));
  const ofFields = all.map(([field, rights]): [string, FieldRight[]] => [field.slice(0, field.indexOf('.')), rights]);
  const asked = joined<ObjectAccessRight>([...objects, ...ofFields]);
  const added = readTogether(
    asked.map(([object]) => object),
    mastersOf,
  );
  const withFields = [...asked, ...added.map(({ object }): [string, ObjectAccessRight[]] => [object, ['read']])];
  return {
    access: {
      permissions: unique([API_ENABLED, ...(hasApiOnly ? [API_ONLY] : []), ...permissions]),
      objects: Object.fromEntries(
        withFields.map(([object, rights]) => [object, inOrder(withImplied(rights), OBJECT_RIGHTS)]),
      ),
      fields: Object.fromEntries(
        kept.map(([field, rights]) => [field, inOrder(withImpliedOfField(rights), FIELD_RIGHTS)]),
      ),
    },
    leftOut: all.filter(isLeftOut).map(([field]) => field),
    added,
  };
};
