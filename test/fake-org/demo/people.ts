/** Profiles and people of Larkspur Insurance. */
import { addLogin, addPermissionSet, addProfile, addUser, assign } from '../builders/index.js';
import type { Clock } from './clock.js';
import type { Org, Profile, User } from '../org/model.js';

export const DOMAIN = 'larkspur.example';
/** Reads everything that an audit needs, and may do as little else as the platform allows. */
export const AUDITOR = `nhi.auditor@${DOMAIN}`;

/** Addresses of the vendor gateway through which integrations come in. */
const GATEWAY = { start: '203.0.113.0', end: '203.0.113.63', description: 'Integration gateway' };

const ADMIN_PERMISSIONS = [
  'ApiEnabled',
  'AssignPermissionSets',
  'AuthorApex',
  'CustomizeApplication',
  'DataExport',
  'ExternalClientAppAdmin',
  'ManageIpAddresses',
  'ManagePasswordPolicies',
  'ManageProfilesPermissionsets',
  'ManageRemoteAccess',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'ResetPasswords',
  'ViewAllData',
  'ViewAllUsers',
  'ViewSetup',
];

export type People = {
  admin: User;
  profiles: {
    /** For integrations, bound to the gateway's addresses. */
    gateway: Profile;
    /** For integrations, without addresses. */
    minimum: Profile;
    /** From the time before the Salesforce Integration license. */
    classic: Profile;
    /** Of the customers' site. */
    community: Profile;
  };
};

export const addPeople = (org: Org, clock: Clock): People => {
  const admins = addProfile(org, { name: 'System Administrator', permissions: ADMIN_PERMISSIONS });
  const staff = addProfile(org, { name: 'Standard User', permissions: ['ApiEnabled'] });
  const minimum = addProfile(org, {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
    custom: false,
  });
  const gateway = addProfile(org, {
    name: 'Larkspur Integration (Gateway)',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
    loginIpRanges: [GATEWAY],
  });
  const classic = addProfile(org, {
    name: 'Integration Classic',
    permissions: ['ApiEnabled', 'ApiUserOnly'],
    loginIpRanges: [GATEWAY],
    loginHours: Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, { start: 6 * 60, end: 22 * 60 }]),
    ),
  });
  const community = addProfile(org, {
    name: 'Larkspur Customer Community',
    license: 'Customer Community Plus',
    userType: 'PowerCustomerSuccess',
    permissions: ['ApiUserOnly'],
    loginIpRanges: [GATEWAY],
  });
  const reader = addProfile(org, { name: 'Minimum Access - Salesforce', custom: false });

  const admin = addUser(org, {
    username: `priya.nair@${DOMAIN}`,
    firstName: 'Priya',
    lastName: 'Nair',
    profile: admins,
  });
  addLogin(org, { user: admin, at: clock.daysAgo(0.3) });
  addLogin(org, { user: admin, at: clock.daysAgo(2) });
  const agent = addUser(org, {
    username: `tom.aldous@${DOMAIN}`,
    firstName: 'Tom',
    lastName: 'Aldous',
    profile: staff,
  });
  addLogin(org, { user: agent, at: clock.daysAgo(1) });

  // Manage Users opens UserLogin and other people's logins, Modify Metadata the Metadata API, View Setup the audit
  // trail and who may use what. The permission that the documentation names for policies of external client apps is
  // there as well, though View Setup seems to be enough.
  const auditing = addPermissionSet(org, {
    name: 'NHI_Auditor',
    label: 'NHI Auditor',
    permissions: ['ApiEnabled', 'ExternalClientAppViewer', 'ManageUsers', 'ModifyMetadata', 'ViewSetup'],
  });
  const auditor = addUser(org, { username: AUDITOR, firstName: 'NHI', lastName: 'Auditor', profile: reader });
  assign(org, auditor, auditing);

  return { admin, profiles: { gateway, minimum, classic, community } };
};
