/** Steps about what gives a user its permissions: a profile, permission sets and groups, and their assignments. */
import { DAY, dayOf } from '../inventory/days.js';
import type { FixStep } from '../findings/fix.js';
import { soqlString } from '../platform/soql-string.js';
import { rightsInSource, type StepRight } from './access.js';
import { found, type Steps } from './steps.js';
import { stepWords } from './texts.js';
import { onProfile, type StepUser } from './user.js';

/** What gives permissions to a user: the profile, a set or a group. */
export type StepGrant = {
  through: 'permissionSet' | 'permissionSetGroup' | 'profile';
  /** Label for people, falling back on the API name. */
  label: string;
  name: string;
  permissionSetId: string;
  /** Of the group, where it comes through one. */
  groupId: string | null;
  /** Of the assignment; null where it was not kept; it is asked for then. */
  assignmentId: string | null;
};

/** How long an extension lasts that nobody asked about. */
const EXTENSION_DAYS = 90;

/** Each grant once, in the order in which they come, with everything that comes through it. */
export const byGrant = <T extends { grants: readonly object[] }>(
  things: readonly T[],
  keyOf: (grant: T['grants'][number]) => unknown = (grant) => grant,
): Array<[T['grants'][number], T[]]> => {
  const pairs = things.flatMap((thing) => thing.grants.map((grant) => ({ grant, thing })));
  return [...Map.groupBy(pairs, ({ grant }) => keyOf(grant)).values()].flatMap((same) =>
    same.slice(0, 1).map(({ grant }): [T['grants'][number], T[]] => [grant, same.map(({ thing }) => thing)]),
  );
};

const grantWords = ({ through, label }: StepGrant): string => stepWords(`grant.${through}`, [label]);

/** In metadata; of a group the muting set or its components would have to change, which is up to its owner. */
export const componentOf = ({ through, name }: Pick<StepGrant, 'name' | 'through'>): string =>
  ({
    permissionSet: `PermissionSet:${name}`,
    permissionSetGroup: `PermissionSetGroup:${name}`,
    profile: `Profile:${name}`,
  })[through];

/**
 * Changes what a permission set gives, in its source. A group gives what its sets give, less what it mutes, and the
 * name of a profile in source is not always the one that people see: both are for a person to edit.
 */
export const contentInSource = (
  steps: Steps,
  grant: Pick<StepGrant, 'name' | 'through'>,
  rights: readonly StepRight[],
  given: boolean,
): FixStep[] => (grant.through === 'permissionSet' ? rightsInSource(steps, rights, given, componentOf(grant)) : []);

/** Where the content of the grant is edited. */
export const onGrant = (steps: Steps, user: StepUser, grant: StepGrant, what: string): FixStep[] => {
  switch (grant.through) {
    case 'profile':
      return onProfile(steps, user, what);
    case 'permissionSet':
      return steps.record('permissionSets', grant.permissionSetId, grant.label, what);
    case 'permissionSetGroup':
      return steps.record('permissionSetGroups', grant.groupId, grant.label, what);
  }
};

/** A command about the assignment, after the query for its id where that is not known. */
const ofAssignment = (
  steps: Steps,
  { id }: StepUser,
  { assignmentId, permissionSetId }: StepGrant,
  commandOf: (recordId: string) => FixStep[],
): FixStep[] =>
  assignmentId !== null
    ? commandOf(assignmentId)
    : [
        ...steps.query(
          'SELECT Id, ExpirationDate FROM PermissionSetAssignment ' +
            `WHERE AssigneeId = ${soqlString(id)} AND PermissionSetId = ${soqlString(permissionSetId)}`,
        ),
        ...commandOf(found('assignmentId')),
      ];

/** Takes a permission set or group from the user. A profile is nothing that could be taken away. */
const unassign = (steps: Steps, user: StepUser, grant: StepGrant): FixStep[] =>
  grant.through === 'profile'
    ? []
    : ofAssignment(steps, user, grant, (recordId) =>
        steps.write('data delete record', { sobject: 'PermissionSetAssignment', 'record-id': recordId }),
      );

/** The same, for a grant that others may need as it is. */
export const orUnassign = (steps: Steps, user: StepUser, grant: StepGrant): FixStep[] =>
  grant.through === 'profile'
    ? []
    : [...steps.decide('grant.orUnassign', [grantWords(grant)]), ...unassign(steps, user, grant)];

/** Lets an assignment last for another while. */
export const extend = (steps: Steps, user: StepUser, grant: StepGrant, now: Date): FixStep[] => {
  const until = dayOf(new Date(now.getTime() + EXTENSION_DAYS * DAY));
  return [
    ...steps.decide('grant.extend', [grantWords(grant), until]),
    ...ofAssignment(steps, user, grant, (recordId) =>
      steps.write('data update record', {
        sobject: 'PermissionSetAssignment',
        'record-id': recordId,
        values: `ExpirationDate=${until}T00:00:00Z`,
      }),
    ),
  ];
};

/** The choice about assignments that end: to extend each, or to remove it. */
export const extendOrRemove = (steps: Steps, user: StepUser, grants: readonly StepGrant[], now: Date): FixStep[] =>
  few(steps, grants, (grant) => [
    ...extend(steps, user, grant, now),
    ...steps.decide('grant.orRemove', [grantWords(grant)]),
    ...unassign(steps, user, grant),
  ]);

const MOST = 3;

/** The steps of the first few; of how many more the same holds is said. */
export const few = <T>(steps: Steps, things: readonly T[], stepsOf: (thing: T) => FixStep[]): FixStep[] => [
  ...things.slice(0, MOST).flatMap(stepsOf),
  ...(things.length > MOST ? steps.decide('andMore', [things.length - MOST]) : []),
];
