/** Single rights as keys, so that what is given, taken and muted can be compared. Names lose their case. Pure. */
import { nameKey } from '../inventory/names.js';
import type { RightsPart } from './parts.js';
import { FIELD_RIGHTS, OBJECT_RIGHTS } from './types/rights.js';

const key = (kind: string, name: string, right = ''): string => `${kind} ${nameKey(name)} ${right}`;

const permission = (name: string): string => key('permission', name);
const apexClass = (name: string): string => key('class', name);
const object = (name: string, right: string): string => key('object', name, right);
const field = (name: string, right: string): string => key('field', name, right);

export const isOfClass = (right: string): boolean => right.startsWith('class ');
export const isOfPermission = (right: string): boolean => right.startsWith('permission ');

/** Everything that a part gives. */
export const givenBy = ({ granted, objects, fields, classes }: RightsPart): string[] => [
  ...granted.map(permission),
  ...objects.flatMap(({ object: name, rights }) => rights.map((right) => object(name, right))),
  ...fields.flatMap(({ field: name, rights }) => rights.map((right) => field(name, right))),
  ...classes.filter(({ enabled }) => enabled).map(({ name }) => apexClass(name)),
];

const others = <R>(all: ReadonlyArray<readonly [string, R]>, rights: readonly R[]): R[] =>
  all.map(([, right]) => right).filter((right) => !rights.includes(right));

/** Everything that a part says not to give. */
export const takenBy = ({ denied, objects, fields, classes }: RightsPart): string[] => [
  ...denied.map(permission),
  ...objects.flatMap(({ object: name, rights }) => others(OBJECT_RIGHTS, rights).map((right) => object(name, right))),
  ...fields.flatMap(({ field: name, rights }) => others(FIELD_RIGHTS, rights).map((right) => field(name, right))),
  ...classes.filter(({ enabled }) => !enabled).map(({ name }) => apexClass(name)),
];
