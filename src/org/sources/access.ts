/** What permission sets give: their permissions, and access to objects, fields, Apex classes and apps. */
import type { EntityAccess, FieldAccess, ObjectAccess, ObjectAccessRight } from '../../inventory/inventory.js';
import type { Query } from '../client/client.js';
import { flag, text } from '../client/row.js';
import { soqlInPieces } from '../client/soql.js';

const PREFIX = 'Permissions';
/** An org has several hundred permissions: their columns alone can fill a request line, so they are asked in parts. */
const COLUMNS_A_QUERY = 230;

export type SetPermissions = { permissionSetId: string; permissions: string[] };

/** @param columns what a describe of PermissionSet listed */
export const permissionQueries = (setIds: string[], columns: Set<string>): Array<Query<SetPermissions>> => {
  const all = [...columns].filter((column) => column.startsWith(PREFIX)).sort();
  const queries: Array<Query<SetPermissions>> = [];
  for (let start = 0; start < all.length; start += COLUMNS_A_QUERY) {
    const part = all.slice(start, start + COLUMNS_A_QUERY);
    const map: Query<SetPermissions>['map'] = (row) => {
      const permissionSetId = text(row, 'Id');
      if (permissionSetId === null) return undefined;
      const granted = part.filter((column) => flag(row, column) === true);
      return { permissionSetId, permissions: granted.map((column) => column.slice(PREFIX.length)) };
    };
    const select = `SELECT Id,${part.join(',')} FROM PermissionSet`;
    queries.push(...soqlInPieces(setIds, (ids) => `${select} WHERE Id IN (${ids})`).map((soql) => ({ soql, map })));
  }
  return queries;
};

const OBJECT_RIGHTS: ReadonlyArray<readonly [string, ObjectAccessRight]> = [
  ['PermissionsCreate', 'create'],
  ['PermissionsRead', 'read'],
  ['PermissionsEdit', 'edit'],
  ['PermissionsDelete', 'delete'],
  ['PermissionsViewAllRecords', 'viewAll'],
  ['PermissionsModifyAllRecords', 'modifyAll'],
  ['PermissionsViewAllFields', 'viewAllFields'],
];

/** @param columns what a describe of ObjectPermissions listed: View All Fields is newer than the others */
export const objectAccessQueries = (setIds: string[], columns: Set<string>): Array<Query<ObjectAccess>> => {
  const readable = OBJECT_RIGHTS.filter(([column]) => columns.has(column));
  const selected = ['ParentId', 'SobjectType', ...readable.map(([column]) => column)].join(', ');
  return soqlInPieces(setIds, (ids) => `SELECT ${selected} FROM ObjectPermissions WHERE ParentId IN (${ids})`).map(
    (soql) => ({
      soql,
      map: (row) => {
        const permissionSetId = text(row, 'ParentId');
        const object = text(row, 'SobjectType');
        if (permissionSetId === null || object === null) return undefined;
        const rights = readable.filter(([column]) => flag(row, column) === true).map(([, right]) => right);
        return { permissionSetId, object, rights };
      },
    }),
  );
};

/** Rights of a field, shared by all rows that agree: sixty thousand rows are no rarity. */
const FIELD_RIGHTS = {
  none: [],
  read: ['read'],
  edit: ['edit'],
  both: ['read', 'edit'],
} satisfies Record<string, FieldAccess['rights']>;

const fieldRights = (read: boolean, edit: boolean): FieldAccess['rights'] =>
  read ? (edit ? FIELD_RIGHTS.both : FIELD_RIGHTS.read) : edit ? FIELD_RIGHTS.edit : FIELD_RIGHTS.none;

export const fieldAccessQueries = (setIds: string[]): Array<Query<FieldAccess>> =>
  soqlInPieces(
    setIds,
    (ids) =>
      `SELECT ParentId, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId IN (${ids})`,
  ).map((soql) => ({
    soql,
    map: (row) => {
      const permissionSetId = text(row, 'ParentId');
      const field = text(row, 'Field');
      if (permissionSetId === null || field === null) return undefined;
      const rights = fieldRights(flag(row, 'PermissionsRead') === true, flag(row, 'PermissionsEdit') === true);
      return { permissionSetId, field, rights };
    },
  }));

const isEntityType = (value: string | null): value is EntityAccess['type'] =>
  value === 'ApexClass' || value === 'ConnectedApplication' || value === 'ExternalClientApplication';

/** @param withExternalClientApps the org has them: older API versions refuse the type's name */
export const entityAccessQueries = (setIds: string[], withExternalClientApps: boolean): Array<Query<EntityAccess>> => {
  const types = ['ApexClass', 'ConnectedApplication', ...(withExternalClientApps ? ['ExternalClientApplication'] : [])];
  const inTypes = types.map((type) => `'${type}'`).join(',');
  return soqlInPieces(
    setIds,
    (ids) =>
      `SELECT ParentId, SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE SetupEntityType IN (${inTypes}) AND ParentId IN (${ids})`,
  ).map((soql) => ({
    soql,
    map: (row) => {
      const permissionSetId = text(row, 'ParentId');
      const id = text(row, 'SetupEntityId');
      const type = text(row, 'SetupEntityType');
      return permissionSetId === null || id === null || !isEntityType(type) ? undefined : { permissionSetId, id, type };
    },
  }));
};
