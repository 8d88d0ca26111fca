/** The access that the policy file declares, held against what the Run As user has. */
import type { ObjectAccessRight, Source } from '../inventory/inventory.js';
import { needsNoFieldPermission, objectOf } from '../platform/field-permissions.js';
import { readTogether } from '../platform/object-dependencies.js';
import { inDoubt, openGrants, openProfile } from './doubt.js';
import {
  effectiveAccess,
  hasObjectRight,
  REACHING_EVERY_OBJECT,
  withImplied,
  withImpliedOfField,
  type EffectiveAccess,
} from './effective-access.js';
import { known, type AccessRight, type Fact, type FactValues, type Grant } from './facts.js';
import type { Asked } from './gap-index.js';
import { andThen, columnOf, coveredBy, type FactContext, type Resolver } from './resolver.js';
import { byCodeUnits } from '../text/order.js';

type Declared = FactValues['declaredAccess'];
type Missing = AccessRight & { source: Source };

const names = (list: readonly string[]): Set<string> => new Set(list.map((name) => name.toLowerCase()));

type FieldCheck = { access: EffectiveAccess; hasRows: (field: string) => boolean };

/** Null when the user has it; else the source that says that he has not. */
const fieldLacks = ({ access, hasRows }: FieldCheck, field: string, right: 'edit' | 'read'): Source | null => {
  const always = needsNoFieldPermission(field, right) && !hasRows(field);
  const allowed =
    always ||
    (access.fields.get(field.toLowerCase())?.rights.has(right) ?? false) ||
    (right === 'read' && (access.everyField.length > 0 || hasObjectRight(access, objectOf(field), 'viewAllFields')));
  if (!allowed) return 'FieldPermissions';
  const needed: ObjectAccessRight[] = right === 'read' ? ['read'] : ['edit', 'create'];
  return needed.some((one) => hasObjectRight(access, objectOf(field), one)) ? null : 'ObjectPermissions';
};

const missingOf = ({ permissions, objects, fields }: Declared, check: FieldCheck): Missing[] => [
  ...(permissions ?? [])
    .filter((name) => !check.access.permissions.has(name.toLowerCase()))
    .map((name): Missing => ({ kind: 'permission', name, right: null, grants: [], source: 'PermissionSet' })),
  ...Object.entries(objects ?? {}).flatMap(([name, rights]) =>
    rights
      .filter((right) => !hasObjectRight(check.access, name, right))
      .map((right): Missing => ({ kind: 'object', name, right, grants: [], source: 'ObjectPermissions' })),
  ),
  ...Object.entries(fields ?? {}).flatMap(([name, rights]) =>
    rights.flatMap((right): Missing[] => {
      const source = fieldLacks(check, name, right);
      const unlisted = source === 'FieldPermissions' && !check.hasRows(name);
      return source === null ? [] : [{ kind: 'field', name, right, grants: [], source, ...(unlisted && { unlisted }) }];
    }),
  ),
];

/** More than declared, each with the grants that give it. A part that is not declared allows anything. */
const excessOf = ({ permissions, objects, fields }: Declared, access: EffectiveAccess): AccessRight[] => {
  const allowedPermissions = permissions && names([...permissions, 'ApiUserOnly']);
  const undeclared = [...access.permissions]
    .filter(([key, { name }]) =>
      allowedPermissions === null ? objects !== null && name in REACHING_EVERY_OBJECT : !allowedPermissions.has(key),
    )
    .map(([, { name, rights }]): AccessRight => ({
      kind: 'permission',
      name,
      right: null,
      grants: rights.get('granted') ?? [],
    }));
  const everywhere = new Set((permissions ?? []).flatMap((name) => REACHING_EVERY_OBJECT[name] ?? []));
  return [
    ...undeclared,
    ...(objects === null
      ? []
      : moreThan('object', withDeclared(withParents(objects), withImplied), access.objects, everywhere)),
    ...(fields === null ? [] : everyFieldOf(access, objects)),
    ...(fields === null
      ? []
      : moreThan('field', withDeclared(fields, withImpliedOfField), access.fields, new Set<string>()).filter(
          ({ name }) => hasObjectRight(access, objectOf(name), 'read'),
        )),
  ];
};

/** Where objects are declared, to see every field of one is among their rights. */
const everyFieldOf = (access: EffectiveAccess, objects: Declared['objects']): AccessRight[] =>
  objects !== null
    ? []
    : [...access.objects.values()].flatMap(({ name, rights }) => {
        const grants = rights.get('viewAllFields');
        return grants === undefined ? [] : [{ kind: 'object', name, right: 'viewAllFields', grants }];
      });

