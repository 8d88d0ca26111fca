import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { parseDocument } from 'yaml';
import type { NhiAppScaffoldResult } from '../../../src/commands/nhi/app/scaffold.js';
import {
  addConnectedApp,
  addExternalClientApp,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  newOrg,
} from '../../fake-org/builders/index.js';
import { trouble, type FakeOrg } from '../../fake-org/index.js';
import type { Org, Profile } from '../../fake-org/org/model.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';

type Json = { status: number; result: NhiAppScaffoldResult; name?: string; message?: string };

const ADMIN = 'admin@acme.example';
const RIGHTS = [
  ...['ApiEnabled', 'ViewSetup', 'ModifyMetadata', 'ManageUsers', 'ViewAllUsers', 'ExternalClientAppViewer'],
];

const orgToScaffoldFor = (): { org: Org; integration: Profile } => {
  const org = newOrg({ now: new Date() });
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  const admin = addPermissionSet(org, { name: 'Admin', permissions: RIGHTS });
  assign(org, addUser(org, { username: ADMIN, profile: minimum }), admin);
  const integration = addProfile(org, {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
  });
  return { org, integration };
};

const GIVEN = [
  ...['--name', 'Sign_Callback', '--run-as-user', 'sign.bot@acme.example'],
  ...['--contact-email', 'platform@acme.example'],
];

