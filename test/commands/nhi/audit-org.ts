/** Orgs to audit end to end: one with something of each kind, one without any integration. */
import {
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  newOrg,
} from '../../fake-org/builders/index.js';
import type { Org, User } from '../../fake-org/org/model.js';

export const AUDITOR = 'auditor@acme.example';
/** Sees the apps, and little else. */
export const LIMITED = 'limited@acme.example';

const RIGHTS = [
  'ApiEnabled',
  'ExternalClientAppViewer',
  'ViewSetup',
  'ModifyMetadata',
  'ManageUsers',
  'ViewAllUsers',
  'MonitorLoginHistory',
  'ViewAllProfiles',
];

const now = new Date();
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** An org with the people who look at it, and no app. */
export const emptyOrg = (): Org => {
  const org = newOrg({ now, name: 'Acme' });
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  const auditing = addPermissionSet(org, { name: 'Auditing', permissions: RIGHTS });
  const limited = addPermissionSet(org, {
    name: 'Limited',
    permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'],
  });
  assign(org, addUser(org, { username: AUDITOR, profile: minimum }), auditing);
  assign(org, addUser(org, { username: LIMITED, profile: minimum }), limited);
  addConnectedApp(org, { name: 'Website_Login', flowEnabled: false, contactEmail: 'web@acme.example' });
  return org;
};

const integrationUser = (org: Org, username: string, spec: { active?: boolean } = {}): User => {
  const profile =
    org.profiles.find(({ name }) => name === 'Integration') ??
    addProfile(org, {
      name: 'Integration',
      license: 'Salesforce Integration',
      permissions: ['ApiEnabled', 'ApiUserOnly'],
      loginIpRanges: [{ start: '198.51.100.1', end: '198.51.100.9' }],
    });
  return addUser(org, { username, profile, ...spec });
};

/** One app that is fine, one that is broken, one that is risky, and two that share a name. */
export const mixedOrg = (): Org => {
  const org = emptyOrg();
  const contactEmail = 'platform@acme.example';
  const [fine, gone, risky] = [
    integrationUser(org, 'sign@acme.example'),
    integrationUser(org, 'etl@acme.example', { active: false }),
    integrationUser(org, 'ship@acme.example'),
  ];
  const access = addPermissionSet(org, { name: 'Integration_Access', permissions: [] });
  for (const user of [fine, gone]) assign(org, user, access);
  const signing = addExternalClientApp(org, {
    name: 'Contract_Signing',
    contactEmail,
    runAs: fine,
    preauthorized: [access],
  });
  addExternalClientApp(org, { name: 'Legacy_ETL', contactEmail, runAs: gone, preauthorized: [access] });
  addConnectedApp(org, {
    name: 'Shipping',
    contactEmail,
    runAs: risky,
    ipRelaxation: 'BYPASS',
    preauthorized: [risky.profile],
  });
  for (const kind of [addConnectedApp, addExternalClientApp]) kind(org, { name: 'Twin', contactEmail, runAs: null });
  addFlowLogin(org, signing, { user: fine, at: daysAgo(1) });
  return org;
};

/** What somebody could have typed into a field that takes any text. */
export const HOSTILE = '\u001b[2J\u202emoc\u202c\n::error::owned ##vso[task.complete] \' " \\ %s';

/** An app whose label and Run As user try to act on whoever shows them. */
export const hostileOrg = (): Org => {
  const org = emptyOrg();
  addExternalClientApp(org, { name: 'Odd', label: HOSTILE, contactEmail: HOSTILE, runAs: HOSTILE });
  return org;
};