/** What a permission set has to give along with the declared objects is no excess. */
const withParents = (objects: Record<string, ObjectAccessRight[]>): Record<string, ObjectAccessRight[]> => {
  const together = readTogether(Object.keys(objects));
  return { ...objects, ...Object.fromEntries(together.map(({ object }) => [object, ['read' as const]])) };
};

const withDeclared = <R extends string>(
  declared: Record<string, R[]>,
  implied: (rights: readonly R[]) => Set<R>,
): Map<string, Set<string>> =>
  new Map(Object.entries(declared).map(([name, rights]) => [name.toLowerCase(), new Set<string>(implied(rights))]));

const moreThan = (
  kind: 'field' | 'object',
  declared: ReadonlyMap<string, ReadonlySet<string>>,
  effective: EffectiveAccess['fields'] | EffectiveAccess['objects'],
  everywhere: ReadonlySet<string>,
): AccessRight[] =>
  [...effective].flatMap(([key, { name, rights }]) =>
    [...rights]
      .filter(([right]) => !everywhere.has(right) && !(declared.get(key)?.has(right) ?? false))
      .map(([right, grants]): AccessRight => ({ kind, name, right, grants })),
  );

const byName = (a: AccessRight, b: AccessRight): number => byCodeUnits(b.kind, a.kind) || byCodeUnits(a.name, b.name);

type Judged = {
  declared: Declared;
  access: EffectiveAccess;
  doubt: Grant | undefined;
  user: FactValues['user'];
  covered: (source: Source) => Fact<never> | undefined;
};

/** Not every version has View All Fields, which gives to read a field as well. */
const VIEW_ALL_FIELDS = columnOf('ObjectPermissions', 'PermissionsViewAllFields');
const PLACES: Partial<Record<Source, readonly Asked[]>> = {
  FieldPermissions: ['FieldPermissions', VIEW_ALL_FIELDS],
  ObjectPermissions: [VIEW_ALL_FIELDS],
};

/** Access by the grants that are certain; `doubt` is a grant that may give more. */
const judged = <T>({ index, lookups, get }: FactContext, next: (given: Judged) => Fact<T>): Fact<T> =>
  andThen(get('declaredAccess'), (declared) =>
    andThen(get('user'), (user) =>
      andThen(get('grants'), (all) => {
        const { doubtful } = lookups.grantsOf(user.id);
        const certain = all.filter((grant) => grant.inForce && !doubtful.has(grant));
        return next({
          declared,
          access: effectiveAccess(certain, lookups.accessRows()),
          doubt: all.find((grant) => doubtful.has(grant)),
          user,
          covered: (source) => coveredBy(index, PLACES[source] ?? [source], user.id, user.username),
        });
      }),
    ),
  );

/** What was not read may give what is missing, so only a source that was read can say so. */
export const missingAccess: Resolver<AccessRight[]> = (context) =>
  judged(context, ({ declared, access, doubt, user, covered }) => {
    const missing = missingOf(declared, { access, hasRows: context.lookups.hasFieldRows });
    if (missing.length === 0) return known([]);
    if (doubt !== undefined) return inDoubt(context.index, doubt);
    const open = openGrants(context.index, user);
    if (open !== undefined) return open;
    const sure = missing.filter(({ source }) => covered(source) === undefined);
    const [first] = missing.flatMap(({ source }) => covered(source) ?? []);
    return sure.length === 0 && first !== undefined ? first : known(sure.sort(byName));
  });

const SOURCES = { objects: 'ObjectPermissions', fields: 'FieldPermissions' } as const;

/** What was not read may be more, but does not take away what is there already. */
export const excessAccess: Resolver<AccessRight[]> = (context) =>
  judged(context, ({ declared, access, doubt, user, covered }) => {
    const excess = excessOf(declared, access);
    if (excess.length > 0) return known(excess.sort(byName));
    if (doubt !== undefined) return inDoubt(context.index, doubt);
    const open = openProfile(context.index, user);
    if (open !== undefined) return open;
    const [first] = (['objects', 'fields'] as const).flatMap((part) =>
      declared[part] === null ? [] : (covered(SOURCES[part]) ?? []),
    );
    const unseen = declared.fields === null ? undefined : covered('ObjectPermissions');
    return first ?? unseen ?? known([]);
  });
