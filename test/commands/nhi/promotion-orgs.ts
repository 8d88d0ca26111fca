/** A sandbox where two integrations work, and the production org that they are to be promoted to. */
import {
  addApexClass,
  addConnectedApp,
  addExternalClientApp,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  newOrg,
} from '../../fake-org/builders/index.js';
import { nextId } from '../../fake-org/builders/org.js';
import type { Org } from '../../fake-org/org/model.js';

export const AUDITOR = 'auditor@acme.example';

const RIGHTS = [
  'ApiEnabled',
  'ViewSetup',
  'ModifyMetadata',
  'ManageUsers',
  'ViewAllUsers',
  'MonitorLoginHistory',
  'ViewClientSecret',
  'ExternalClientAppViewer',
];

const baseOrg = (isSandbox: boolean, now: Date): Org => {
  const org = newOrg({ now, name: 'Acme', isSandbox, settings: { secretsInMetadataApi: true } });
  // Ids of two orgs are not the same, save for those of what a sandbox is copied with.
  if (isSandbox) org.id = nextId(org, 'Organization');
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  assign(
    org,
    addUser(org, { username: AUDITOR, profile: minimum }),
    addPermissionSet(org, { name: 'Auditing', permissions: RIGHTS }),
  );
  return org;
};

/** One org, in its two variants; `ready` leaves out what production lacks. */
const acme = (isSandbox: boolean, ready: boolean, now: Date): Org => {
  const org = baseOrg(isSandbox, now);
  const suffix = isSandbox ? '.uat' : '';
  const gateway = addProfile(org, {
    name: 'Integration',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
    loginIpRanges: [{ start: '198.51.100.1', end: '198.51.100.9' }],
  });
  const sign = addUser(org, {
    username: `sign@acme.example${suffix}`,
    email: `sign@acme.example${isSandbox ? '.invalid' : ''}`,
    profile: gateway,
  });
  const access = addPermissionSet(org, {
    name: 'Sign_Access',
    permissions: ready ? ['ApiEnabled', 'ViewEventLogFiles'] : ['ApiEnabled', 'ManageUsers'],
    objects: { Contract: ready ? ['read', 'edit'] : ['read'] },
    fields: { 'Contract.Status': ['read', 'edit'] },
  });
  assign(org, sign, access);
  addExternalClientApp(org, {
    name: 'Contract_Signing',
    consumerKey: `${isSandbox ? 'sandbox' : 'production'}-key`,
    runAs: sign,
    preauthorized: [access],
    scopes: ready ? ['api'] : ['api', 'full'],
    ipRelaxation: ready ? 'Enforce' : 'Bypass',
  });
  if (ready) {
    addApexClass(org, { name: 'SignCallback', rest: { urlMapping: '/sign/callback' }, grantedTo: [access] });
    addApexClass(org, { name: 'Helper', grantedTo: [access] });
    const ship = addUser(org, { username: `ship@acme.example${suffix}`, profile: gateway });
    addConnectedApp(org, {
      name: 'Shipping',
      consumerKey: `shipping-${isSandbox}`,
      runAs: ship,
      preauthorized: [gateway],
    });
  } else {
    addExternalClientApp(org, { name: 'Only_Here', runAs: sign, preauthorized: [access] });
  }
  return org;
};

export const sandboxOrg = (now: Date): Org => acme(true, true, now);
/** Lacks what the sandbox has, and has more of what it should not. */
export const unreadyOrg = (now: Date): Org => acme(false, false, now);
/** Like the sandbox, but for what differs by nature. */
export const readyOrg = (now: Date): Org => acme(false, true, now);
