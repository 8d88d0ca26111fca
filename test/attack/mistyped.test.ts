import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { FULL, ordinaryOrg } from '../org/ordinary-org.js';
import { expandFlagsDirs } from '../support/flags-dirs.js';
import type { RunOptions } from '../support/processes.js';
import { openCommands } from '../support/run-command.js';
import type { SfSession } from '../support/session.js';

const HEX = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';
const KEY = Buffer.from(
  JSON.stringify({ host: 'acme.my.salesforce.com', client_id: '3MVG9xyz', client_secret: HEX }),
).toString('base64');

const SECRETS: Record<string, string> = {
  'a consumer secret': HEX,
  'an old consumer secret': '8341726459023187465',
  'a callback key': KEY,
  'a callback key with spaces in it': Buffer.from(`{\n  "client_secret": "${HEX}"\n}`).toString('base64'),
  'a callback key as JSON': `{"host":"acme.my.salesforce.com","client_secret":"${HEX}"}`,
  'an access token': `00D5g00000ABCDe!AQ4AQFx9${'kLm3NoP7'.repeat(9)}`,
  'a JWT': `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib3RAYWNtZS5leGFtcGxlIn0.${'s1Gn4tuR3'.repeat(8)}`,
  'a refresh token': `5Aep861${'kLm3NoP7'.repeat(9)}`,
  'an API key': 'dGhlIGtleSBvZjp0aGUgdmVuZG9yIQ==',
  'an API key that says nothing': 'yX9zQm3Tf7LwB2rKd8VhN4sPc6JgA1eU5oRiM0t',
  'a header': 'Authorization: Bearer aHR0cHM6Ly9leGFtcGxl',
  'user info': 'https://bot:Hunter2Hunter2@acme.my.salesforce.com/services/apexrest/x',
  'an auth URL of the CLI': 'force://PlatformCLI::5Aep861KbLm3NoP7kLm3NoP7kLm3NoP7@acme.my.salesforce.com',
  'a private key': '-----BEGIN RSA PRIVATE KEY-----',
  'an assignment': 'client_secret=hunter2hunter2',
};

/** The longest pieces by which a secret could be found again. */
const pieces = (secret: string): string[] =>
  [...secret.matchAll(/[\w+/=]{10,}/g)].map(([piece]) => piece.slice(0, 14)).filter((piece) => /\d/.test(piece));

const POSITIONS: Record<string, (secret: string) => string[]> = {
  'an argument': (secret) => ['nhi', 'key', 'inspect', secret],
  'an argument of a command that takes one': (secret) => ['nhi', 'explain', secret],
  'the key file': (secret) => ['nhi', 'key', 'inspect', '--key-file', secret],
  'the key file, with a sign': (secret) => ['nhi', 'key', 'inspect', `--key-file=${secret}`],
  'the policy file': (secret) => ['nhi', 'audit', '--snapshot-file', 'x.json', '--policy-file', secret],
  'the output file': (secret) => ['nhi', 'audit', '--snapshot-file', 'x.json', '-f', secret],
  'the output file, at once': (secret) => ['nhi', 'audit', '--snapshot-file', 'x.json', `-f${secret}`],
  'the result format': (secret) => ['nhi', 'audit', '--result-format', secret],
  'the target org': (secret) => ['nhi', 'audit', '--target-org', secret],
  'the target org, briefly': (secret) => ['nhi', 'snapshot', '-o', secret, '-f', 'x.json'],
  'the source org': (secret) => ['nhi', 'compare', '--source-org', secret],
  'the app': (secret) => ['nhi', 'verify', '--app', secret],
  'a flag that there is not': (secret) => ['nhi', 'key', 'generate', '--client-secret', secret],
  'a flag that there is not, with a sign': (secret) => ['nhi', 'key', 'generate', `--key-secret=${secret}`],
  'another flag that there is not': (secret) => ['nhi', 'key', 'generate', '--oops', secret],
  'the name of a flag': (secret) => ['nhi', 'key', 'generate', `--${secret}`],
  'after the end of the flags': (secret) => ['nhi', 'audit', '--', secret],
  'beside an error': (secret) => ['nhi', 'explain', '--error', 'invalid_grant', secret],
};

