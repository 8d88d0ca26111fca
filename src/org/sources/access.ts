/** What permission sets give: their permissions, and access to objects, fields, Apex classes and apps. */
import type { EntityAccess, FieldAccess, ObjectAccess, ObjectAccessRight } from '../../inventory/inventory.js';
import { rowsBy, type Query } from '../client/query.js';
import { soqlInPieces } from '../client/soql.js';

const PREFIX = 'Permissions';
/** An org has several hundred permissions: their columns alone can fill a request line, so they are asked in parts. */
const COLUMNS_A_QUERY = 230;

/** Permissions that every org has, whatever its edition and features: without their columns nothing can be said. */
export const EVERY_ORG_HAS = ['PermissionsApiEnabled', 'PermissionsApiUserOnly'];

export type SetPermissions = { permissionSetId: string; permissions: string[] };

/** @param columns what a describe of PermissionSet listed */
export const permissionQueries = (setIds: string[], columns: Set<string>): Array<Query<SetPermissions[]>> => {
  const all = [...columns].filter((column) => column.startsWith(PREFIX)).sort();
  const queries: Array<Query<SetPermissions[]>> = [];
  for (let start = 0; start < all.length; start += COLUMNS_A_QUERY) {
    const part = all.slice(start, start + COLUMNS_A_QUERY);
    const select = `SELECT Id,${part.join(',')} FROM PermissionSet`;
    queries.push({
      soql: soqlInPieces(setIds, (ids) => `${select} WHERE Id IN (${ids})`),
      about: ['Id'],
      fold: rowsBy((row) => ({
        permissionSetId: row.need.id('Id'),
        permissions: part.filter((column) => row.need.flag(column)).map((column) => column.slice(PREFIX.length)),
      })),
    });
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

/** View All Fields is newer than the other rights to an object. */
export const lackingObjectRights = (columns: Set<string>): string[] =>
  OBJECT_RIGHTS.map(([column]) => column).filter((column) => !columns.has(column));

/** @param columns what a describe of ObjectPermissions listed */
export const objectAccessQuery = (setIds: string[], columns: Set<string>): Query<ObjectAccess[]> => {
  const readable = OBJECT_RIGHTS.filter(([column]) => columns.has(column));
  const selected = ['ParentId', 'SobjectType', ...readable.map(([column]) => column)].join(', ');
  return {
    soql: soqlInPieces(setIds, (ids) => `SELECT ${selected} FROM ObjectPermissions WHERE ParentId IN (${ids})`),
    about: ['ParentId'],
    fold: rowsBy((row) => ({
      permissionSetId: row.need.id('ParentId'),
      object: row.need.text('SobjectType'),
      rights: readable.filter(([column]) => row.need.flag(column)).map(([, right]) => right),
    })),
  };
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

export const fieldAccessQuery = (setIds: string[]): Query<FieldAccess[]> => ({
  soql: soqlInPieces(
    setIds,
    (ids) =>
      `SELECT ParentId, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId IN (${ids})`,
  ),
  about: ['ParentId'],
  fold: rowsBy((row) => ({
    permissionSetId: row.need.id('ParentId'),
    field: row.need.text('Field'),
    rights: fieldRights(row.need.flag('PermissionsRead'), row.need.flag('PermissionsEdit')),
  })),
});

const isEntityType = (value: string): value is EntityAccess['type'] =>
  value === 'ApexClass' || value === 'ConnectedApplication' || value === 'ExternalClientApplication';

/** @param withExternalClientApps the org has them: older API versions refuse the type's name */
export const entityAccessQuery = (setIds: string[], withExternalClientApps: boolean): Query<EntityAccess[]> => {
  const types = ['ApexClass', 'ConnectedApplication', ...(withExternalClientApps ? ['ExternalClientApplication'] : [])];
  const inTypes = types.map((type) => `'${type}'`).join(',');
  return {
    soql: soqlInPieces(
      setIds,
      (ids) =>
        `SELECT ParentId, SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE SetupEntityType IN (${inTypes}) AND ParentId IN (${ids})`,
    ),
    about: ['ParentId'],
    fold: rowsBy((row) => {
      const permissionSetId = row.need.id('ParentId');
      const id = row.need.id('SetupEntityId');
      const type = row.need.text('SetupEntityType');
      return isEntityType(type) ? { permissionSetId, id, type } : undefined;
    }),
  };
};
