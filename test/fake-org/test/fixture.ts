/** A small org for the fake org's own tests: one administrator, one auditor, one integration of each kind. */
import {
  addApexClass,
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addGroup,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  newOrg,
} from '../builders/index.js';
import type { ConnectedApp, ExternalClientApp, Org, PermissionSet, User } from '../org/model.js';
import type { OrgOptions } from '../org/options.js';

export const NOW = new Date('2026-06-15T12:00:00Z');
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

export const ADMIN = 'ada@fixture.example';
export const AUDITOR = 'audit@fixture.example';
export const INTEGRATION = 'orders@fixture.example';

export type Fixture = {
  org: Org;
  admin: User;
  auditor: User;
  integration: User;
  access: PermissionSet;
  auditing: PermissionSet;
  connectedApp: ConnectedApp;
  externalClientApp: ExternalClientApp;
};

export const fixture = (options: Partial<OrgOptions> = {}): Fixture => {
  const org = newOrg({
    now: NOW,
    name: 'Fixture',
    myDomain: 'fixture',
    settings: { secretsInMetadataApi: true },
    options,
  });
  const admins = addProfile(org, {
    name: 'System Administrator',
    permissions: ['ApiEnabled', 'AuthorApex', 'CustomizeApplication', 'ModifyAllData', 'ManageUsers', 'ViewSetup'],
  });
  const integrations = addProfile(org, {
    name: 'Integrations (Fixture)',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
    loginIpRanges: [{ start: '127.0.0.1', end: '127.0.0.9' }],
  });
  const admin = addUser(org, { username: ADMIN, firstName: 'Ada', lastName: 'Admin', profile: admins });
  const auditing = addPermissionSet(org, {
    name: 'Auditing',
    permissions: ['ApiEnabled', 'ManageUsers', 'ModifyMetadata', 'ViewClientSecret', 'ViewSetup'],
  });
  const auditor = addUser(org, { username: AUDITOR, lastName: 'Auditor', profile: integrations });
  assign(org, auditor, auditing);
  const access = addPermissionSet(org, {
    name: 'Order_Access',
    permissions: ['ApiEnabled'],
    objects: { Order: ['read'] },
  });
  const integration = addUser(org, { username: INTEGRATION, lastName: 'Orders', profile: integrations });
  assign(org, integration, access);
  const wide = addPermissionSet(org, {
    name: 'Wide',
    permissions: ['ViewAllData', 'ManageUsers'],
    objects: { Order: ['read', 'delete'] },
  });
  assign(
    org,
    integration,
    addGroup(org, {
      name: 'Muted',
      members: [wide],
      muted: { permissions: ['ManageUsers'], objects: { Order: ['delete'] } },
    }),
    { expiresAt: daysAgo(-10) },
  );
  const connectedApp = addConnectedApp(org, {
    name: 'Order_Sync',
    contactEmail: 'it@fixture.example',
    runAs: integration,
    preauthorized: [access],
    scopes: ['api', 'refresh_token', 'email'],
  });
  const externalClientApp = addExternalClientApp(org, {
    name: 'Order_Events',
    contactEmail: 'it@fixture.example',
    runAs: integration,
    preauthorized: [access],
    scopes: ['api', 'openid'],
    ipRanges: [{ start: '198.51.100.1', end: '198.51.100.9' }],
  });
  addApexClass(org, {
    name: 'OrderHook',
    rest: { urlMapping: '/orders/*', methods: ['POST'], response: { ok: true } },
    grantedTo: [access],
  });
  addApexClass(org, { name: 'Other', rest: { urlMapping: '/orders/special', methods: ['GET'] } });
  addFlowLogin(org, connectedApp, { user: integration, at: daysAgo(1) });
  addFlowLogin(org, externalClientApp, {
    user: integration,
    at: daysAgo(40),
    status: 'Failed: Not approved for access',
  });
  return { org, admin, auditor, integration, access, auditing, connectedApp, externalClientApp };
};
