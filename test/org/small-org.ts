import {
  addApexClass,
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addLogin,
  addPermissionSet,
  addProfile,
  addRunAsChange,
  addUser,
  assign,
  newOrg,
} from '../fake-org/builders/index.js';
import type { OrgOptions } from '../fake-org/org/options.js';
import type { Org } from '../fake-org/org/model.js';

export const NOW = new Date('2026-11-20T12:00:00Z');
export const ADMIN = 'admin@acme.example';
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

const ADMIN_PERMISSIONS = [
  'ApiEnabled',
  'CustomizeApplication',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'MonitorLoginHistory',
  'ViewAllData',
  'ViewAllUsers',
  'ViewClientSecret',
  'ViewSetup',
  'ExternalClientAppAdmin',
  'ExternalClientAppViewer',
];

/** One healthy integration of each kind, and an administrator who reads them. `without` takes rights from him. */
export const smallOrg = (options: Partial<OrgOptions> = {}, without: string[] = []): Org => {
  const org = newOrg({ now: NOW, options, settings: { secretsInMetadataApi: true } });
  const admins = addProfile(org, {
    name: 'System Administrator',
    permissions: ADMIN_PERMISSIONS.filter((permission) => !without.includes(permission)),
  });
  const admin = addUser(org, { username: ADMIN, profile: admins });
  const integrations = addProfile(org, {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    permissions: ['ApiEnabled', 'ApiUserOnly'],
    loginIpRanges: [{ start: '198.51.100.0', end: '198.51.100.255' }],
  });
  const orders = addUser(org, { username: 'order.sync@acme.example', profile: integrations });
  const sign = addUser(org, { username: 'sign.callback@acme.example', profile: integrations });
  const access = addPermissionSet(org, {
    name: 'Sign_Callback_Access',
    permissions: ['ViewEventLogFiles'],
    objects: { Contract: ['read', 'edit'] },
    fields: { 'Contract.Status': ['read', 'edit'] },
  });
  assign(org, sign, access);
  const orderSync = addConnectedApp(org, {
    name: 'Order_Sync',
    contactEmail: 'owner@acme.example',
    runAs: orders,
    scopes: ['api', 'refresh_token'],
    preauthorized: [integrations],
  });
  const signCallback = addExternalClientApp(org, {
    name: 'Sign_Callback',
    contactEmail: 'owner@acme.example',
    runAs: sign,
    scopes: ['api', 'openid'],
    ipRanges: [{ start: '203.0.113.0', end: '203.0.113.255' }],
    preauthorized: [access],
  });
  addApexClass(org, { name: 'SignCallback', rest: { urlMapping: '/sign/callback' }, grantedTo: [access] });
  addFlowLogin(org, orderSync, { user: orders, at: daysAgo(1) });
  addFlowLogin(org, signCallback, { user: sign, at: daysAgo(2) });
  addFlowLogin(org, signCallback, { user: sign, at: daysAgo(3) });
  addLogin(org, { user: admin, at: daysAgo(1) });
  addRunAsChange(org, orderSync, orders, daysAgo(60), admin);
  return org;
};
