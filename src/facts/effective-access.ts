/** What the grants of a user give, over all of them: system permissions, objects and fields. */
import type { FieldAccess, ObjectAccess, ObjectAccessRight } from '../inventory/inventory.js';
import type { Grant } from './facts.js';

/** By lower-case name: how the org spells it, and the grants that give each right. */
export type RightsByName<R extends string> = ReadonlyMap<string, { name: string; rights: ReadonlyMap<R, Grant[]> }>;

export type EffectiveAccess = {
  permissions: RightsByName<'granted'>;
  objects: RightsByName<ObjectAccessRight>;
  fields: RightsByName<'edit' | 'read'>;
  /** Rights to every object, by system permission. */
  everyObject: ReadonlyMap<ObjectAccessRight, Grant[]>;
  /** Read access to every field. */
  everyField: Grant[];
};

export type AccessRows = {
  objectsOf(permissionSetId: string): readonly ObjectAccess[];
  fieldsOf(permissionSetId: string): readonly FieldAccess[];
};

/** What Modify All brings; to see every field is apart. */
const ALL_RIGHTS: readonly ObjectAccessRight[] = ['read', 'create', 'edit', 'delete', 'viewAll', 'modifyAll'];

/** What comes with a right; Salesforce sets these together, and a policy file need not repeat them. */
const IMPLIED: Readonly<Record<ObjectAccessRight, readonly ObjectAccessRight[]>> = {
  read: ['read'],
  create: ['create', 'read'],
  edit: ['edit', 'read'],
  delete: ['delete', 'edit', 'read'],
  viewAll: ['viewAll', 'read'],
  modifyAll: ALL_RIGHTS,
  viewAllFields: ['viewAllFields', 'read'],
};

export const withImplied = (rights: readonly ObjectAccessRight[]): Set<ObjectAccessRight> =>
  new Set(rights.flatMap((right) => IMPLIED[right]));

export const withImpliedOfField = (rights: ReadonlyArray<'edit' | 'read'>): Set<'edit' | 'read'> =>
  new Set(rights.includes('edit') ? ['read', 'edit'] : rights);

/** System permissions that reach every object, and those that reach every field. */
export const REACHING_EVERY_OBJECT: Readonly<Record<string, readonly ObjectAccessRight[]>> = {
  ViewAllData: IMPLIED.viewAll,
  ModifyAllData: ALL_RIGHTS,
};
const REACHING_EVERY_FIELD = 'ViewAllFieldsGlobal';

const collector = <R extends string>() => {
  const byName = new Map<string, { name: string; rights: Map<R, Grant[]> }>();
  const add = (name: string, rights: Iterable<R>, grant: Grant): void => {
    const key = name.toLowerCase();
    const entry = byName.get(key) ?? { name, rights: new Map<R, Grant[]>() };
    byName.set(key, entry);
    for (const right of rights) entry.rights.set(right, [...(entry.rights.get(right) ?? []), grant]);
  };
  return { byName, add };
};

/** @param grants in force */
export const effectiveAccess = (grants: readonly Grant[], rows: AccessRows): EffectiveAccess => {
  const permissions = collector<'granted'>();
  const objects = collector<ObjectAccessRight>();
  const fields = collector<'edit' | 'read'>();
  const everyObject = collector<ObjectAccessRight>();
  for (const grant of grants) {
    for (const permission of grant.permissions) {
      permissions.add(permission, ['granted'], grant);
      everyObject.add('', REACHING_EVERY_OBJECT[permission] ?? [], grant);
    }
    for (const { object, rights } of rows.objectsOf(grant.permissionSetId))
      objects.add(object, withImplied(rights), grant);
    for (const { field, rights } of rows.fieldsOf(grant.permissionSetId)) {
      fields.add(field, withImpliedOfField(rights), grant);
    }
  }
  return {
    permissions: permissions.byName,
    objects: objects.byName,
    fields: fields.byName,
    everyObject: everyObject.byName.get('')?.rights ?? new Map<ObjectAccessRight, Grant[]>(),
    everyField: grants.filter((grant) => grant.permissions.has(REACHING_EVERY_FIELD)),
  };
};

/** Whether the user has the right to the object, by its own row or by a permission that reaches every object. */
export const hasObjectRight = (access: EffectiveAccess, object: string, right: ObjectAccessRight): boolean =>
  access.everyObject.has(right) || (access.objects.get(object.toLowerCase())?.rights.has(right) ?? false);
