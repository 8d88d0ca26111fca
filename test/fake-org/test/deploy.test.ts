import { expect } from 'chai';
import { addApexClass, addConnectedApp, addProfile, addUser, newOrg } from '../builders/index.js';
import { deploy } from '../deploy/deploy.js';
import type { Org } from '../org/model.js';

const xml = (type: string, body: string): string =>
  `<?xml version="1.0"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;

const tag = (name: string, value: string): string => `<${name}>${value}</${name}>`;

type Part = [file: string, type: string, body: string];

const OF_APP = tag('externalClientApplication', 'My_App');
const APP: Part = ['externalClientApps/My_App.eca', 'ExternalClientApplication', tag('label', 'My App')];
const SETTINGS: Part = [
  'extlClntAppOauthSettings/My_App_oauth.ecaOauth',
  'ExtlClntAppOauthSettings',
  OF_APP + tag('commaSeparatedOauthScopes', 'Api'),
];
const policy = (more: string, name = 'My_App_oauth_defaultPolicy'): Part => [
  `extlClntAppOauthPolicies/${name}.ecaOauthPlcy`,
  'ExtlClntAppOauthConfigurablePolicies',
  OF_APP + tag('isClientCredentialsFlowEnabled', 'true') + tag('clientCredentialsFlowUser', 'bot@acme.example') + more,
];
const set = (body: string): Part => ['permissionsets/My_Set.permissionset', 'PermissionSet', tag('label', 'x') + body];

const packageOf = (parts: readonly Part[]): Map<string, string> => {
  const types = parts.map(([file, type]) => {
    const member = /([^/]+)\.[^.]+$/.exec(file)?.[1] ?? '';
    return tag('types', tag('members', member) + tag('name', type));
  });
  return new Map([
    ['package.xml', xml('Package', types.join('') + tag('version', '67.0'))],
    ...parts.map(([file, type, body]): [string, string] => [file, xml(type, body)]),
  ]);
};

describe('a deployment to the fake org', () => {
  let org: Org;
  beforeEach(() => {
    org = newOrg({ now: new Date('2026-06-15T12:00:00Z') });
  });
  const problems = (...parts: Part[]): string[] =>
    deploy(org, packageOf(parts)).components.flatMap(({ problem }) => problem ?? []);
  const addBot = (active = true): unknown =>
    addUser(org, { username: 'bot@acme.example', profile: addProfile(org, { name: 'P' }), active });

  it('makes an app whose policies the org names and leaves off', () => {
    expect(problems(APP, SETTINGS)).to.deep.equal([]);
    expect(org.externalClientApps[0]).to.deep.include({ scopes: ['api'], runAs: null });
    expect(org.externalClientApps[0]?.components.policy).to.equal('My_App_oauth_defaultPolicy');
    expect(org.externalClientApps[0]?.flow).to.deep.equal({ settings: false, policy: false });
  });

  it('takes the policies afterwards, or along with the app', () => {
    addBot();
    expect(problems(APP, SETTINGS, policy(''))).to.deep.equal([]);
    expect(org.externalClientApps[0]).to.include({ runAs: 'bot@acme.example' });
  });

  it('does nothing where one of the components is refused', () => {
    expect(problems(APP, SETTINGS, policy(''))).to.deep.equal([
      'Enter a valid execution user for the OAuth client credentials flow.',
    ]);
    expect(org.externalClientApps).to.deep.equal([]);
  });

  const refused: Record<string, [parts: Part[], said: RegExp]> = {
    'a deactivated user': [[APP, SETTINGS, policy('')], /valid execution user/],
    'settings without their app': [[SETTINGS], /no ExternalClientApplication named My_App found/],
    'a policy of another name': [[APP, SETTINGS, policy('', 'My_App_oauthPlcy')], /DUPLICATE_VALUE/],
    'a time limit for tokens that are none of this flow': [
      [APP, SETTINGS, policy(tag('namedUserJwtTimeout', '30'))],
      /Invalid plugin settings/,
    ],
    'a permission set that is not there': [
      [APP, SETTINGS, policy(tag('commaSeparatedPermissionSet', 'None'))],
      /no PermissionSet named None found/,
    ],
    'a link to another org': [
      [APP, [SETTINGS[0], SETTINGS[1], SETTINGS[2] + tag('oauthLink', '00Dxx:888')]],
      /INVALID_CROSS_REFERENCE_KEY/,
    ],
    'an unknown element': [[[APP[0], APP[1], tag('labell', 'x')]], /labell invalid at this location/],
    'an unknown value': [[APP, SETTINGS, policy(tag('ipRelaxationPolicyType', 'Enforced'))], /Enforced/],
    'an unknown permission': [
      [set(tag('userPermissions', tag('enabled', 'true') + tag('name', 'ApiOnlyUser')))],
      /Unknown user permission: ApiOnlyUser/,
    ],
    'a required field': [
      [set(tag('fieldPermissions', tag('editable', 'false') + tag('field', 'Contract.Status')))],
      /You cannot deploy to a required field: Contract\.Status/,
    ],
    'a class that is not there': [
      [set(tag('classAccesses', tag('apexClass', 'None') + tag('enabled', 'true')))],
      /no ApexClass named None found/,
    ],
  };
  for (const [what, [parts, said]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      addBot(what !== 'a deactivated user');
      expect(problems(...parts).join('\n')).to.match(said);
    });
  }

  it('refuses a name that a connected app has', () => {
    addConnectedApp(org, { name: 'My_App' });
    expect(problems(APP).join()).to.match(/DUPLICATE_VALUE/);
  });

  it('replaces a class of the same name', () => {
    addApexClass(org, { name: 'Callback' });
    const source = "@RestResource(urlMapping='/x') global class Callback { @HttpPost global static void f() {} }";
    const files = packageOf([['classes/Callback.cls', 'ApexClass', '']]);
    files.set('classes/Callback.cls', source);
    files.set('classes/Callback.cls-meta.xml', xml('ApexClass', tag('apiVersion', '67.0') + tag('status', 'Active')));
    expect(deploy(org, files).success).to.equal(true);
    expect(org.apexClasses.map(({ rest }) => rest?.urlMapping)).to.deep.equal(['/x']);
  });
});
