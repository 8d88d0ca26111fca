import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { NhiVerifyResult } from '../../../src/commands/nhi/verify.js';
import { type FakeOrg, trouble } from '../../fake-org/index.js';
import { addConnectedApp } from '../../fake-org/builders/index.js';
import type { RunOptions } from '../../support/processes.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { APP, BLIND, PATH, probeOrg, READER, type ProbeOrg } from '../../verify/probe-org.js';

type Json = { status: number; result: NhiVerifyResult; warnings: string[] };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** `sf nhi verify`, against orgs on loopback. */
describe('nhi verify', () => {
  let sf: SfSession;
  let healthy: ProbeOrg;
  let fake: FakeOrg;

  before(async () => {
    sf = await openCommands();
    healthy = probeOrg();
    addConnectedApp(healthy.org, { name: 'Website_Login', flowEnabled: false });
    fake = await sf.host(healthy.org, { ready: READER, blind: BLIND });
    const other = probeOrg();
    other.runAs.active = false;
    await sf.host(other.org, { broken: READER });
  });

  afterEach(() => sf.reset());

  after(async () => sf.close());

  const verify = async (alias: string, flags: string[], options?: RunOptions): Promise<SfResult> =>
    sf.run(['nhi', 'verify', '--target-org', alias, ...flags], options);
  const secret = (): NodeJS.ProcessEnv => ({ NHI_CLIENT_SECRET: healthy.app.consumerSecret });
  const oauth = (org: FakeOrg): string[] =>
    org.requests.map(({ path: at }) => at).filter((at) => at.startsWith('/services/oauth2/'));

  describe('without a probe', () => {
    it('prints a checklist at 80 columns and exits with 0 for an app that is ready, and only reads', async () => {
      const { code, stdout, stderr } = await verify('ready', ['--app', APP, '--endpoint', PATH]);
      expect([code, stderr]).to.deep.equal([0, '']);
      expect(stdout).to.match(/^Contract_Signing is ready for registration\.\n[^]*\nExit code 0: [^]*\nMore: /);
      expect(oneLine(stdout)).to.include(
        '✔ ok The Run As user may call the Apex class of the endpoint. (endpoint-no-access)',
      );
      for (const line of stdout.split('\n')) expect(line.length, line).to.be.at.most(80);
      expect([fake.stats.writes, oauth(fake)]).to.deep.equal([[], []]);
    });

    it('gives the checks of the audit as JSON, with what is required', async () => {
      const finished = await verify('broken', ['--app', APP.toLowerCase(), '--json']);
      const { status, result } = finished.json<Json>();
      expect([finished.code, status, finished.stderr, result.ready, result.probe]).to.deep.equal([
        30,
        30,
        '',
        false,
        null,
      ]);
      expect(result.apps[0]?.checks).to.include({ 'run-as-inactive': 'fail', 'run-as-frozen': 'pass' });
      expect(result.requirements.filter(({ state }) => state === 'unmet').map(({ rule }) => rule)).to.deep.equal([
        'run-as-inactive',
      ]);
      expect(result.findings.map(({ rule }) => rule)).to.include('run-as-inactive');
    });

    it('does not know about an app that it may not read, which is 31 on request', async () => {
      const lenient = (await verify('blind', ['--app', APP, '--json'])).json<Json>();
      expect([lenient.status, lenient.result.ready]).to.deep.equal([0, null]);
      const { code, stdout } = await verify('blind', ['--app', APP, '--fail-on-inconclusive']);
      expect(code).to.equal(31);
      expect(oneLine(stdout)).to.match(/^It isn't known whether Contract_Signing is ready/);
    });

    it('is incomplete when a source fails', async () => {
      fake.inject({ match: /FROM UserLogin/, action: trouble.error(400, 'UNKNOWN_ERROR', 'odd') });
      expect((await verify('ready', ['--app', APP])).code).to.equal(31);
    });

    it('looks at what the policy file declares', async () => {
      const file = path.join(sf.home.dir, 'policy.yml');
      await writeFile(file, `version: 1\nintegrations:\n  - app: ${APP}\n    endpoint: /services/apexrest/lost\n`);
      const { code, stdout } = await verify('ready', ['--app', APP, '--policy-file', file]);
      expect(code).to.equal(30);
      expect(oneLine(stdout)).to.include(
        '✖ not met No Apex class of this org maps the endpoint: /services/apexrest/lost.',
      );
    });

    it('says that the flow of an app is off', async () => {
      const { code, stdout } = await verify('ready', ['--app', 'Website_Login']);
      expect(code).to.equal(30);
      expect(oneLine(stdout)).to.include('The client credentials flow is off. (flow-half-enabled)');
    });

    it('names the apps when none was named, and the nearest for a name that no app has', async () => {
      const none = await verify('ready', []);
      expect([none.code, none.stdout]).to.deep.equal([2, '']);
      expect(oneLine(none.stderr)).to.include('Specify the app with --app.').and.include(APP);
      const unknown = await verify('ready', ['--app', 'Contract_Singing']);
      expect([unknown.code, unknown.stdout]).to.deep.equal([1, '']);
      expect(unknown.stderr).to.include('Error (UnknownAppError)').and.include(APP);
    });

    it('refuses wrong flags before it asks the org', async () => {
      for (const flags of [
        ['--endpoint', 'sign/callback'],
        ['--client-id', 'x'],
        ['--client-secret-file', '-'],
      ]) {
        expect((await verify('ready', ['--app', APP, ...flags])).code, flags.join(' ')).to.equal(2);
      }
      const mangled = await verify('ready', [
        '--app',
        APP,
        '--endpoint',
        'C:/Program Files/Git/services/apexrest/sign',
      ]);
      expect(mangled.code).to.equal(2);
      expect(mangled.stderr).to.include('MSYS_NO_PATHCONV').and.not.include('Program');
      expect((await verify('ready', ['--app', APP, '--probe'])).code).to.equal(1);
      expect(fake.requests).to.deep.equal([]);
    });
  });

  describe('with a probe', () => {
    it('obtains a token, calls, revokes, and shows none of it', async () => {
      const finished = await verify('ready', ['--app', APP, '--probe', '--json'], { env: secret() });
      const { result } = finished.json<Json>();
      expect([finished.code, finished.stderr, result.ready, result.probe?.verdict]).to.deep.equal([
        0,
        '',
        true,
        'proven',
      ]);
      expect(result.probe?.userId).to.equal(healthy.runAs.id);
      expect(oauth(fake)).to.deep.equal(['/services/oauth2/token', '/services/oauth2/revoke']);
      expect(fake.requests.slice(-3).map(({ path: at }) => at)[1]).to.match(/^\/services\/data\/v[\d.]+\/$/);
      expect(fake.stats.writes).to.deep.equal([]);
    });

    it('settles what the caller may not read, with the client id from a flag and the secret from standard input', async () => {
      const flags = ['--app', APP, '--probe', '--client-id', healthy.app.consumerKey, '--client-secret-file', '-'];
      const { code, stdout } = await verify('blind', [...flags, '--verbose'], {
        input: `${healthy.app.consumerSecret}\n`,
      });
      expect(code).to.equal(0);
      expect(oneLine(stdout)).to.include('The probe proves it.').and.include('✔ ok The token was revoked.');
    });

    it('exits with 30 when the secret is wrong, and explains that', async () => {
      const { code, stdout } = await verify('ready', ['--app', APP, '--probe'], {
        env: { NHI_CLIENT_SECRET: 'C3'.repeat(32) },
      });
      expect(code).to.equal(30);
      expect(oneLine(stdout))
        .to.include('Answer: invalid_client: invalid client credentials')
        .and.include('1. The consumer secret is wrong');
      expect(stdout).not.to.include('C3C3');
    });

    it('explains a refusal with what was read', async () => {
      const { code, stdout } = await verify('broken', ['--app', APP, '--probe'], { env: secret() });
      expect(code).to.equal(30);
      expect(oneLine(stdout)).to.include(
        '1. The Run As user is deactivated or frozen. What was read from the org confirms this.',
      );
    });

    it('refuses a secret with white space before it asks the org', async () => {
      const { code, stderr } = await verify('ready', ['--app', APP, '--probe'], {
        env: { NHI_CLIENT_SECRET: ` ${healthy.app.consumerSecret}` },
      });
      expect(code).to.equal(1);
      expect(oneLine(stderr))
        .to.include('white space in the consumer secret')
        .and.not.include(healthy.app.consumerSecret);
      expect(fake.requests).to.deep.equal([]);
    });

    it('is never ready without an answer, and revokes the token that it got', async () => {
      fake.inject({ match: /oauth2\/token/, action: trouble.cut() });
      expect((await verify('ready', ['--app', APP, '--probe'], { env: secret() })).code).to.equal(31);
      fake.reset();
      fake.inject({ match: /^GET \/services\/data\/v[\d.]+\/$/, action: trouble.reset() });
      const { result, status } = (
        await verify('ready', ['--app', APP, '--probe', '--json'], { env: secret() })
      ).json<Json>();
      expect([status, result.ready, result.probe?.verdict]).to.deep.equal([31, null, 'unclear']);
      expect(oauth(fake)).to.deep.equal(['/services/oauth2/token', '/services/oauth2/revoke']);
    });

    it('is incomplete when the token could not be revoked', async () => {
      fake.inject({ match: /oauth2\/revoke/, action: trouble.reset() });
      const { status, result, warnings } = (
        await verify('ready', ['--app', APP, '--probe', '--json'], { env: secret() })
      ).json<Json>();
      expect([status, result.ready]).to.deep.equal([31, true]);
      expect(warnings.join()).to.include("didn't confirm that the token of the probe was revoked");
    });

    it('refuses the former variable, whose value may be in a log; without a probe it needs no secret', async () => {
      const env = { SF_NHI_CLIENT_SECRET: healthy.app.consumerSecret };
      const refused = await verify('ready', ['--app', APP, '--probe'], { env });
      expect([refused.code, fake.requests]).to.deep.equal([1, []]);
      expect(oneLine(refused.stderr)).to.include('exposed').and.not.include(healthy.app.consumerSecret);
      expect((await verify('ready', ['--app', APP], { env })).code).to.equal(0);
    });
  });
});
