import { expect } from 'chai';
import type { CheckState } from '../../src/findings/audit-report.js';
import type { Policy } from '../../src/policy/policy.js';
import {
  addApexClass,
  addExternalClientApp,
  addGroup,
  addPermissionSet,
  addUser,
  assign,
} from '../fake-org/builders/index.js';
import { startFakeOrg, type FakeOrg } from '../fake-org/index.js';
import type { XmlTree } from '../fake-org/soap/xml.js';
import { ADMIN, smallOrg } from '../org/small-org.js';
import { overlayFiles, readOrg, type ReadOrg } from './overlay-tree.js';
import { metadata, type Files } from './tree.js';

const APP = 'Grouped';
const CLASS = 'GroupedCallback';

const POLICY: Policy = {
  version: 1,
  integrations: [
    {
      app: APP,
      endpoint: '/services/apexrest/grouped',
      access: { permissions: ['ApiEnabled', 'RunReports'], objects: { Contract: ['read'] } },
    },
  ],
};

/** An app whose user has everything through a group of two sets. */
const startOrg = async (group: { muted?: { permissions: string[] } } = {}): Promise<FakeOrg> => {
  const org = smallOrg();
  const [profile] = org.profiles.filter(({ name }) => name.startsWith('Minimum'));
  if (profile === undefined) throw new Error('no profile');
  const user = addUser(org, { username: 'grouped@acme.example', profile });
  const one = addPermissionSet(org, { name: 'One', permissions: ['RunReports'], objects: { Contract: ['read'] } });
  const two = addPermissionSet(org, { name: 'Two', permissions: ['RunFlow'] });
  assign(org, user, addGroup(org, { name: 'Both', members: [one, two], ...group }));
  addExternalClientApp(org, { name: APP, contactEmail: 'o@acme.example', runAs: user, preauthorized: [one] });
  addApexClass(org, { name: CLASS, rest: { urlMapping: '/grouped' } });
  return startFakeOrg(org);
};

const access = (enabled: boolean): object => ({ classAccesses: { apexClass: CLASS, enabled } });
const permission = (name: string, enabled = true): object => ({ userPermissions: { enabled, name } });
const contract = (allowRead: boolean, allowEdit = false): object => ({
  objectPermissions: { allowCreate: false, allowDelete: false, allowEdit, allowRead, object: 'Contract' },
});

const merged = (label: string, elements: object[]): XmlTree => Object.assign({ label }, ...elements) as XmlTree;
const set = (name: string, ...elements: object[]): Files => ({
  [`p/${name}.permissionset-meta.xml`]: metadata('PermissionSet', merged(name, elements)),
});
const muting = (name: string, ...elements: object[]): Files => ({
  [`p/${name}.mutingpermissionset-meta.xml`]: metadata('MutingPermissionSet', merged(name, elements)),
});
const group = (members: string[], muted: string[] = [], elements: object = {}): Files => ({
  'p/Both.permissionsetgroup-meta.xml': metadata('PermissionSetGroup', {
    label: 'Both',
    mutingPermissionSets: muted,
    permissionSets: members,
    ...elements,
  }),
});

type Expected = Record<string, CheckState>;

const BEFORE: Expected = {
  'endpoint-no-access': 'fail',
  'run-as-access-missing': 'pass',
  'run-as-access-excess': 'fail',
  'run-as-overprivileged': 'pass',
};
const OPEN: Expected = {
  'endpoint-no-access': 'inconclusive',
  'run-as-access-missing': 'inconclusive',
  'run-as-overprivileged': 'inconclusive',
};

