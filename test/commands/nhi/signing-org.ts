/** An org with apps to make callback keys for. */
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
import type { ExternalClientAppSpec } from '../../fake-org/builders/apps.js';
import type { Org, User } from '../../fake-org/org/model.js';

export const ADMIN = 'admin@acme.example';
export const ENDPOINT = '/services/apexrest/sign/callback';

const RIGHTS = [
  'ApiEnabled',
  'ViewSetup',
  'ModifyMetadata',
  'ManageUsers',
  'ViewAllUsers',
  'MonitorLoginHistory',
  'ExternalClientAppViewer',
];
const SECRET_RIGHTS = ['ExternalClientAppDeveloper', 'ViewClientSecret'];

export type SigningOrg = { org: Org; runAs: User };

/** @param secretsReadable the org lets consumer keys and secrets be read over its APIs */
export const signingOrg = ({ isSandbox = false, secretsReadable = true } = {}): SigningOrg => {
  const org = newOrg({
    now: new Date(),
    isSandbox,
    settings: { secretsInMetadataApi: secretsReadable, secretsInRestApi: secretsReadable },
    options: { settingsHalf: 'whereSecretsAreOpen' },
  });
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  const admin = addPermissionSet(org, { name: 'Admin', permissions: [...RIGHTS, ...SECRET_RIGHTS] });
  assign(org, addUser(org, { username: ADMIN, profile: minimum }), admin);

  const integration = addProfile(org, {
    name: 'Integration',
    license: 'Salesforce Integration',
    permissions: ['ApiUserOnly'],
  });
  const access = addPermissionSet(org, { name: 'Sign_Access', permissions: ['ApiEnabled', 'ApexRestServices'] });
  const runAs = addUser(org, { username: 'sign.bot@acme.example', profile: integration });
  assign(org, runAs, access);
  addApexClass(org, {
    name: 'SignCallback',
    rest: { urlMapping: '/sign/callback', response: { received: true } },
    grantedTo: [access],
  });

  const eca = (spec: ExternalClientAppSpec): unknown =>
    addExternalClientApp(org, { runAs, preauthorized: [access], ...spec });
  eca({ name: 'Contract_Signing' });
  eca({ name: 'Half_On', flow: { policy: false } });
  eca({ name: 'Nobody', runAs: null });
  addConnectedApp(org, { name: 'Legacy_Signing', runAs, preauthorized: [access] });
  addConnectedApp(org, { name: 'Half_On', runAs, preauthorized: [access] });
  return { org, runAs };
};
