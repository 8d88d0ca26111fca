import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { NhiKeyGenerateResult } from '../../../src/commands/nhi/key/generate.js';
import type { NhiKeyInspectResult } from '../../../src/commands/nhi/key/inspect.js';
import type { FakeOrg } from '../../fake-org/index.js';
import { decodeKeyStrictly } from '../../fake-callback-service/decode-key.js';
import { onPosix } from '../../support/only-here.js';
import { type Commands, openCommands } from '../../support/run-command.js';
import type { SfResult } from '../../support/session.js';
import { ADMIN, signingOrg } from './signing-org.js';

/** A key of an app whose readiness is not the matter: to look at it costs more than all the rest. */
const UNVERIFIED = ['--app', 'Contract_Signing', '--no-verify'];

type Json<T> = { status: number; result: T; warnings: string[]; message?: string; name?: string };

/** `sf nhi key`. */
describe('nhi key', () => {
  let sf: Commands;
  let fake: FakeOrg;
  let clientId: string;
  let secret: string;

  before(async () => {
    sf = await openCommands();
    fake = await sf.host(signingOrg().org, { open: ADMIN });
    await sf.host(signingOrg({ secretsReadable: false }).org, { closed: ADMIN });
    const app = fake.org.externalClientApps[0];
    clientId = app?.consumerKey ?? '';
    secret = app?.consumerSecret ?? '';
  });

  after(async () => sf.close());

  const inHome = (...names: string[]): string => path.join(sf.home.dir, ...names);

  const generate = async (
    flags: string[],
    env: NodeJS.ProcessEnv = { NHI_CLIENT_SECRET: secret },
    input?: string,
  ): Promise<SfResult> =>
    sf.run(['nhi', 'key', 'generate', '--target-org', 'open', ...flags], {
      env,
      ...(input !== undefined && { input }),
    });

  describe('generate', () => {
    it('pipes the key and nothing else', async () => {
      const { code, stdout, stderr } = await generate(['--app', 'contract_signing']);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
      expect(decodeKeyStrictly(stdout)).to.deep.equal({
        host: `127.0.0.1:${fake.port}`,
        client_id: clientId,
        client_secret: secret,
      });
    });

    it('gives the key and what belongs to it as JSON', async () => {
      const { code, json } = await generate(['--app', 'Contract_Signing', '--json']);
      const { result } = json<Json<NhiKeyGenerateResult>>();
      expect(code).to.equal(0);
      expect(result).to.include({ app: 'Contract_Signing', host: `127.0.0.1:${fake.port}`, outputFile: null });
      expect(result.clientIdDigest).to.match(/^[0-9a-f]{64}$/);
      expect(Date.parse(result.createdAt ?? '')).to.be.closeTo(Date.now(), 60_000);
      expect(decodeKeyStrictly(result.key ?? '')).to.have.property('client_secret', secret);
      expect(result.readiness).to.include({ ready: true });
    });

    it('reads the secret from standard input, without the end of its line', async () => {
      const { stdout } = await generate(
        ['--app', 'Contract_Signing', '--client-secret-file', '-'],
        {},
        `${secret}\r\n`,
      );
      expect(decodeKeyStrictly(stdout)).to.have.property('client_secret', secret);
    });

    for (const [name, change] of [
      ['a space', (text: string) => `${text} `],
      ['a second line break', (text: string) => `${text}\n\n`],
    ] as const) {
      it(`refuses a secret with ${name}, without repeating it`, async () => {
        const { code, stdout, stderr } = await generate(
          ['--app', 'Contract_Signing', '--client-secret-file', '-'],
          {},
          change(secret),
        );
        expect({ code, stdout }).to.deep.equal({ code: 1, stdout: '' });
        expect(stderr)
          .to.match(/white space/i)
          .and.not.include(secret);
      });
    }

    for (const given of ['$(CLIENT_SECRET)', '****', 'your-client-secret', '\u200b'] as const) {
      it(`makes no key with the secret ${JSON.stringify(given)}`, async () => {
        const value = given === '\u200b' ? `${secret}${given}` : given;
        const { code, stdout, stderr } = await generate(['--app', 'Contract_Signing'], { NHI_CLIENT_SECRET: value });
        expect({ code, stdout }).to.deep.equal({ code: 1, stdout: '' });
        expect(stderr).to.match(given === '\u200b' ? /nobody sees/ : /placeholder/);
      });
    }

    it('makes a key with an unusual secret, and says that it is unusual', async () => {
      const { code, stdout, stderr } = await generate(['--app', 'Contract_Signing'], {
        NHI_CLIENT_SECRET: 'myorg-emea-secret1',
      });
      expect(code).to.equal(0);
      expect(decodeKeyStrictly(stdout)).to.have.property('client_secret', 'myorg-emea-secret1');
      expect(stderr).to.include('[client-secret-unusual]').and.include('--probe').and.not.include('myorg-emea-secret1');
    });

    for (const flags of [[], ['--json']]) {
      it(`shows no key on a terminal without a question${flags.length > 0 ? ', as JSON neither' : ''}`, async () => {
        process.stdout.isTTY = true;
        try {
          const { code, stdout, stderr } = await generate([...UNVERIFIED, ...flags]);
          expect(code).to.equal(1);
          expect(stdout + stderr)
            .to.include('--no-prompt')
            .and.not.match(/ey[A-Za-z0-9+/]{60}/);
          const shown = await generate([...UNVERIFIED, '--no-prompt', ...flags]);
          expect(shown.stdout).to.match(/ey[A-Za-z0-9+/]{60}/);
        } finally {
          process.stdout.isTTY = false;
        }
      });
    }

    it('shows no key to somebody at a terminal who says nothing', async () => {
      const args = ['nhi', 'key', 'generate', '--target-org', 'open', ...UNVERIFIED];
      const env = { NHI_CLIENT_SECRET: secret };
      const terminal = { question: 'Show the callback key of Contract_Signing', answer: '\r' };
      const { code, stdout, stderr } = await sf.run(args, { env, terminal });
      expect(code, stderr).to.equal(1);
      expect(stderr).to.include("The key wasn't shown.");
      expect(stdout + stderr).to.not.match(/[A-Za-z0-9+/]{100,}/);
    });

    it('asks nobody when there is no secret', async () => {
      const { code, stderr } = await generate(['--app', 'Contract_Signing'], {});
      expect(code).to.equal(1);
      expect(stderr).to.include('NHI_CLIENT_SECRET').and.include('--client-secret-file');
    });

    it('reads the secret from the org on request, and says that this should be switched off again', async () => {
      const { code, json } = await generate(['--app', 'Contract_Signing', '--secret-from-org', '--json'], {});
      const { result, warnings } = json<Json<NhiKeyGenerateResult>>();
      expect(code).to.equal(0);
      expect(decodeKeyStrictly(result.key ?? '')).to.have.property('client_secret', secret);
      expect(warnings.join()).to.include('Switch that off again');
    });

    it('asks the credentials resource only on request', async () => {
      fake.reset();
      await generate(['--app', 'Contract_Signing']);
      expect(fake.requests.filter(({ path: at }) => at.includes('/credentials/'))).to.deep.equal([]);
      expect(fake.stats.writes).to.deep.equal([]);
    });

    it('tells what the org would have to allow for that', async () => {
      const run = (app: string): Promise<SfResult> =>
        sf.run([
          'nhi',
          'key',
          'generate',
          '--target-org',
          'closed',
          '--app',
          app,
          '--secret-from-org',
          '--client-id',
          clientId,
        ]);
      const refused = await run('Contract_Signing');
      expect(refused.code).to.equal(1);
      expect(refused.stderr).to.include('View Client Secret');
      expect((await run('Legacy_Signing')).stderr).to.match(/isn't the consumer key|only for external client apps/);
    });

    it('takes the client id from a flag where the org hides it, and where both are known they must agree', async () => {
      const run = (org: string, flags: string[]): Promise<SfResult> =>
        sf.run(['nhi', 'key', 'generate', '--target-org', org, '--app', 'Contract_Signing', ...flags], {
          env: { NHI_CLIENT_SECRET: secret },
        });
      const missing = await run('closed', []);
      expect(missing.code).to.equal(1);
      expect(missing.stderr).to.include('--client-id');
      expect(decodeKeyStrictly((await run('closed', ['--client-id', clientId])).stdout)).to.have.property(
        'client_id',
        clientId,
      );
      expect((await run('open', ['--client-id', clientId])).code).to.equal(0);
      const other = await run('open', ['--client-id', `${clientId}x`]);
      expect(other.code).to.equal(1);
      expect(other.stderr).to.include("isn't the consumer key");
    });

    it('makes no key for an app that is not ready, unless told so', async () => {
      const refused = await generate(['--app', 'ExternalClientApp:Half_On']);
      expect(refused).to.include({ code: 30, stdout: '' });
      expect(refused.stderr).to.include('[flow-half-enabled]');
      const json = (await generate(['--app', 'Nobody', '--json'])).json<Json<NhiKeyGenerateResult>>();
      expect(json).to.include({ status: 30 });
      expect(json.result.key).to.equal(null);
      expect(json.result.readiness?.problems.map(({ rule }) => rule)).to.include('run-as-missing');
      const forced = await generate(['--app', 'Nobody', '--no-verify']);
      expect(forced.code).to.equal(0);
      expect(decodeKeyStrictly(forced.stdout)).to.be.an('object');
    });

    it('names the app that may have been meant', async () => {
      const { code, stderr } = await generate(['--app', 'Contract_Singing']);
      expect(code).to.equal(1);
      expect(stderr).to.include('Contract_Signing');
    });

    it('wants to know which of two apps of one name', async () => {
      const { code, stderr } = await generate(['--app', 'Half_On']);
      expect(code).to.equal(1);
      expect(stderr).to.include('ExternalClientApp:Name');
    });

    onPosix('writes a file that only its owner may read, also in place of one that others may read', async () => {
      const file = inHome('owner.key');
      await generate([...UNVERIFIED, '--output-file', file]);
      expect((await stat(file)).mode & 0o777).to.equal(0o600);
      await chmod(file, 0o644);
      await generate([...UNVERIFIED, '--output-file', file, '--force']);
      expect((await stat(file)).mode & 0o777).to.equal(0o600);
    });

    it('writes a new file, and overwrites none', async () => {
      const file = inHome('new.key');
      const { code, stdout } = await generate([...UNVERIFIED, '--output-file', file]);
      expect({ code, stdout }).to.deep.equal({ code: 0, stdout: '' });
      const key = await readFile(file, 'utf8');
      expect(decodeKeyStrictly(key)).to.be.an('object');

      await writeFile(file, 'mine');
      const refused = await generate([...UNVERIFIED, '--output-file', file]);
      expect(refused.code).to.equal(1);
      expect(await readFile(file, 'utf8')).to.equal('mine');
      expect((await generate([...UNVERIFIED, '--output-file', file, '--force'])).code).to.equal(0);
      expect(await readFile(file, 'utf8')).to.equal(key);
      expect((await readdir(sf.home.dir)).filter((name) => name.includes('new.key'))).to.deep.equal(['new.key']);
    });

    it('fails before it asks for anything when the file cannot be written', async () => {
      fake.reset();
      const { code } = await generate([
        '--app',
        'Contract_Signing',
        '--output-file',
        inHome('no', 'such', 'folder', 'x.key'),
      ]);
      expect(code).to.equal(1);
      expect(fake.requests.filter(({ soql }) => soql.join().includes('ExternalClientApplication'))).to.deep.equal([]);
    });

    it('takes the form of the host from a profile in a file', async () => {
      const profile = inHome('vendor.yml');
      await writeFile(
        profile,
        'name: other\norigin: salesforce\npath: /hooks/{origin}\nhostFormat: url\nevents: [DONE]\n',
      );
      const { stdout } = await generate(['--app', 'Contract_Signing', '--profile', profile]);
      expect(JSON.parse(Buffer.from(stdout, 'base64').toString())).to.have.property(
        'host',
        `http://127.0.0.1:${fake.port}`,
      );
    });
  });

  describe('inspect', () => {
    let key: string;
    const inspect = async (input: string, ...flags: string[]): Promise<SfResult> =>
      sf.run(['nhi', 'key', 'inspect', ...flags], { input });

    before(async () => {
      key = (await generate(['--app', 'Contract_Signing'])).stdout;
    });

    it('finds nothing wrong with a generated key, and asks no org that was not named', async () => {
      fake.reset();
      const { code, stdout } = await inspect(key, '--target-org', 'open', '--app', 'Contract_Signing');
      expect(code).to.equal(0);
      expect(stdout).to.include('The key is sound.').and.include(`127.0.0.1:${fake.port}`).and.not.include(secret);
      fake.reset();
      expect((await inspect(key)).code).to.equal(30);
      expect(fake.requests).to.deep.equal([]);
    });

    it('names every defect and exits with 30', async () => {
      const { code, json, stdout } = await inspect(`"${key}"\r\n`, '--key-file', '-', '--json');
      const { result } = json<Json<NhiKeyInspectResult>>();
      expect(code).to.equal(30);
      expect(result.defects.map(({ id }) => id)).to.have.members([
        'carriage-return',
        'line-feed',
        'quoted',
        'host-loopback',
      ]);
      expect(result.key).to.deep.include({ secret: { length: secret.length, looksLikeOne: true } });
      expect(stdout).to.not.include(secret).and.not.include(key);
    });

    it('says of a path that it is one', async () => {
      const { code, stdout } = await inspect('/home/me/callback.key');
      expect(code).to.equal(30);
      expect(stdout).to.include('path of a file').and.include('[path-instead]');
    });

    it('says of values that nothing has replaced that they are placeholders', async () => {
      const template = { host: 'acme.my.salesforce.com', client_id: '$(CLIENT_ID)', client_secret: '$(CLIENT_SECRET)' };
      const { code, json } = await inspect(Buffer.from(JSON.stringify(template)).toString('base64'), '--json');
      const { result } = json<Json<NhiKeyInspectResult>>();
      expect(code).to.equal(30);
      expect(result.sound).to.equal(false);
      expect(result.defects.map(({ id }) => id)).to.deep.equal(['value-placeholder', 'value-placeholder']);
    });

    it('calls a key of unusual values neither sound nor defective', async () => {
      const unusual = { host: 'acme.my.salesforce.com', client_id: 'emea-client-1', client_secret: 'hunter2-emea' };
      const text = Buffer.from(JSON.stringify(unusual)).toString('base64');
      const { code, json, stdout } = await inspect(text, '--json');
      const { result } = json<Json<NhiKeyInspectResult>>();
      expect(code).to.equal(0);
      expect(result).to.include({ sound: null });
      expect(result.defects).to.deep.equal([]);
      expect(result.doubts.map(({ id }) => id)).to.deep.equal(['client-id-unusual', 'client-secret-unusual']);
      expect(stdout).to.not.include('hunter2-emea');
      expect((await inspect(text)).stdout).to.not.include('is sound');
    });

    it('repairs, and prints the key only', async () => {
      const { code, stdout } = await inspect(`"${key}"\r\n`, '--repair', '--target-org', 'open');
      expect({ code, stdout }).to.deep.equal({ code: 0, stdout: key });
      const lost = await inspect(key.slice(0, 40), '--repair');
      expect(lost).to.include({ code: 30, stdout: '' });
      expect(lost.stderr).to.include('[truncated]');
    });

    it('sees that a key is for another org, app or secret', async () => {
      const defects = async (flags: string[], env: NodeJS.ProcessEnv = {}): Promise<string[]> => {
        const run = await sf.run(['nhi', 'key', 'inspect', '--json', ...flags], { input: key, env });
        return run.json<Json<NhiKeyInspectResult>>().result.defects.map(({ id }) => id);
      };
      expect(await defects(['--target-org', 'closed'])).to.include('host-other-org');
      expect(await defects(['--target-org', 'open', '--app', 'Legacy_Signing'])).to.deep.equal(['client-id-other-app']);
      expect(await defects(['--target-org', 'open'], { NHI_CLIENT_SECRET: `${secret}1` })).to.deep.equal([
        'client-secret-other',
      ]);
      const other = fake.org.externalClientApps[0];
      if (other) other.consumerKey = `${clientId}Z`;
      fake.reset();
      expect(await defects(['--target-org', 'open'])).to.deep.equal(['client-id-unknown']);
      if (other) {
        other.consumerKey = clientId;
        other.flow.policy = false;
      }
      fake.reset();
      expect(await defects(['--target-org', 'open'])).to.deep.equal(['flow-off']);
      if (other) other.flow.policy = true;
      fake.reset();
    }).timeout(60_000);

    it('says what it could not compare', async () => {
      const { json } = await inspect(key, '--json', '--target-org', 'closed', '--app', 'Contract_Signing');
      const { result, warnings } = json<Json<NhiKeyInspectResult>>();
      expect(result.notChecked.join()).to.include('consumer key');
      expect(warnings).to.deep.equal(result.notChecked);
    });

    it('fails for a file that is not there and for an app that the org has not', async () => {
      expect((await inspect('', '--key-file', inHome('none'))).code).to.equal(1);
      expect((await inspect(key, '--target-org', 'open', '--app', 'None')).code).to.equal(1);
      expect((await inspect(key, '--app', 'None')).code).to.equal(2);
    });
  });

  for (const [command, flags] of [
    ['generate', ['--target-org', 'open', '--app', 'Contract_Signing']],
    ['inspect', ['--key-file', '-']],
  ] as const) {
    it(`${command} refuses the former variable, whose value may be in a log, before it reads anything`, async () => {
      fake.reset();
      const env = { NHI_CLIENT_SECRET: secret, SF_NHI_CLIENT_SECRET: secret };
      const { code, stdout, stderr } = await sf.run(['nhi', 'key', command, ...flags], { env });
      expect([code, stdout, fake.requests]).to.deep.equal([1, '', []]);
      expect(stderr).to.include('FormerVariableError').and.include('exposed').and.not.include(secret);
    });
  }
});