describe('a permission set group after a deploy', () => {
  const cases: Record<string, Record<string, [files: Files, expected: Expected]>> = {
    'that mutes nothing': {
      'is as it was where the source says what it gives': [
        set('One', permission('RunReports'), contract(true)),
        BEFORE,
      ],
      'opens a class that a member opens': [set('One', access(true)), { 'endpoint-no-access': 'pass' }],
      'opens nothing that a member closes': [set('One', access(false)), BEFORE],
      'gives what a member gives': [set('Two', permission('ModifyAllData')), { 'run-as-overprivileged': 'fail' }],
      'gives what a member gives, with its own file in the source': [
        { ...group(['One', 'Two']), ...set('Two', permission('ModifyAllData')) },
        { 'run-as-overprivileged': 'fail' },
      ],
      'gives nothing of a set that is no member': [set('Three', permission('ModifyAllData'), access(true)), BEFORE],
      'is in doubt where a member gives less, and the other may give it': [
        set('One', permission('RunReports', false)),
        OPEN,
      ],
      'is in doubt where a member no longer gives a right on an object': [set('One', contract(false)), OPEN],
      'gives what one member gives and another does not': [
        { ...set('One', contract(true)), ...set('Two', contract(false)) },
        BEFORE,
      ],
      'is in doubt with another member': [group(['One', 'Three']), OPEN],
      'is in doubt without a member': [group(['One']), OPEN],
      'is in doubt with a muting set that is not in the source': [group(['One', 'Two'], ['Mutes']), OPEN],
      'gives no more what a muting set of the source takes away': [
        { ...group(['One', 'Two'], ['Mutes']), ...muting('Mutes', permission('RunReports')) },
        OPEN,
      ],
      'is open where a member has an element that nobody knows': [
        set('One', permission('RunReports'), contract(true), { superRights: 'x' }),
        { 'run-as-overprivileged': 'inconclusive', 'endpoint-no-access': 'inconclusive' },
      ],
      'is as it was where another set has one': [set('Three', { superRights: 'x' }), BEFORE],
      'has nothing to do with a muting set of another group': [muting('Mutes', permission('RunReports')), BEFORE],
      'gives nothing without the session that it comes to need': [
        group(['One', 'Two'], [], { hasActivationRequired: true }),
        { 'run-as-access-missing': 'fail' },
      ],
    },
    'that mutes': {
      'is as it was with its files': [
        { ...group(['One', 'Two'], ['Both_Muting']), ...muting('Both_Muting', permission('ModifyAllData')) },
        BEFORE,
      ],
      'does not give what a member gives and it mutes': [
        {
          ...group(['One', 'Two'], ['Both_Muting']),
          ...muting('Both_Muting', permission('ModifyAllData')),
          ...set('Two', permission('ModifyAllData')),
        },
        BEFORE,
      ],
      'is in doubt where what it mutes is not in the source': [set('Two', permission('ModifyAllData')), OPEN],
      'gives no more what comes to be muted': [
        {
          ...group(['One', 'Two'], ['Both_Muting']),
          ...muting('Both_Muting', permission('RunReports')),
        },
        { 'run-as-access-missing': 'fail', 'run-as-overprivileged': 'pass' },
      ],
      'gives no more a right on an object that comes to be muted': [
        {
          ...group(['One', 'Two'], ['Both_Muting']),
          ...muting('Both_Muting', contract(true)),
          ...set('One', contract(true)),
          ...set('Two', permission('RunFlow')),
        },
        { 'run-as-access-missing': 'fail', 'run-as-overprivileged': 'pass' },
      ],
      'is in doubt where it mutes some rights on an object and not others that a member may give': [
        { ...group(['One', 'Two'], ['Both_Muting']), ...muting('Both_Muting', contract(true)) },
        OPEN,
      ],
      'is in doubt where its muting set says so without its group': [
        muting('Both_Muting', permission('RunReports')),
        OPEN,
      ],
      'is in doubt where less is muted': [muting('Both_Muting', permission('ModifyAllData', false)), OPEN],
      'is in doubt where nothing is muted any more': [group(['One', 'Two']), OPEN],
      'is in doubt where access to a class is muted': [
        {
          ...group(['One', 'Two'], ['Both_Muting']),
          ...muting('Both_Muting', access(true)),
          ...set('One', access(true)),
        },
        { 'endpoint-no-access': 'inconclusive' },
      ],
    },
  };
  for (const [kind, ways] of Object.entries(cases)) {
    describe(kind, () => {
      let fake: FakeOrg;
      let read: ReadOrg;
      before(async () => {
        fake = await startOrg(kind === 'that mutes' ? { muted: { permissions: ['ModifyAllData'] } } : {});
        read = await readOrg(fake, ADMIN);
      });
      after(async () => fake.close());

      for (const [what, [files, expected]] of Object.entries(ways)) {
        it(what, async () => {
          const { apps } = await overlayFiles(files, read, POLICY);
          expect(apps.find(({ name }) => name === APP)?.checks).to.include(expected);
        });
      }
    });
  }
});
