/** What most orgs look like: healthy integrations beside apps that do something else, with settings as recorded. */
import {
  addApexClass,
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addGroup,
  addLogin,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  newOrg,
} from '../fake-org/builders/index.js';
import type { Org } from '../fake-org/org/model.js';
import type { OrgOptions } from '../fake-org/org/options.js';
import { permissionsOfExample } from '../support/auditor-permission-set.js';

/** Holds what the permission set for auditors grants. */
export const FULL = 'auditor@ordinary.example';

const DAY = 86_400_000;

export const ordinaryOrg = (options: Partial<OrgOptions> = {}, now = new Date()): Org => {
  const org = newOrg({ now, name: 'Ordinary', options });
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  const auditor = addUser(org, { username: FULL, profile: minimum });
  assign(
    org,
    auditor,
    addPermissionSet(org, { name: 'NHI_Auditor', permissions: permissionsOfExample('NHI_Auditor') }),
  );

  const integrations = addProfile(org, {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    permissions: ['ApiEnabled', 'ApiUserOnly'],
    loginIpRanges: [{ start: '198.51.100.0', end: '198.51.100.255' }],
  });
  const orders = addUser(org, { username: 'orders@ordinary.example', profile: integrations });
  // Never frozen, and without a login yet: some orgs have no row of UserLogin then.
  const archive = addUser(org, { username: 'archive@ordinary.example', profile: integrations });
  const access = addPermissionSet(org, {
    name: 'Orders_Access',
    permissions: ['ViewEventLogFiles'],
    objects: { Contract: ['read', 'edit'] },
    fields: { 'Contract.Status': ['read', 'edit'] },
  });
  assign(org, orders, addGroup(org, { name: 'Orders', members: [access] }));
  const connected = addConnectedApp(org, {
    name: 'Archive_Sync',
    contactEmail: 'owner@ordinary.example',
    runAs: archive,
    preauthorized: [integrations],
  });
  const external = addExternalClientApp(org, {
    name: 'Orders',
    contactEmail: 'owner@ordinary.example',
    runAs: orders,
    preauthorized: [access],
  });
  addApexClass(org, { name: 'OrdersCallback', rest: { urlMapping: '/orders/callback' }, grantedTo: [access] });
  addApexClass(org, { name: 'Helper' });
  addFlowLogin(org, external, { user: orders, at: new Date(now.getTime() - DAY) });
  addFlowLogin(org, connected, { user: archive, at: new Date(now.getTime() - 2 * DAY) });
  addLogin(org, { user: auditor, at: new Date(now.getTime() - DAY) });

  // Apps that do something else.
  addConnectedApp(org, { name: 'Website_Login', flowEnabled: false });
  addConnectedApp(org, { name: 'Scanner', namespace: 'pkg', flowEnabled: false });
  addExternalClientApp(org, { name: 'Mobile_Login', flow: { settings: false, policy: false } });
  addExternalClientApp(org, {
    name: 'Single_Sign_On',
    oauthPlugin: 'Notinstalled',
    flow: { settings: false, policy: false },
  });
  return org;
};
