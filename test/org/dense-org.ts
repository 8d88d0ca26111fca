/**
 * What the demo org shows, in as few apps and columns as can show it: an audit of it takes half the time, and a test
 * holds it to every result of every rule that the demo org has.
 */
import { readFileSync } from 'node:fs';
import { DECIDING_PERMISSIONS } from '../../src/platform/permissions.js';
import {
  addApexClass,
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addGroup,
  addLogin,
  addPermissionSet,
  addProfile,
  addRunAsChange,
  addUser,
  assign,
  newOrg,
} from '../fake-org/builders/index.js';
import type { Org, PermissionSet, Profile, User } from '../fake-org/org/model.js';
import { clockAt } from '../fake-org/demo/clock.js';
import { NOW } from './small-org.js';

/** Reads all of it, and may do little else. */
export const AUDITOR = 'auditor@acme.example';

const AUDITING = ['ApiEnabled', 'ExternalClientAppViewer', 'ManageUsers', 'ModifyMetadata', 'ViewSetup'];
const ADMINISTRATION = [...AUDITING, 'ModifyAllData', 'ViewAllData'];
const SHOWN = new Set([...ADMINISTRATION, ...DECIDING_PERMISSIONS, 'ApiUserOnly', 'DataExport', 'TwoFactorApi']);

const permissions = JSON.parse(
  readFileSync(new URL('../fake-org/schema/permission-fields.json', import.meta.url), 'utf8'),
) as { v64: string[] };

const GATEWAY = [{ start: '203.0.113.0', end: '203.0.113.63' }];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const CONTACT = 'owner@acme.example';

type Profiles = Record<'admins' | 'community' | 'gateway', Profile>;

const addProfiles = (org: Org): Profiles => ({
  admins: addProfile(org, {
    name: 'System Administrator',
    permissions: ADMINISTRATION,
    loginHours: Object.fromEntries(WEEKDAYS.map((day) => [day, { start: 6 * 60, end: 22 * 60 }])),
  }),
  gateway: addProfile(org, {
    name: 'Gateway',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
    loginIpRanges: GATEWAY,
  }),
  community: addProfile(org, {
    name: 'Community',
    license: 'Customer Community Plus',
    userType: 'PowerCustomerSuccess',
    permissions: ['ApiUserOnly'],
  }),
});

type Integration = { user: User; access: PermissionSet };

const addIntegration = (
  org: Org,
  name: string,
  profile: Profile,
  { expiresAt, ...user }: { expiresAt?: Date; active?: boolean; frozen?: boolean; locked?: boolean } = {},
): Integration => {
  const access = addPermissionSet(org, {
    name: `${name}_Access`,
    permissions: ['ApiEnabled'],
    objects: { Contract: ['read', 'edit'] },
  });
  const added = addUser(org, { username: `${name.toLowerCase()}@acme.example`, profile, ...user });
  assign(org, added, access, { expiresAt });
  return { user: added, access };
};

const addExternalClientApps = (org: Org, { gateway, community }: Profiles): Integration => {
  const { daysAgo, inDays } = clockAt(org.now);
  const sign = addIntegration(org, 'Sign', gateway);
  const signing = addExternalClientApp(org, {
    name: 'Sign',
    contactEmail: CONTACT,
    runAs: sign.user,
    preauthorized: [sign.access],
    ipRanges: GATEWAY,
  });
  addApexClass(org, { name: 'SignCallback', rest: { urlMapping: '/sign/callback' }, grantedTo: [sign.access] });
  addFlowLogin(org, signing, { user: sign.user, at: daysAgo(1) });

  const print = addIntegration(org, 'Print', gateway, { active: false, frozen: true, locked: true });
  assign(org, print.user, addPermissionSet(org, { name: 'MFA_Baseline', permissions: ['TwoFactorApi'] }));
  const printing = addExternalClientApp(org, {
    name: 'Print',
    runAs: print.user,
    permittedUsers: 'AllSelfAuthorized',
    ipRelaxation: 'Bypass',
    scopes: ['api', 'cdp_query_api'],
  });
  addFlowLogin(org, printing, { user: print.user, at: daysAgo(5) });
  addFlowLogin(org, printing, { user: print.user, at: daysAgo(1), status: 'Password lockout' });

  const chat = addIntegration(org, 'Chat', community, { expiresAt: daysAgo(4) });
  addExternalClientApp(org, {
    name: 'Chat',
    contactEmail: CONTACT,
    runAs: chat.user,
    preauthorized: [chat.access],
    scopes: ['full', 'refresh_token'],
    flow: { settings: false },
  });

  const claims = addIntegration(org, 'Claims', gateway);
  const seeing = addPermissionSet(org, { name: 'Migration_Reader', permissions: ['ViewAllData', 'DataExport'] });
  const migration = addGroup(org, { name: 'Migration', members: [seeing], muted: { permissions: ['DataExport'] } });
  assign(org, claims.user, migration, { expiresAt: inDays(12) });
  const intake = addExternalClientApp(org, {
    name: 'Claims',
    contactEmail: CONTACT,
    runAs: claims.user,
    preauthorized: [claims.access],
    scopes: ['chatter_api', 'wave_api'],
    oauthPlugin: 'Disabled',
    proofs: ['isDPopEnabled'],
  });
  addFlowLogin(org, intake, { user: claims.user, at: daysAgo(2) });

  addExternalClientApp(org, { name: 'Push', contactEmail: CONTACT, runAs: 'nobody@acme.example' });
  return print;
};

const addConnectedApps = (org: Org, { admins }: Profiles, admin: User, shared: Integration): void => {
  const { daysAgo } = clockAt(org.now);
  const etl = addConnectedApp(org, {
    name: 'ETL',
    contactEmail: CONTACT,
    runAs: admin,
    preauthorized: [admins],
    modifiedAt: daysAgo(9),
    sessionPolicy: { level: 'HIGH_ASSURANCE', action: 'Block' },
    secretOptional: true,
    introspectsAllTokens: true,
    scopes: ['api', 'refresh_token'],
  });
  addRunAsChange(org, etl, admin, daysAgo(9), admin);
  addFlowLogin(org, etl, { user: admin, at: daysAgo(1) });

  addConnectedApp(org, { name: 'Warehouse', contactEmail: CONTACT });

  const portal = addConnectedApp(org, {
    name: 'Portal',
    contactEmail: CONTACT,
    runAs: shared.user,
    preauthorized: [shared.access],
  });
  // Newer than those of the other app: whoever cannot see this one cannot tell whose they are.
  addFlowLogin(org, portal, { user: shared.user, at: daysAgo(0.5) });
};

export const denseOrg = (now = NOW): Org => {
  const hidden = permissions.v64.filter((name) => !SHOWN.has(name)).map((name) => `PermissionSet.Permissions${name}`);
  const org = newOrg({
    now,
    options: { missingColumns: hidden },
    settings: { secretsInMetadataApi: true, passwordFlowBlocked: false, onlyApprovedApps: false },
  });
  const profiles = addProfiles(org);
  const admin = addUser(org, { username: 'admin@acme.example', profile: profiles.admins });
  addLogin(org, { user: admin, at: clockAt(now).daysAgo(1) });
  const reader = addProfile(org, { name: 'Minimum Access - Salesforce', custom: false });
  const auditor = addUser(org, { username: AUDITOR, profile: reader });
  assign(org, auditor, addPermissionSet(org, { name: 'Auditor', permissions: AUDITING }));
  const shared = addExternalClientApps(org, profiles);
  addConnectedApps(org, profiles, admin, shared);
  return org;
};