describe('nhi app scaffold', () => {
  let sf: SfSession;
  beforeEach(async () => {
    sf = await openCommands();
  });
  afterEach(async () => sf.close());

  const run = async (...flags: string[]): Promise<SfResult> => sf.run(['nhi', 'app', 'scaffold', ...GIVEN, ...flags]);
  const json = async (...flags: string[]): Promise<Json> => (await run('--json', ...flags)).json<Json>();
  const inFolder = (name: string): string => path.join(sf.home.dir, name);
  const made = async (): Promise<string[]> => {
    const below = await readdir(sf.home.dir, { recursive: true });
    return below.filter((name) => /(^|[\\/])(force-app|manifest)($|[\\/])|\.tmp$/.test(name));
  };

  it('writes every file that it names, and tells the runbook with each command on a line of its own', async () => {
    const { code, stdout, stderr } = await run('--endpoint', '/services/apexrest/sign', '--apex-class', 'SignCallback');
    expect(code, stderr).to.equal(0);
    const paths = stdout.split('\n').filter((line) => /^ {2}(force-app|manifest)\//.test(line));
    expect(paths).to.have.length(13);
    for (const name of paths) expect(await readFile(inFolder(name.trim()), 'utf8'), name).to.not.equal('');
    expect(stdout.split('\n')).to.include.members([
      '  sf org assign permset --name Sign_Callback_Access --on-behalf-of sign.bot@acme.example',
      '  sf nhi verify --app Sign_Callback --endpoint /services/apexrest/sign',
    ]);
    expect(stdout).to.contain('integrations').and.contain('- app: Sign_Callback');
  });

  it('gives all of it as data', async () => {
    const { status, result } = await json('--object', 'Contract:edit', '--scope', 'chatter_api');
    expect(status).to.equal(0);
    expect(result).to.deep.include({
      app: 'Sign_Callback',
      written: true,
      apiVersion: '67.0',
      manifests: {
        first: 'manifest/Sign_Callback-1.xml',
        second: 'manifest/Sign_Callback-2.xml',
        all: 'manifest/Sign_Callback-all.xml',
      },
      runAs: { username: 'sign.bot@acme.example', variable: null },
      scopes: ['api', 'chatter_api'],
      endpoint: null,
      access: {
        permissions: ['ApiEnabled', 'ApiUserOnly'],
        objects: { Contract: ['read', 'edit'], Account: ['read'] },
        fields: {},
      },
      leftOut: [],
      replacement: null,
      checks: [],
    });
    for (const step of result.steps) expect(step, step.id).to.include({ kind: 'command' });
    expect(result.steps.every(({ command }) => command.startsWith('sf '))).to.equal(true);
    expect(result.files.map(({ path: name }) => name)).to.include('manifest/Sign_Callback-all.xml');
  });

  it('takes the version and the namespace of the project', async () => {
    const project = { packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '64.0', namespace: 'acme' };
    await writeFile(inFolder('sfdx-project.json'), JSON.stringify(project));
    const endpoint = ['--endpoint', '/services/apexrest/acme/sign', '--apex-class', 'SignCallback'];
    const { result } = await json(...endpoint);
    expect([result.apiVersion, result.endpoint?.urlMapping, result.notes]).to.deep.equal(['64.0', '/sign', []]);
    const manifest = await readFile(inFolder('manifest/Sign_Callback-all.xml'), 'utf8');
    expect(manifest).to.contain('<version>64.0</version>');
    const outside = await json('--output-dir', 'elsewhere/main/');
    expect(outside.message).to.contain('manifest/Sign_Callback-1.xml');
    const forced = await json('--output-dir', 'elsewhere/main/', '--force');
    expect(forced.result.notes.join()).to.contain('elsewhere/main is in no package directory');
  });

  const refused: Record<string, [flags: string[], code: number, text: RegExp]> = {
    'an administrator-grade permission': [['--permission', 'modifyalldata'], 1, /ModifyAllData/],
    'a scope that the flow ignores': [['--scope', 'refresh_token'], 1, /refresh_token/],
    'a name that is none': [['--name', 'Sign-Callback'], 1, /Sign-Callback/],
    'an object without rights': [['--object', 'Contract'], 2, /Contract/],
    'a field without its object': [['--field', 'Status:read'], 2, /Status/],
    'a range that is none': [['--ip-range', '10.0.0.0/8'], 2, /10\.0\.0\.0/],
    'a replacement without a variable': [['--write-replacement'], 2, /--run-as-user/],
    'a policy file that is not there': [['--policy-file', 'none.yml'], 1, /none\.yml/],
  };
  for (const [what, [flags, code, text]] of Object.entries(refused)) {
    it(`refuses ${what}, and writes nothing`, async () => {
      const given = flags.includes('--name') ? ['nhi', 'app', 'scaffold', ...GIVEN.slice(2), ...flags] : null;
      const finished = given === null ? await run(...flags) : await sf.run(given);
      expect(finished.code, finished.stderr).to.equal(code);
      expect(finished.stderr).to.match(text);
      expect(await made()).to.deep.equal([]);
    });
  }

  it('replaces nothing unasked, writes nothing beside it then, and names what is in the way', async () => {
    await mkdir(inFolder('force-app/main/default/permissionsets'), { recursive: true });
    const there = 'force-app/main/default/permissionsets/Sign_Callback_Access.permissionset-meta.xml';
    await writeFile(inFolder(there), 'mine');
    const { code, stderr } = await run();
    expect([code, await readFile(inFolder(there), 'utf8')]).to.deep.equal([1, 'mine']);
    expect(stderr.replace(/\s+/g, ' ')).to.contain('Sign_Callback_Access');
    expect(await readdir(inFolder('force-app/main/default'))).to.deep.equal(['permissionsets']);
    expect((await run('--force')).code).to.equal(0);
    expect(await readFile(inFolder(there), 'utf8')).to.contain('<PermissionSet');
  });

  it('adds an entry to the policy file that is there, and takes over what it declares the next time', async () => {
    const policy = '# ours\nversion: 1\nintegrations:\n  - app: Other # keep\nrules: { app-legacy: off }\n';
    await writeFile(inFolder('nhi-policy.yml'), policy);
    const first = await json('--object', 'Contract:edit', '--endpoint', '/services/apexrest/sign');
    expect(first.result.policy).to.include({ file: 'nhi-policy.yml', state: 'added' });
    const after = await readFile(inFolder('nhi-policy.yml'), 'utf8');
    for (const line of policy.trim().split('\n')) expect(after.split('\n')).to.include(line);
    const { integrations } = parseDocument(after).toJS() as { integrations: unknown[] };
    expect(integrations[1]).to.deep.equal({
      app: 'Sign_Callback',
      service: 'Sign Callback',
      owner: 'platform@acme.example',
      endpoint: '/services/apexrest/sign',
      scopes: ['api'],
      permissionSets: ['Sign_Callback_Access'],
      access: {
        permissions: ['ApiEnabled'],
        objects: { Contract: ['read', 'edit'], Account: ['read'] },
        fields: {},
      },
    });
    const again = await json('--force', '--apex-class', 'SignCallback');
    expect(again.result.policy.state).to.equal('declared');
    expect(again.result.access.objects).to.deep.equal({ Contract: ['read', 'edit'], Account: ['read'] });
    expect(again.result.endpoint?.urlMapping).to.equal('/sign');
    expect(again.result.notes.join()).to.not.contain('otherwise');
    // The same in other words.
    await writeFile(inFolder('nhi-policy.yml'), after.replace('[ read, edit ]', '[ edit ]'));
    expect((await json('--force', '--apex-class', 'SignCallback')).result.notes.join()).to.not.contain('otherwise');
    await writeFile(inFolder('nhi-policy.yml'), after);
    const other = await json('--force', '--object', 'Contract:read');
    expect(other.result.notes.join()).to.contain('otherwise');
    expect(await readFile(inFolder('nhi-policy.yml'), 'utf8')).to.equal(after);
  });

  it('shows the replacement of a user that differs by org, and writes it only when asked', async () => {
    const project = '{\n    "packageDirectories": [{ "path": "force-app" }],\n    "name": "ours"\n}\n';
    await writeFile(inFolder('sfdx-project.json'), project);
    const variable = ['nhi', 'app', 'scaffold', '--json', ...GIVEN.with(3, '$NHI_RUN_AS')];
    const shown = (await sf.run(variable)).json<Json>();
    const entry = {
      filename:
        'force-app/main/default/extlClntAppOauthPolicies/Sign_Callback_oauth_defaultPolicy.ecaOauthPlcy-meta.xml',
      stringToReplace: '$NHI_RUN_AS',
      replaceWithEnv: 'NHI_RUN_AS',
    };
    expect(shown.result.replacement).to.deep.equal({ ...entry, written: false });
    expect(await readFile(inFolder('sfdx-project.json'), 'utf8')).to.equal(project);
    expect(await readFile(inFolder(entry.filename), 'utf8')).to.contain('>$NHI_RUN_AS<');

    const written = [...variable, '--write-replacement', '--force'];
    expect((await sf.run(written)).json<Json>().result.replacement?.written).to.equal(true);
    const text = await readFile(inFolder('sfdx-project.json'), 'utf8');
    expect(JSON.parse(text)).to.deep.equal({ ...JSON.parse(project), replacements: [entry] });
    expect(text)
      .to.match(/^\{\n {4}"packageDirectories"/)
      .and.match(/\}\n$/);
    await sf.run(written);
    expect(await readFile(inFolder('sfdx-project.json'), 'utf8')).to.equal(text);
  });

  describe('with an org', () => {
    let fake: FakeOrg;
    let org: Org;
    let integration: Profile;
    beforeEach(async () => {
      ({ org, integration } = orgToScaffoldFor());
      fake = await sf.host(org, { dev: ADMIN });
    });

    const asked = async (...flags: string[]): Promise<Json> => json('--target-org', 'dev', ...flags);
    const failedIds = ({ result }: Json): string[] =>
      result.checks.filter(({ state }) => state === 'failed').map(({ id }) => id);

    it('writes what the org would take, only reads, and names the org in the runbook', async () => {
      const fields = ['--field', 'Contract.Description:edit', '--field', 'Contract.Status:read'];
      const finished = await asked('--object', 'Contract:read', ...fields, '--permission', 'RunReports');
      expect([finished.status, failedIds(finished)], JSON.stringify(finished)).to.deep.equal([0, []]);
      expect(finished.result.checks.every(({ state }) => state === 'ok')).to.equal(true);
      expect(finished.result.leftOut).to.deep.equal(['Contract.Status']);
      expect(fake.stats.writes).to.deep.equal([]);
      const [first] = finished.result.steps;
      expect(first?.command).to.contain('--target-org dev').and.contain(integration.id);
    });

    it('adds to read what an object of that org rests on, and says so', async () => {
      const { result } = await asked('--object', 'Remark__c:edit', '--field', 'Remark__c.Clause__c:read');
      const { Remark__c: own, ...others } = result.access.objects;
      expect([own, others]).to.deep.equal([
        ['read', 'edit'],
        { Clause__c: ['read'], Contract: ['read'], Account: ['read'] },
      ]);
      expect(result.leftOut).to.deep.equal(['Remark__c.Clause__c']);
      expect(result.notes.join('\n')).to.match(/To read Account is granted, too: Contract rests on it/);
      expect(result.checks.filter(({ id }) => id === 'object')).to.have.length(4);
    });

    it('makes no user who is there', async () => {
      addUser(org, { username: 'sign.bot@acme.example', profile: integration });
      const { status, result } = await asked();
      expect([status, result.steps[0]?.id]).to.deep.equal([0, 'permission-set-license']);
    });

    const wouldNot: Record<string, [change: () => void, flags: string[], ids: string[]]> = {
      'an external client app of that name': [
        () => addExternalClientApp(org, { name: 'sign_callback' }),
        [],
        ['externalClientApp'],
      ],
      'a connected app of that name': [() => addConnectedApp(org, { name: 'Sign_Callback' }), [], ['connectedApp']],
      'a permission set of that name': [
        () => addPermissionSet(org, { name: 'Sign_Callback_Access' }),
        [],
        ['permissionSet'],
      ],
      'a profile of that name': [
        () => addProfile(org, { name: 'Sign_Callback' }),
        ['--ip-range', '203.0.113.1'],
        ['profile'],
      ],
      'a deactivated user': [() => addBot({ active: false }), [], ['user']],
      'a frozen user': [() => addBot({ frozen: true }), [], ['frozen']],
      'a user of a portal': [() => (addBot({}), (integration.userType = 'CspLitePortal')), [], ['userType']],
      'a user of another license': [
        () => addUser(org, { username: 'sign.bot@acme.example', profile: org.profiles[0] as Profile }),
        [],
        ['license'],
      ],
      'an unknown object and an unknown field': [
        () => {},
        ['--object', 'Contracct:read', '--field', 'Contract.Stattus:read'],
        ['object', 'field'],
      ],
      'an unknown permission': [() => {}, ['--permission', 'RunReportss'], ['permission']],
      'another host than the endpoint': [
        () => {},
        ['--endpoint', 'https://other.my.salesforce.com/services/apexrest/sign'],
        ['endpoint'],
      ],
    };
    const addBot = (spec: { active?: boolean; frozen?: boolean }): unknown =>
      addUser(org, { username: 'sign.bot@acme.example', profile: integration, ...spec });
    for (const [what, [change, flags, ids]] of Object.entries(wouldNot)) {
      it(`writes nothing where the org has ${what}`, async () => {
        change();
        fake.reset();
        const finished = await asked(...flags);
        expect([finished.status, failedIds(finished)]).to.deep.equal([30, ids]);
        expect([finished.result.written, await made()]).to.deep.equal([false, []]);
      });
    }

    it('says that nothing was added to the policy file, where nothing was', async () => {
      const policy = 'version: 1\nintegrations: []\n';
      await writeFile(inFolder('nhi-policy.yml'), policy);
      addConnectedApp(org, { name: 'Sign_Callback' });
      fake.reset();
      const { status, result } = await asked();
      expect([status, result.policy.state]).to.deep.equal([30, 'shown']);
      expect(await readFile(inFolder('nhi-policy.yml'), 'utf8')).to.equal(policy);
    });

    it('judges the user that a variable holds now, and leaves the question open without', async () => {
      addBot({ active: false });
      fake.reset();
      const args = ['nhi', 'app', 'scaffold', '--json', '--target-org', 'dev', ...GIVEN.with(3, '$NHI_RUN_AS')];
      const set = (await sf.run(args, { env: { NHI_RUN_AS: 'sign.bot@acme.example' } })).json<Json>();
      expect([set.status, failedIds(set)]).to.deep.equal([30, ['user']]);
      const open = (await sf.run(args)).json<Json>();
      expect(open.status).to.equal(0);
      expect(open.result.checks.find(({ id }) => id === 'user')).to.include({ state: 'notKnown' });
    });

    it('leaves out API Only User where the org does not have it, and says so', async () => {
      org.options.missingColumns = ['PermissionSet.PermissionsApiUserOnly'];
      const other = await sf.host(org, { edition: ADMIN });
      const { status, result } = await json('--target-org', 'edition');
      expect([status, result.access.permissions]).to.deep.equal([0, ['ApiEnabled']]);
      expect(result.notes.join()).to.contain('ApiUserOnly');
      expect(other.stats.writes).to.deep.equal([]);
    });

    it('has the namespace of the org', async () => {
      org.namespace = 'acme';
      fake.reset();
      const plain = await asked('--endpoint', '/services/apexrest/sign', '--apex-class', 'SignCallback');
      expect(plain.message).to.contain('/services/apexrest/acme/');
      const own = await asked('--endpoint', '/services/apexrest/acme/sign', '--apex-class', 'SignCallback');
      expect(own.result.endpoint?.urlMapping).to.equal('/sign');
    });

    it('takes nothing for free that it could not see', async () => {
      org.permissionSets.find(({ name }) => name === 'Admin')?.rights.permissions.delete('ModifyMetadata');
      const { status, result } = await asked();
      expect(status).to.equal(0);
      const open = result.checks.filter(({ state }) => state === 'notKnown');
      expect(open.map(({ id, reason }) => [id, reason])).to.deep.equal([['connectedApp', 'permission']]);
    });

    it('exits with 31 where a question failed unexpectedly', async () => {
      fake.inject({ match: /FROM ExternalClientApplication/, action: trouble.error(500, 'UNKNOWN_EXCEPTION', 'no') });
      const { status, result } = await asked();
      expect([status, result.written]).to.deep.equal([31, true]);
    });

    it('asks no org that was not named', async () => {
      const env = { SF_TARGET_ORG: 'dev' };
      const finished = await sf.run(['nhi', 'app', 'scaffold', ...GIVEN, '--json'], { env });
      const { status, result } = finished.json<Json>();
      expect([status, result.checks, fake.requests.length]).to.deep.equal([0, [], 0]);
      // Any other command would take it.
      await sf.run(['nhi', 'verify', '--app', 'Any', '--json'], { env });
      expect(fake.requests).to.not.deep.equal([]);
    });
  });
});
