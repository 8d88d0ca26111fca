import { expect } from 'chai';
import { manifestPaths, scaffoldFiles } from '../../../src/provision/scaffold/files.js';
import type { ScaffoldSpec } from '../../../src/provision/scaffold/spec.js';
import type { ScaffoldRequest } from '../../../src/provision/scaffold/plan.js';
import { explainText } from '../../../src/token/explain.js';
import { addPermissionSet, addProfile, addUser, assign, newOrg } from '../../fake-org/builders/index.js';
import { deploy } from '../../fake-org/deploy/deploy.js';
import type { Org } from '../../fake-org/org/model.js';
import { openCommands } from '../../support/run-command.js';
import { metadataFormat } from './metadata-format.js';
import { aSpec, everything } from './requests.js';

const ADMIN = 'admin@acme.example';
const RIGHTS = [
  ...['ApiEnabled', 'ViewSetup', 'ModifyMetadata', 'ManageUsers', 'ViewAllUsers', 'MonitorLoginHistory'],
  'ExternalClientAppViewer',
];

/** Enough for every kind of file, and for fields that an org really grants. */
const small: Partial<ScaffoldRequest> = {
  ...everything,
  ipRanges: [{ start: '127.0.0.0', end: '127.0.0.9' }],
  access: {
    permissions: ['RunReports'],
    objects: [['Account', ['read']]],
    fields: [['Contract.Description', ['edit']]],
  },
};

/** What deployments of external client apps are known to answer. */
const ANSWERS: Readonly<Record<string, string>> = {
  'Enter a valid execution user for the OAuth client credentials flow.': 'execution-user-invalid',
  "The user license doesn't allow the permission: Read Contract": 'license-lacks-permission',
  'Unknown user permission: ApiOnlyUser': 'permission-unknown',
  'DUPLICATE_VALUE: duplicate value found: <unknown> duplicates value on record with id: 0H4': 'name-taken',
  'INVALID_CROSS_REFERENCE_KEY: invalid cross reference id': 'reference-missing',
  'In field: commaSeparatedPermissionSet - no PermissionSet named Sign_Access found': 'reference-missing',
  'INSUFFICIENT_ACCESS_OR_READONLY: insufficient access rights on object id': 'insufficient-access',
  'Invalid plugin settings': 'plugin-settings-invalid',
  'You cannot deploy to a required field: Contract.Status': 'field-required',
  'Permission Edit Contract depends on permission(s): Read Contract': 'permission-dependency',
};

describe('what a deployment answers', () => {
  for (const [answer, id] of Object.entries(ANSWERS)) {
    it(`is explained: ${answer}`, () => {
      const table = `│ Error │ Sign_Callback │ ${answer} (1:1) │`;
      for (const text of [answer, table, JSON.stringify({ problem: answer, problemType: 'Error' })])
        expect(explainText(text).id, text).to.equal(id);
    });
  }
});

describe('source that was scaffolded, deployed', () => {
  let org: Org;
  beforeEach(() => {
    org = newOrg({ now: new Date() });
    const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
    assign(
      org,
      addUser(org, { username: ADMIN, profile: minimum }),
      addPermissionSet(org, { name: 'Admin', permissions: RIGHTS }),
    );
    addProfile(org, { name: 'Minimum Access - API Only Integrations', license: 'Salesforce Integration' });
  });

  const problems = (spec: ScaffoldSpec, manifest: string): string[] =>
    deploy(org, metadataFormat(scaffoldFiles(spec), spec.outputDir, manifest)).components.flatMap(
      ({ fullName, problem }) => (problem === null ? [] : `${fullName}: ${problem}`),
    );

  /** The user of the app, with what the runbook assigns. */
  const addRunAs = (profile: string): void => {
    const found = org.profiles.find(({ name }) => name === profile);
    const set = org.permissionSets.find(({ name }) => name === 'Sign_Callback_Access');
    if (!found || !set) throw new Error('The first deployment is missing.');
    assign(org, addUser(org, { username: 'sign.callback@example.com', profile: found }), set);
  };

  const requests: Record<string, [Partial<ScaffoldRequest>, profile: string]> = {
    'with everything': [small, 'Sign_Callback'],
    'with the least': [
      { endpoint: '/services/apexrest/sign', apexClass: 'SignCallback' },
      'Minimum Access - API Only Integrations',
    ],
  };
  for (const [what, [request, profile]] of Object.entries(requests)) {
    it(`is taken in two steps, and the app is ready: ${what}`, async () => {
      const spec = aSpec(request);
      const { first, second } = manifestPaths(spec.name);
      expect(problems(spec, first)).to.deep.equal([]);
      addRunAs(profile);
      expect(problems(spec, second)).to.deep.equal([]);
      const sf = await openCommands();
      try {
        await sf.host(org, { dev: ADMIN });
        const args = ['nhi', 'verify', '--target-org', 'dev', '--app', 'Sign_Callback', '--json'];
        const finished = await sf.run([...args, '--endpoint', spec.endpoint?.path ?? '', '--fail-on-inconclusive']);
        const { status, result } = finished.json<{ status: number; result: { ready: boolean | null } }>();
        expect([status, result.ready], finished.stdout).to.deep.equal([0, true]);
      } finally {
        await sf.close();
      }
    });
  }

  it('is taken in one step where the user is there', () => {
    const spec = aSpec({ endpoint: '/services/apexrest/sign', apexClass: 'SignCallback' });
    const profile = org.profiles.find(({ name }) => name === 'Minimum Access - API Only Integrations');
    if (profile) addUser(org, { username: 'sign.callback@example.com', profile });
    expect(problems(spec, manifestPaths(spec.name).all)).to.deep.equal([]);
    expect(org.externalClientApps[0]?.flow).to.deep.equal({ settings: true, policy: true });
  });

  it('fails as Salesforce says without the user, and changes nothing', () => {
    const spec = aSpec(small);
    expect(problems(spec, manifestPaths(spec.name).all)).to.deep.equal([
      'Sign_Callback_oauth_defaultPolicy: Enter a valid execution user for the OAuth client credentials flow.',
    ]);
    expect(org.externalClientApps).to.deep.equal([]);
  });
});
