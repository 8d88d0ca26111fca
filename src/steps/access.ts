/** Steps that give a user access to things, or take it away, in the source of permission sets. */
import type { FixStep } from '../findings/fix.js';
import { found, type Steps } from './steps.js';
import { stepWords } from './texts.js';
import { setsOf, type StepUser } from './user.js';

/** `right` is null for a permission and for a class. */
export type StepRight = { kind: 'apexClass' | 'field' | 'object' | 'permission'; name: string; right: string | null };

const RIGHTS: Readonly<Record<string, string>> = {
  create: 'allowCreate',
  delete: 'allowDelete',
  edit: 'allowEdit',
  modifyAll: 'modifyAllRecords',
  read: 'allowRead',
  viewAll: 'viewAllRecords',
  viewAllFields: 'viewAllFields',
};

const elementOf = ({ kind, name, right }: StepRight): string => {
  switch (kind) {
    case 'permission':
      return `userPermissions ${name} enabled`;
    case 'object':
      return `objectPermissions ${name} ${RIGHTS[right ?? ''] ?? right ?? ''}`;
    case 'field':
      return `fieldPermissions ${name} ${right === 'edit' ? 'editable' : 'readable'}`;
    case 'apexClass':
      return `classAccesses ${name} enabled`;
  }
};

const MOST = 10;

/** An element a right, of a permission set or of no particular one; the first ten, and how many there are beyond. */
export const rightsInSource = (
  steps: Steps,
  rights: readonly StepRight[],
  given: boolean,
  component = 'PermissionSet',
): FixStep[] => [
  ...rights.slice(0, MOST).flatMap((right) => steps.source(component, elementOf(right), String(given))),
  ...(rights.length > MOST ? steps.decide('andMoreRights', [rights.length - MOST]) : []),
];

/** Adds rights to one of the sets that the user has. */
export const addToSet = (steps: Steps, user: StepUser, rights: readonly StepRight[], what: string): FixStep[] => [
  ...steps.page('permissionSets', stepWords('set.theOne'), what),
  ...steps.decide('orFromSource'),
  ...setsOf(steps, user),
  ...steps.write('project retrieve start', { metadata: `PermissionSet:${found('permissionSet')}` }),
  ...rightsInSource(steps, rights, true),
  ...steps.write('project deploy start', { metadata: `PermissionSet:${found('permissionSet')}` }),
];
