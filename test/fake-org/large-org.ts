/** Orgs of any size for benchmarks. Generated as data in well under a second, so that a measurement is the client's. */
import {
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  newOrg,
} from './builders/index.js';
import type { FieldRight, ObjectRight, Org, PermissionSet, User } from './org/model.js';

export type LargeOrgSize = {
  connectedApps: number;
  externalClientApps: number;
  runAsUsers: number;
  /** Assignments, object and field permissions and entity access together, about. */
  permissionRows: number;
};

export const SMALL: LargeOrgSize = { connectedApps: 10, externalClientApps: 10, runAsUsers: 20, permissionRows: 300 };
export const LARGE: LargeOrgSize = {
  connectedApps: 1000,
  externalClientApps: 5000,
  runAsUsers: 2000,
  permissionRows: 60_000,
};

/** Who may read everything in a large org. */
export const LARGE_AUDITOR = 'auditor@large.example';

const OBJECTS = 20;
const DAY = 86_400_000;

const objectRights = (offset: number): Record<string, ObjectRight[]> =>
  Object.fromEntries(
    Array.from({ length: OBJECTS / 2 }, (_, n) => [`Object${(offset + n) % OBJECTS}__c`, ['read', 'edit']]),
  );
const fieldRights = (offset: number): Record<string, FieldRight[]> =>
  Object.fromEntries(
    Array.from({ length: OBJECTS / 2 }, (_, n) => [`Object${offset % OBJECTS}__c.Field${n}__c`, ['read']]),
  );

/** Half of the permission rows are assignments, a quarter each object and field permissions of the sets. */
const addSets = (org: Org, rows: number): PermissionSet[] =>
  Array.from({ length: Math.max(1, Math.round(rows / 2 / OBJECTS)) }, (_, n) =>
    addPermissionSet(org, {
      name: `Access_${n}`,
      permissions: n % 50 === 0 ? ['ApiEnabled', 'ViewAllData'] : ['ApiEnabled'],
      objects: objectRights(n),
      fields: fieldRights(n),
    }),
  );

const addUsers = (org: Org, { runAsUsers, permissionRows }: LargeOrgSize, sets: PermissionSet[]): User[] => {
  const profile = addProfile(org, {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
    loginIpRanges: [{ start: '203.0.113.0', end: '203.0.113.255' }],
  });
  const perUser = Math.max(1, Math.round(permissionRows / 2 / runAsUsers) - 1);
  return Array.from({ length: runAsUsers }, (_, n) => {
    const user = addUser(org, {
      username: `run.as.${n}@large.example`,
      lastName: `Integration ${n}`,
      profile,
      active: n % 97 !== 0,
    });
    for (let k = 0; k < perUser; k++) assign(org, user, sets[(n * 7 + k) % sets.length] as PermissionSet);
    return user;
  });
};

export const largeOrg = (now: Date, size: LargeOrgSize = LARGE): Org => {
  const org = newOrg({
    now,
    name: 'Large Corporation',
    myDomain: 'large',
    settings: { secretsInMetadataApi: true, onlyApprovedApps: true },
  });
  const admins = addProfile(org, {
    name: 'System Administrator',
    permissions: ['ApiEnabled', 'ModifyAllData', 'ViewSetup'],
  });
  addUser(org, { username: 'admin@large.example', lastName: 'Admin', profile: admins });
  const auditing = addPermissionSet(org, {
    name: 'NHI_Auditor',
    permissions: [
      'ApiEnabled',
      'ExternalClientAppViewer',
      'ManageUsers',
      'ModifyMetadata',
      'ViewClientSecret',
      'ViewSetup',
    ],
  });
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  assign(org, addUser(org, { username: LARGE_AUDITOR, lastName: 'Auditor', profile: minimum }), auditing);
  const sets = addSets(org, size.permissionRows);
  const users = addUsers(org, size, sets);
  // Apps take the users in turn, so that every user runs at least one where there are enough apps.
  const userOf = (n: number): User => users[n % users.length] as User;
  const setOf = (n: number): PermissionSet => sets[(n * 7) % sets.length] as PermissionSet;
  for (let n = 0; n < size.connectedApps; n++) {
    const app = addConnectedApp(org, {
      name: `Legacy_${n}`,
      contactEmail: 'it@large.example',
      runAs: userOf(n),
      preauthorized: [setOf(n)],
    });
    addFlowLogin(org, app, { user: userOf(n), at: new Date(now.getTime() - (n % 60) * DAY - 1000) });
  }
  for (let n = 0; n < size.externalClientApps; n++) {
    const user = userOf(size.connectedApps + n);
    const app = addExternalClientApp(org, {
      name: `Integration_${n}`,
      contactEmail: 'it@large.example',
      runAs: user,
      preauthorized: [setOf(n)],
    });
    if (n % 3 > 0) addFlowLogin(org, app, { user, at: new Date(now.getTime() - (n % 60) * DAY - 1000) });
  }
  return org;
};
