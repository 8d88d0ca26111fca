import { expect } from 'chai';
import { locator } from '../../src/audit/locate.js';
import { filesOf } from '../../src/inventory/files-of.js';
import type { SourceComponent } from '../../src/inventory/source.js';
import type { RuleEvidence } from '../../src/rules/evidence.js';

const APP = 'ExternalClientApp:Sign';

const component = (
  type: SourceComponent['type'],
  name: string,
  lines: Record<string, number>,
  app: string | null = null,
): SourceComponent => ({
  type,
  name,
  label: null,
  file: `${type}/${name}`,
  app,
  lines: { '': 2, ...lines },
  marks: [],
});

const FILES = [
  component('ExtlClntAppOauthConfigurablePolicies', 'Sign_plcy', { clientCredentialsFlowUser: 4, label: 5 }, APP),
  component('ExtlClntAppOauthSettings', 'Sign_oauth', { 'trustedIpRanges.description': 7, trustedIpRanges: 6 }, APP),
  component('PermissionSet', 'Access', { label: 3 }),
  component('PermissionSet', 'Access', { 'userPermissions.ModifyAllData': 9, ModifyAllData: 9 }),
  component('PermissionSetGroup', 'Access', {}),
  component('Profile', 'Admin', { ApiEnabled: 8 }),
  component('ApexClass', 'SignCallback', {}),
];

const place = (about: RuleEvidence['about'], source = 'ExtlClntAppOauthPlcyCnfg', family: 'app' | 'run-as' = 'app') => {
  const location = locator(filesOf({ components: FILES }))({ family }, APP, [
    // Words that name other things.
    { source, detail: 'Access, "Admin", label: SignCallback', about },
  ]);
  return location && `${location.file}:${location.line}`;
};

const set = (name: string, through: 'permissionSet' | 'permissionSetGroup' | 'profile', ...permissions: string[]) => ({
  grants: [{ name, through }],
  permissions,
});

describe('the place of a finding in metadata source', () => {
  const table: Array<[what: string, place: string | null, ...Parameters<typeof place>]> = [
    ['an element', 'ExtlClntAppOauthConfigurablePolicies/Sign_plcy:4', { elements: ['ClientCredentialsFlowUser'] }],
    [
      'an element in another file of the app',
      'ExtlClntAppOauthSettings/Sign_oauth:6',
      { elements: ['trustedIpRanges'] },
      'ExtlClntAppOauthIpRange',
    ],
    ['an element that the file does not have', 'ExtlClntAppOauthConfigurablePolicies/Sign_plcy:2', { elements: ['x'] }],
    ['a component as a whole', 'ExtlClntAppOauthConfigurablePolicies/Sign_plcy:2', { elements: [] }],
    [
      'a permission, in the file that has it',
      'PermissionSet/Access:9',
      set('ACCESS', 'permissionSet', 'modifyalldata'),
    ],
    ['a set, whatever it gives', 'PermissionSet/Access:2', set('Access', 'permissionSet', 'ViewAllData')],
    ['a group of the same name', 'PermissionSetGroup/Access:2', set('Access', 'permissionSetGroup', 'ModifyAllData')],
    ['a standard profile', 'Profile/Admin:8', set('System Administrator', 'profile', 'ApiEnabled')],
    ['a class', 'ApexClass/SignCallback:2', { apexClass: 'signcallback' }],
    ['what no file has', 'ExtlClntAppOauthConfigurablePolicies/Sign_plcy:2', { apexClass: 'Other' }],
    ['what words alone name', 'ExtlClntAppOauthConfigurablePolicies/Sign_plcy:2', undefined],
    [
      'the user, where a rule about it names no file',
      'ExtlClntAppOauthConfigurablePolicies/Sign_plcy:4',
      undefined,
      'User',
      'run-as',
    ],
  ];
  for (const [what, expected, ...given] of table) {
    it(`is that of ${what}`, () => {
      expect(place(...given)).to.equal(expected);
    });
  }

  it('is the first that a piece of evidence leads to', () => {
    const evidence = [
      { source: 'Policy file', detail: 'endpoint' },
      { source: 'ApexClass', detail: '', about: { apexClass: 'SignCallback' } },
      { source: 'ExtlClntAppOauthPlcyCnfg', detail: '', about: { elements: [] } },
    ];
    expect(locator(filesOf({ components: FILES }))({ family: 'endpoint' }, APP, evidence)?.file).to.match(/^ApexClass/);
  });

  it('is none for an app without files', () => {
    expect(locator(filesOf({ components: FILES }))({ family: 'app' }, 'ConnectedApp:Sign', [])).to.equal(null);
  });
});
