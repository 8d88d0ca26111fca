import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { NhiSecretRotateResult } from '../../../src/commands/nhi/secret/rotate.js';
import { decodeKeyStrictly } from '../../fake-callback-service/decode-key.js';
import { addExternalClientApp } from '../../fake-org/builders/index.js';
import { trouble, type FakeOrg } from '../../fake-org/index.js';
import type { ExternalClientApp } from '../../fake-org/org/model.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { ADMIN, signingOrg } from './signing-org.js';

type Json = { status: number; result: NhiSecretRotateResult; warnings: string[]; message?: string };

describe('nhi secret rotate', () => {
  let sf: SfSession;
  let fake: FakeOrg;
  let app: ExternalClientApp;
  let secrets: string[];

  beforeEach(async () => {
    sf = await openCommands();
    const { org, runAs } = signingOrg();
    const admin = org.permissionSets.find(({ name }) => name === 'Admin');
    admin?.rights.permissions.add('ClientSecretRotation');
    addExternalClientApp(org, { name: 'Two_Consumers', runAs, moreConsumers: 1 });
    addExternalClientApp(org, { name: 'Packaged', namespace: 'acme', runAs });
    fake = await sf.host(org, { open: ADMIN });
    const found = org.externalClientApps.find(({ name }) => name === 'Contract_Signing');
    if (!found) throw new Error('The org has no such app.');
    app = found;
    secrets = [];
  });
  afterEach(async () => sf.close());

  const file = (): string => path.join(sf.home.dir, 'new.key');

  /** Every secret that was there at any time may stand in a key and nowhere else. */
  const run = async (...flags: string[]): Promise<SfResult> => {
    const before = [app.consumerSecret, app.staged?.secret];
    const args = ['nhi', 'secret', 'rotate', '--target-org', 'open', '--app', 'Contract_Signing', ...flags];
    const finished = await sf.run(args);
    secrets.push(...[...before, app.consumerSecret, app.staged?.secret].filter((one) => one !== undefined));
    for (const secret of secrets) {
      expect(finished.stderr).to.not.contain(secret);
      expect(finished.stdout).to.not.contain(secret);
    }
    return finished;
  };
  const json = async (...flags: string[]): Promise<Json> => (await run('--json', '--no-prompt', ...flags)).json<Json>();

  it('rotates, and writes the key of the new pair to a file of its own', async () => {
    const former = app.consumerSecret;
    const { code, stdout } = await run('--no-prompt', '--output-file', 'new.key');
    expect(code, stdout).to.equal(0);
    expect(decodeKeyStrictly(await readFile(file(), 'utf8'))).to.deep.equal({
      host: `127.0.0.1:${fake.port}`,
      client_id: app.consumerKey,
      client_secret: app.consumerSecret,
    });
    expect((await stat(file())).mode & 0o777).to.equal(0o600);
    expect(app.staged).to.include({ state: 'Rotated', secret: former });
    expect(stdout).to.contain('--revoke-previous').and.contain('sf nhi callback register');
  });

  it('says and does nothing new when it is run again, and gives the same key', async () => {
    await run('--no-prompt', '--output-file', 'new.key');
    fake.reset();
    const key = await readFile(file(), 'utf8');
    const { status, result } = await json('--output-file', 'new.key');
    expect([status, result.state, result.reason]).to.deep.equal([0, 'rotated', 'alreadyRotated']);
    expect(await readFile(file(), 'utf8')).to.equal(key);
    expect(fake.stats.writes).to.deep.equal([]);
    const shown = await json();
    expect(shown.result.key).to.equal(key);
  });

  it('goes step by step: staged, finished, the former pair revoked', async () => {
    const staged = await json('--stage-only', '--output-file', 'new.key');
    expect([staged.status, staged.result.state, staged.result.proven]).to.deep.equal([0, 'staged', true]);
    expect(staged.result.expiresAt).to.be.a('string');
    expect((await json('--status')).result).to.include({ state: 'staged', proven: null });
    expect((await json('--finish')).result).to.include({ state: 'rotated', proven: true, key: null });
    expect((await json('--revoke-previous')).result).to.include({ state: 'untouched' });
    expect((await json('--abort')).result).to.include({ outcome: 'done', reason: 'nothingToAbort' });
  });

  it('takes no file that holds something else, and writes nothing then', async () => {
    await writeFile(file(), 'mine');
    const { code, stderr } = await run('--no-prompt', '--output-file', 'new.key');
    expect([code, await readFile(file(), 'utf8')]).to.deep.equal([1, 'mine']);
    expect(stderr).to.contain('new.key');
    expect(fake.stats.writes).to.deep.equal([]);
  });

  it('writes nothing where nobody can be asked, nor in a dry run', async () => {
    const asked = await run('--output-file', 'new.key');
    expect([asked.code, asked.stderr]).to.satisfy(
      ([code, text]: [number, string]) => code === 1 && /--no-prompt/.test(text),
    );
    const { status, result } = await json('--dry-run', '--output-file', 'new.key');
    expect([status, result.dryRun, result.state]).to.deep.equal([0, true, 'untouched']);
    expect(result.steps.map(({ state }) => state)).to.deep.equal([
      'planned',
      'planned',
      'planned',
      'planned',
      'planned',
    ]);
    expect([fake.stats.writes, await readdir(sf.home.dir)]).to.satisfy(
      ([writes, files]: [unknown[], string[]]) => writes.length === 0 && !files.includes('new.key'),
    );
  });

  const missing: Record<string, [flags: string[], change: () => void, ids: string[]]> = {
    'a connected app': [['--app', 'Legacy_Signing'], () => {}, ['connectedApp']],
    'an app of a package': [['--app', 'acme__Packaged', '--no-verify'], () => {}, ['packaged', 'refused']],
    'several consumers': [['--app', 'Two_Consumers', '--no-verify'], () => {}, ['severalConsumers']],
    'an old version': [['--api-version', '64.0'], () => {}, ['apiVersion']],
    'the setting': [[], () => (fake.org.settings.secretsInRestApi = false), ['setting']],
    'a permission to read': [[], () => rights().delete('ViewClientSecret'), ['permission.ViewClientSecret']],
    'the permission to rotate': [
      [],
      () => rights().delete('ClientSecretRotation'),
      ['permission.ClientSecretRotation'],
    ],
  };
  const rights = (): Set<string> =>
    fake.org.permissionSets.find(({ name }) => name === 'Admin')?.rights.permissions ?? new Set();
  for (const [what, [flags, change, ids]] of Object.entries(missing)) {
    it(`names what is missing, and writes nothing: ${what}`, async () => {
      change();
      const args = ['nhi', 'secret', 'rotate', '-o', 'open', '--json', '--no-prompt'];
      const named = flags.includes('--app') ? flags : ['--app', 'Contract_Signing', ...flags];
      const { status, result } = (await sf.run([...args, ...named])).json<Json>();
      expect([status, result.outcome, result.reason]).to.deep.equal([30, 'refused', 'missing']);
      expect(result.missing.map(({ id }) => id)).to.deep.equal(ids);
      expect(fake.stats.writes).to.deep.equal([]);
    });
  }

  it('asks for readiness first, unless told not to', async () => {
    app.flow.policy = false;
    const { status, result } = await json();
    expect([status, result.reason, result.readiness?.problems.length]).to.deep.equal([30, 'notReady', 1]);
    expect((await json('--no-verify')).result).to.include({ outcome: 'notProven', state: 'staged' });
    expect((await json('--abort')).status).to.equal(0);
  });

  it('does not rotate the app of its own session', async () => {
    const auth = { ...fake.authFile(ADMIN), username: `own.${ADMIN}`, clientId: app.consumerKey };
    await sf.logIn({ alias: 'own', auth });
    const args = ['nhi', 'secret', 'rotate', '-o', 'own', '-a', 'Contract_Signing', '--json', '--no-prompt'];
    const { result } = (await sf.run(args)).json<Json>();
    expect(result.missing.map(({ id }) => id)).to.deep.equal(['ownSession']);
  });

  it('leaves a pair staged that is not taken before it is applied, and says how to go on', async () => {
    fake.org.options.stagedPairGetsTokens = false;
    const { code, stdout } = await run('--no-prompt', '--output-file', 'new.key');
    expect([code, app.staged?.state]).to.deep.equal([30, 'Active']);
    expect(stdout).to.contain('--no-probe');
    const { status, result } = await json('--no-probe', '--output-file', 'new.key');
    expect([status, result.state, result.proven]).to.deep.equal([0, 'rotated', null]);
  });

  it('exits with 31 where nobody knows what happened, and goes on with the same command', async () => {
    fake.inject({ match: /^PATCH .*\/staged\//, times: 1, action: trouble.reset() });
    fake.inject({ match: /^GET .*\/staged$/, after: 2, action: trouble.error(403, 'INSUFFICIENT_ACCESS', 'no') });
    const { status, result } = await json('--output-file', 'new.key');
    expect([status, result.state]).to.deep.equal([31, 'unknown']);
    fake.reset();
    expect((await json('--output-file', 'new.key')).status).to.equal(0);
  });

  it('records the day in the policy file, one line of it, and the audit passes afterwards', async () => {
    const policy = path.join(sf.home.dir, 'nhi-policy.yml');
    const lines = [
      '# ours',
      'version: 1',
      'integrations:',
      '  - app: Contract_Signing   # callback',
      '    service: Signing',
    ];
    await writeFile(policy, lines.join('\n'));
    const { status, result } = await json('--record', '--output-file', 'new.key');
    expect([status, result.recordedIn]).to.deep.equal([0, 'nhi-policy.yml']);
    const after = (await readFile(policy, 'utf8')).split('\n');
    const day = new Date().toISOString().slice(0, 10);
    expect(after).to.deep.equal(lines.toSpliced(4, 0, `    secretRotatedOn: ${day}`));
    const audit = (await sf.run(['nhi', 'audit', '-o', 'open', '--json'])).json<{
      result: { apps: Array<{ name: string; checks: Record<string, string> }> };
    }>();
    const [signing] = audit.result.apps.filter(({ name }) => name === 'Contract_Signing');
    expect(signing?.checks['secret-rotation-overdue']).to.equal('pass');
  });

  it('rotates nothing where the day would have no place in the policy file', async () => {
    await writeFile(path.join(sf.home.dir, 'nhi-policy.yml'), 'version: 1\nintegrations: [{ app: Other }]\n');
    const { code, stderr } = await run('--no-prompt', '--record', '--output-file', 'new.key');
    expect(code).to.equal(1);
    expect(stderr).to.contain('nhi-policy.yml');
    expect(fake.stats.writes).to.deep.equal([]);
  });

  it('refuses flags that contradict each other', async () => {
    expect((await run('--abort', '--finish')).code).to.equal(2);
    expect((await run('--status', '--stage-only')).code).to.equal(2);
    expect((await run('--record', '--revoke-previous')).code).to.equal(2);
    expect((await run('--status', '--output-file', 'new.key')).code).to.equal(2);
    expect((await run('--policy-file', 'x.yml')).code).to.equal(2);
  });

  it('prints the key alone on standard output, and what it did on standard error', async () => {
    const args = ['nhi', 'secret', 'rotate', '-o', 'open', '-a', 'Contract_Signing', '--no-prompt'];
    const { code, stdout, stderr } = await sf.run(args);
    expect(code).to.equal(0);
    expect(decodeKeyStrictly(stdout)).to.include({ client_secret: app.consumerSecret });
    expect(stderr).to.contain('in force').and.not.contain(app.consumerSecret);
  });
});
