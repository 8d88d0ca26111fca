/** Steps about a Run As user. */
import type { User } from '../inventory/inventory.js';
import type { FixStep } from '../findings/fix.js';
import { soqlString } from '../platform/soql-string.js';
import { onPolicies, type StepApp } from './app.js';
import { found, type Steps } from './steps.js';
import { stepWords } from './texts.js';

export type StepUser = Pick<User, 'id' | 'profile' | 'profileId' | 'username'>;

const INTEGRATION = "IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration'";

export const onUser = (steps: Steps, { id, username }: StepUser, what: string): FixStep[] =>
  steps.record('users', id, username, what);

export const onProfile = (steps: Steps, { profile, profileId }: StepUser, what: string): FixStep[] =>
  steps.record('profiles', profileId, profile ?? stepWords('user.profile'), what);

/** Who an app may run as. */
export const integrationUsers = (steps: Steps): FixStep[] =>
  steps.query(`SELECT Username, Name FROM User WHERE ${INTEGRATION} ORDER BY CreatedDate DESC`);

/** Permission sets that are assigned to the user itself. */
export const setsOf = (steps: Steps, { id }: StepUser): FixStep[] =>
  steps.query(
    'SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment ' +
      `WHERE AssigneeId = ${soqlString(id)} AND PermissionSet.IsOwnedByProfile = false`,
  );

/** Lets the user have a permission through a set of the org that gives it at once. */
export const assignSetGiving = (steps: Steps, { username }: StepUser, permission: string): FixStep[] => [
  ...steps.query(
    `SELECT Name, Label FROM PermissionSet WHERE Permissions${permission} = true ` +
      'AND IsOwnedByProfile = false AND HasActivationRequired = false AND PermissionSetGroupId = null',
  ),
  ...steps.write('org assign permset', { name: found('permissionSet'), 'on-behalf-of': username }),
];

/** Gives the user a set that is attached to the app already, if there is one. */
export const assignAttachedSet = (steps: Steps, app: StepApp, { username }: StepUser): FixStep[] =>
  app.id === null
    ? []
    : [
        ...steps.decide('preauthorize.attached'),
        ...steps.query(
          'SELECT Parent.Name, Parent.Label FROM SetupEntityAccess ' +
            `WHERE SetupEntityId = ${soqlString(app.id)} AND Parent.IsOwnedByProfile = false`,
        ),
        ...steps.write('org assign permset', { name: found('permissionSet'), 'on-behalf-of': username }),
      ];

/** Names a user in the app's policies. */
export const setRunAs = (steps: Steps, app: StepApp, username: string): FixStep[] =>
  onPolicies(steps, app, stepWords(`runAs.${app.kind}`, [username]));

/** A user of its own for the app: created, given the sets of today's user, named as Run As. */
export const ownUser = (steps: Steps, app: StepApp, today: StepUser): FixStep[] => [
  ...steps.page('users', stepWords('user.new')),
  ...setsOf(steps, today),
  ...integrationUsers(steps),
  ...steps.write('org assign permset', { name: found('permissionSet'), 'on-behalf-of': found('username') }),
  ...setRunAs(steps, app, stepWords('user.theNewOne')),
];

/** Who logged in as the user, from where and with what success. */
export const loginsOf = (steps: Steps, { id }: StepUser): FixStep[] =>
  steps.query(
    'SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory ' +
      `WHERE UserId = ${soqlString(id)} ORDER BY LoginTime DESC LIMIT 20`,
  );

/** Changes what UserLogin says of the user; its id is asked for where it was not kept. */
export const updateLogin = (
  steps: Steps,
  { id: userId }: StepUser,
  { id }: { id: string | null },
  values: string,
): FixStep[] => [
  ...(id === null ? steps.query(`SELECT Id FROM UserLogin WHERE UserId = ${soqlString(userId)}`) : []),
  ...steps.write('data update record', { sobject: 'UserLogin', 'record-id': id ?? found('userLoginId'), values }),
];
