/** Rights that permission sets, muting sets and profiles give, in elements that all three have. */
import type { ObjectAccessRight } from '../../inventory/inventory.js';
import type { RecordReader } from '../../metadata/record.js';
import { booleanOf, textOf, type Row } from '../../metadata/row.js';
import type { FieldRights, ObjectRights, RightsPart } from '../parts.js';

export const OBJECT_RIGHTS: ReadonlyArray<readonly [element: string, right: ObjectAccessRight]> = [
  ['allowCreate', 'create'],
  ['allowRead', 'read'],
  ['allowEdit', 'edit'],
  ['allowDelete', 'delete'],
  ['viewAllRecords', 'viewAll'],
  ['modifyAllRecords', 'modifyAll'],
  ['viewAllFields', 'viewAllFields'],
];

export const FIELD_RIGHTS: ReadonlyArray<readonly [element: string, right: 'edit' | 'read']> = [
  ['readable', 'read'],
  ['editable', 'edit'],
];

const rightsIn = <R>(row: Row, rights: ReadonlyArray<readonly [string, R]>): R[] =>
  rights.filter(([element]) => booleanOf(row[element]) === true).map(([, right]) => right);

const named = <T>(rows: Row[], element: string, map: (name: string, row: Row) => T): T[] =>
  rows.flatMap((row) => {
    const name = textOf(row[element])?.trim() ?? '';
    return name === '' ? [] : map(name, row);
  });

/** Older releases name the switch of a permission in no other way than `enabled`, which is on where it is absent. */
const isOn = (row: Row): boolean | null => (row.enabled === undefined ? true : booleanOf(row.enabled));

/** Elements with rows of rights, the name that each row needs, and its switches. */
const ROWS: ReadonlyArray<readonly [element: string, name: string, switches: readonly string[]]> = [
  ['userPermissions', 'name', ['enabled']],
  ['classAccesses', 'apexClass', ['enabled']],
  ['objectPermissions', 'object', OBJECT_RIGHTS.map(([element]) => element)],
  ['fieldPermissions', 'field', FIELD_RIGHTS.map(([element]) => element)],
];

/** Paths of values in rows of rights that cannot be read: what the row gives or takes is not known. */
export const spoiltRights = (record: RecordReader): string[] =>
  ROWS.flatMap(([element, name, switches]) => {
    const rows = record.rows(element);
    const broken = [
      ...(rows.some((row) => textOf(row[name])?.trim() === undefined) ? [name] : []),
      ...switches.filter((path) => rows.some((row) => row[path] !== undefined && booleanOf(row[path]) === null)),
    ];
    return broken.map((path) => `${element}.${path}`);
  });

export const rightsOf = (record: RecordReader): RightsPart => {
  const permissions = named(record.rows('userPermissions'), 'name', (name, row) => ({ name, on: isOn(row) }));
  return {
    granted: permissions.filter(({ on }) => on === true).map(({ name }) => name),
    denied: permissions.filter(({ on }) => on === false).map(({ name }) => name),
    objects: named(record.rows('objectPermissions'), 'object', (object, row): ObjectRights => ({
      object,
      rights: rightsIn(row, OBJECT_RIGHTS),
    })),
    fields: named(record.rows('fieldPermissions'), 'field', (field, row): FieldRights => ({
      field,
      rights: rightsIn(row, FIELD_RIGHTS),
    })),
    classes: named(record.rows('classAccesses'), 'apexClass', (name, row) => ({ name, enabled: isOn(row) === true })),
  };
};