describe('a secret in the wrong place', () => {
  let sf: SfSession;
  const recorded: unknown[] = [];
  // What the telemetry of the CLI listens to.
  const record = (error: unknown): void => void recorded.push(error);

  before(async () => {
    sf = await openCommands();
    process.on('sfCommandError', record);
  });
  beforeEach(() => recorded.splice(0));
  after(async () => {
    process.off('sfCommandError', record);
    await sf.close();
  });

  const told = async (args: string[], options: RunOptions = {}): Promise<{ codes: unknown[]; text: string }> => {
    const [plain, json] = [
      await sf.run(args, options),
      await sf.run([...args.filter((arg) => arg !== '--'), '--json'], options),
    ];
    const errors = recorded.map((error) => inspect(error, { depth: 9, showHidden: true, maxStringLength: null }));
    return {
      codes: [plain.code, json.code],
      text: [plain.stdout, plain.stderr, json.stdout, json.stderr, ...errors].join('\n'),
    };
  };

  for (const [position, argsOf] of Object.entries(POSITIONS)) {
    it(`is refused and not repeated: ${position}`, async () => {
      for (const [what, secret] of Object.entries(SECRETS)) {
        const { codes, text } = await told(argsOf(secret));
        expect(codes, what).to.deep.equal([2, 2]);
        expect(text, what)
          .to.match(/isn't repeated here/)
          .and.match(/Replace that secret/);
        for (const piece of pieces(secret)) expect(text, what).to.not.include(piece);
      }
    });
  }

  describe('in a folder of flags', () => {
    let restore: () => void;
    let folder: string;

    before(async () => {
      restore = await expandFlagsDirs();
      folder = path.join(sf.home.dir, 'flags');
    });
    after(() => restore());

    /** Each file of the folder is a flag of its name. */
    const holding = async (files: Record<string, string>): Promise<void> => {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
      for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    };

    for (const [what, filesOf] of Object.entries<(secret: string) => Record<string, string>>({
      'the value of a flag': (secret) => ({ 'policy-file': `${secret}\n`, 'snapshot-file': 'x.json' }),
      'one of several': (secret) => ({ app: `Orders\r\n# a comment\r\n${secret}\r\n` }),
      'a short flag': (secret) => ({ f: secret, 'snapshot-file': 'x.json' }),
      'a flag in JSON': (secret) => ({ 'policy-file.json': JSON.stringify(secret) }),
      'the target org': (secret) => ({ 'target-org': secret }),
      'a flag that there is not': (secret) => ({ oops: secret }),
    })) {
      it(`is refused and not repeated: ${what}`, async () => {
        for (const [kind, secret] of Object.entries(SECRETS)) {
          await holding(filesOf(secret));
          const { codes, text } = await told(['nhi', 'audit', '--flags-dir', folder]);
          expect(codes, kind).to.deep.equal([2, 2]);
          expect(text, kind).to.match(/isn't repeated here/);
          for (const piece of pieces(secret)) expect(text, kind).to.not.include(piece);
        }
      });
    }

    it('is not repeated where the name of its file says that it is one, or is it', async () => {
      for (const name of ['client-secret', 'password', HEX]) {
        await holding({ [name]: 'hunter2' });
        const { codes, text } = await told(['nhi', 'key', 'generate', '--flags-dir', folder]);
        expect(codes).to.deep.equal([2, 2]);
        expect(text).to.not.include('hunter2').and.not.include(HEX);
      }
    });

    it('leaves other flags as they are, once each', async () => {
      await holding({ error: `invalid_grant client_secret=${HEX}`, json: '' });
      const { code, stdout } = await sf.run(['nhi', 'explain', '--flags-dir', folder]);
      expect(code).to.equal(0);
      expect(stdout).to.include('"status": 0').and.include('invalid_grant').and.not.include(HEX.slice(0, 12));
    });
  });

  it('is refused as the default org', async () => {
    const commands = [['doctor', '--facts'], ['secret', 'rotate', '--app', 'A'], ['audit']];
    for (const [at, [what, secret]] of Object.entries(SECRETS).entries()) {
      for (const command of commands.slice(at === 0 ? 0 : -1)) {
        const { codes, text } = await told(['nhi', ...command], { env: { SF_TARGET_ORG: secret } });
        expect(codes, what).to.deep.equal([2, 2]);
        expect(text, what).to.match(/SF_TARGET_ORG/);
        for (const piece of pieces(secret)) expect(text, what).to.not.include(piece);
      }
    }
  });

  it('is not repeated from other variables', async () => {
    await sf.host(ordinaryOrg(), { plain: FULL });
    for (const variable of [
      'SF_ORG_API_VERSION',
      'SF_ORG_INSTANCE_URL',
      'SF_ORG_MAX_QUERY_LIMIT',
      'SF_TARGET_DEV_HUB',
    ]) {
      const { text } = await told(['nhi', 'doctor', '--target-org', 'plain'], { env: { [variable]: HEX } });
      expect(text, variable).to.not.include(HEX.slice(0, 14));
    }
  });

  it('is of no matter in a default that is not asked for', async () => {
    const env = { SF_TARGET_ORG: HEX };
    expect((await sf.run(['nhi', 'explain', 'run-as-missing'], { env })).code).to.equal(0);
    const { text } = await told(['nhi', 'audit', '--target-org', 'nobody'], { env });
    expect(text).to.include('nobody').and.not.include(HEX.slice(0, 14));
  });

  it('is not repeated where only the flag says that it is one', async () => {
    for (const flag of ['--client-secret', '--secret', '--token', '--password', '--api-key', '--key']) {
      for (const args of [[flag, 'hunter2'], [`${flag}=hunter2`]]) {
        const { codes, text } = await told(['nhi', 'key', 'generate', ...args]);
        expect(codes).to.deep.equal([2, 2]);
        expect(text).to.not.include('hunter2');
      }
    }
  });

  it('is not quoted by the framework, whatever it is', async () => {
    const secret = 'Tr0ub4dor&3';
    for (const args of [
      ['audit', secret],
      ['audit', '--fail-on', secret],
      ['audit', `--${secret}`],
      ['audit', `--oops=${secret}`],
      ['audit', '--oops', secret],
      ['audit', '--', secret],
      ['explain', '--error', `client_secret: ${secret}`, '--list'],
      ['explain', '--error', `client_secret: ${secret}`, '--oops'],
      ['explain', '--error', `client_secret: ${secret}`, 'two', 'three'],
    ]) {
      const { codes, text } = await told(['nhi', ...args]);
      expect(codes, args.join(' ')).to.deep.equal([2, 2]);
      expect(text, args.join(' ')).to.not.include(secret);
    }
  });

  it('is not seen in what is none', async () => {
    const harmless = [
      ['audit', '--app', 'Contract_Signing_Integration_For_Europe_2024_Prod_V2', '--snapshot-file', 'x.json'],
      ['audit', '--app', 'SFDC2SAP_IF01_PRD2_EU1_V3_X9', '--snapshot-file', 'x.json'],
      ['audit', '--snapshot-file', '550e8400-e29b-41d4-a716-446655440000'],
      ['audit', '--snapshot-file', `${process.cwd()}/yX9zQm3Tf7LwB2rKd8VhN4sPc6JgA1eU5oRiM0t`],
      ['audit', '--target-org', 'admin.of.the.integration+2024@acme.example.sandbox1'],
      [
        'key',
        'generate',
        '--app',
        'a',
        '--client-id',
        '3MVG9rZjd7MXFdLgT1c6xQ9pVw2sBnYhJmKuE0aRfDtCvXzLqWoIePlGhTyU5i4',
        '-o',
        'x',
      ],
      ['explain', 'run-as-mising'],
    ];
    for (const args of harmless) {
      const { text } = await told(['nhi', ...args]);
      expect(text, args.join(' ')).to.not.include("isn't repeated");
    }
  });

  it('does not keep one from pasting an error with it', async () => {
    const { code, stdout } = await sf.run(['nhi', 'explain', '--error', `invalid_grant client_secret=${HEX}`]);
    expect(code).to.equal(0);
    expect(stdout).to.include('invalid_grant').and.not.include(HEX.slice(0, 12));
  });

  it('leaves words in the errors that people make', async () => {
    expect((await sf.run(['nhi', 'audit', 'my-org'])).stderr).to.include('Unexpected argument: my-org');
    expect((await sf.run(['nhi', 'audit', '--target-rog', 'x'])).stderr).to.include('Nonexistent flag: --target-rog');
    const { stderr: proposal } = await sf.run(['nhi', 'key', 'inspect', '--profile', 'My', 'App']);
    expect(proposal).to.include('--profile "My App"');
    const { stderr } = await sf.run(['nhi', 'audit', '--fail-on', 'extreme']);
    expect(stderr).to.match(/Expected --fail-on=extreme to be one of: critical/);
  });
});
