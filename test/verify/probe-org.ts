/** An org with an app that a probe can obtain a token for, and what it takes to read it. */
import {
  addApexClass,
  addExternalClientApp,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  newOrg,
} from '../fake-org/builders/index.js';
import type { Org } from '../fake-org/org/model.js';
import type { OrgOptions } from '../fake-org/org/options.js';

export const READER = 'reader@acme.example';
/** May read neither settings nor policies of an app. */
export const BLIND = 'blind@acme.example';
const RUN_AS = 'sign@acme.example';
export const APP = 'Contract_Signing';
export const PATH = '/services/apexrest/sign/callback';

const RIGHTS = [
  'ApiEnabled',
  'ViewSetup',
  'ModifyMetadata',
  'ManageUsers',
  'ViewAllUsers',
  'MonitorLoginHistory',
  'ViewAllProfiles',
  'ViewClientSecret',
];

/** What the tests change before they probe. */
export type ProbeOrg = {
  org: Org;
  app: ReturnType<typeof addExternalClientApp>;
  runAs: ReturnType<typeof addUser>;
  access: ReturnType<typeof addPermissionSet>;
};

export const probeOrg = (options: Partial<OrgOptions> = {}): ProbeOrg => {
  const now = new Date();
  const org = newOrg({ now, name: 'Acme', options, settings: { secretsInMetadataApi: true } });
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  const reading = addPermissionSet(org, { name: 'Reading', permissions: RIGHTS });
  const blind = addPermissionSet(org, { name: 'Blind', permissions: ['ApiEnabled', 'ViewSetup'] });
  assign(org, addUser(org, { username: READER, profile: minimum }), reading);
  assign(org, addUser(org, { username: BLIND, profile: minimum }), blind);

  const integrations = addProfile(org, {
    name: 'Integrations',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
  });
  const access = addPermissionSet(org, { name: 'Signing_Access', permissions: ['ApiEnabled'] });
  const runAs = addUser(org, { username: RUN_AS, profile: integrations });
  addUser(org, { username: 'other@acme.example', profile: integrations });
  assign(org, runAs, access);
  const app = addExternalClientApp(org, {
    name: APP,
    contactEmail: 'platform@acme.example',
    runAs,
    preauthorized: [access],
    ipRanges: [{ start: '127.0.0.1', end: '127.0.0.1' }],
  });
  addApexClass(org, { name: 'SignCallback', rest: { urlMapping: '/sign/callback' }, grantedTo: [access] });
  return { org, app, runAs, access };
};
