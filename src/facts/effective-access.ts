/** What the grants of a user give, over all of them: system permissions, objects and fields. */
import type { FieldAccess, ObjectAccess, ObjectAccessRight } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
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

/** A row of a permission set: its name in lower case and as the org spells it, and its rights with what comes along. */
export type AccessRow<R extends string> = { key: string; name: string; rights: readonly R[] };

/** What permission sets give, prepared once for all users who have them. */
export type AccessRows = {
  objectsOf(permissionSetId: string): ReadonlyArray<AccessRow<ObjectAccessRight>>;
  fieldsOf(permissionSetId: string): ReadonlyArray<AccessRow<'edit' | 'read'>>;
};

/** What Modify All Data brings; to see every field is apart. */
const ALL_RIGHTS: readonly ObjectAccessRight[] = ['read', 'create', 'edit', 'delete', 'viewAll', 'modifyAll'];

/** What comes with a right; Salesforce sets these together, and a policy file need not repeat them. */
const IMPLIED: Readonly<Record<ObjectAccessRight, readonly ObjectAccessRight[]>> = {
  read: ['read'],
  create: ['create', 'read'],
  edit: ['edit', 'read'],
  delete: ['delete', 'edit', 'read'],
  viewAll: ['viewAll', 'read'],
  // To create is a right of its own.
  modifyAll: ['read', 'edit', 'delete', 'viewAll', 'modifyAll'],
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

/** Few lists of rights occur, however many rows have them. */
const shared = <R extends string>(implied: (rights: readonly R[]) => Iterable<R>): ((rights: readonly R[]) => R[]) => {
  const lists = new Map<string, R[]>();
  return (rights) => {
    const key = rights.join();
    const list = lists.get(key) ?? [...implied(rights)];
    lists.set(key, list);
    return list;
  };
};

export const accessRows = (objectAccess: readonly ObjectAccess[], fieldAccess: readonly FieldAccess[]): AccessRows => {
  const [ofObject, ofField] = [shared(withImplied), shared(withImpliedOfField)];
  const objects = new Map<string, Array<AccessRow<ObjectAccessRight>>>();
  const fields = new Map<string, Array<AccessRow<'edit' | 'read'>>>();
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const key = keys.get(name) ?? name.toLowerCase();
    keys.set(name, key);
    return key;
  };
  const put = <R extends string>(
    to: Map<string, Array<AccessRow<R>>>,
    set: string,
    name: string,
    rights: R[],
  ): void => {
    const rows = to.get(idKey(set));
    const row = { key: keyOf(name), name, rights };
    if (rows === undefined) to.set(idKey(set), [row]);
    else rows.push(row);
  };
  for (const { permissionSetId, object, rights } of objectAccess)
    put(objects, permissionSetId, object, ofObject(rights));
  for (const { permissionSetId, field, rights } of fieldAccess) put(fields, permissionSetId, field, ofField(rights));
  return {
    objectsOf: (set) => objects.get(idKey(set)) ?? [],
    fieldsOf: (set) => fields.get(idKey(set)) ?? [],
  };
};

const collector = <R extends string>() => {
  const byName = new Map<string, { name: string; rights: Map<R, Grant[]> }>();
  const add = (key: string, name: string, rights: Iterable<R>, grant: Grant): void => {
    const entry = byName.get(key) ?? { name, rights: new Map<R, Grant[]>() };
    byName.set(key, entry);
    for (const right of rights) {
      const given = entry.rights.get(right);
      if (given === undefined) entry.rights.set(right, [grant]);
      else given.push(grant);
    }
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
      permissions.add(permission.toLowerCase(), permission, ['granted'], grant);
      everyObject.add('', '', REACHING_EVERY_OBJECT[permission] ?? [], grant);
    }
    for (const { key, name, rights } of rows.objectsOf(grant.permissionSetId)) objects.add(key, name, rights, grant);
    for (const { key, name, rights } of rows.fieldsOf(grant.permissionSetId)) fields.add(key, name, rights, grant);
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
