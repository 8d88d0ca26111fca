import type { SfError } from '@salesforce/core';
import { expect } from 'chai';
import { runAudit } from '../../src/cli/run/audit.js';
import { runCallbackRegister } from '../../src/cli/run/callback-register.js';
import { runCompare } from '../../src/cli/run/compare.js';
import { runKeyGenerate } from '../../src/cli/run/key-generate.js';
import { runKeyInspect } from '../../src/cli/run/key-inspect.js';
import { runSecretRotate } from '../../src/cli/run/secret-rotate.js';
import { runVerify } from '../../src/cli/run/verify.js';
import { type FakeOrg, startFakeOrg, trouble } from '../fake-org/index.js';
import { ADMIN, ENDPOINT, signingOrg } from '../commands/nhi/signing-org.js';
import { orgFlag, recordedIo } from '../support/io.js';
import { encodeKey } from '../../src/callback/key/key.js';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const HIDDEN = 'Hidden_App';

/** Every command that takes the name of an app says the same of one that may be there and was not listed. */
describe('an app that could not be listed', () => {
  let fake: FakeOrg;
  let folder: string;

  before(async () => {
    fake = await startFakeOrg(signingOrg().org);
    folder = await mkdtemp(path.join(tmpdir(), 'nhi-'));
    const key = encodeKey({ host: new URL(fake.url).host, client_id: 'a'.repeat(85), client_secret: 'B'.repeat(64) });
    await writeFile(path.join(folder, 'a.key'), key);
  });

  afterEach(() => fake.reset());

  after(async () => {
    await fake.close();
    await rm(folder, { recursive: true });
  });

  const report = {
    'fail-on': 'high',
    'fail-on-inconclusive': false,
    'result-format': 'human',
    verbose: false,
  } as const;
  const key = { profile: 'onespan-sign', 'no-verify': true, 'no-prompt': true };
  const commands: Record<string, () => Promise<unknown>> = {
    audit: () => runAudit({ ...report, 'target-org': orgFlag(fake, ADMIN), app: [HIDDEN] }, recordedIo()),
    compare: () =>
      runCompare(
        { ...report, 'source-org': orgFlag(fake, ADMIN), 'target-org': orgFlag(fake, ADMIN), app: [HIDDEN] },
        recordedIo(),
      ),
    verify: () => runVerify({ ...report, 'target-org': orgFlag(fake, ADMIN), app: HIDDEN, probe: false }, recordedIo()),
    'key generate': () =>
      runKeyGenerate(
        { ...key, 'target-org': orgFlag(fake, ADMIN), app: HIDDEN, 'secret-from-org': false, force: false },
        recordedIo(),
      ),
    'key inspect': () =>
      runKeyInspect(
        {
          'target-org': orgFlag(fake, ADMIN),
          app: HIDDEN,
          'key-file': path.join(folder, 'a.key'),
          profile: key.profile,
          repair: false,
        },
        recordedIo(),
      ),
    'callback register': () =>
      runCallbackRegister(
        {
          ...key,
          'target-org': orgFlag(fake, ADMIN),
          app: HIDDEN,
          endpoint: ENDPOINT,
          'service-url': 'http://127.0.0.1:1',
          event: ['PACKAGE_COMPLETE'],
          'dry-run': true,
          replace: false,
        },
        recordedIo(),
      ),
    'secret rotate': () =>
      runSecretRotate(
        {
          ...key,
          'target-org': orgFlag(fake, ADMIN),
          app: HIDDEN,
          'stage-only': false,
          finish: false,
          abort: false,
          'revoke-previous': false,
          status: true,
          'no-probe': true,
          record: false,
          'dry-run': false,
        },
        recordedIo(),
      ),
  };

  it('is asked of every command that takes the name of one', async () => {
    const snapshot = await readFile(new URL('../../command-snapshot.json', import.meta.url), 'utf8');
    const all = JSON.parse(snapshot) as Array<{ command: string; flags: string[] }>;
    const taking = all.filter(({ flags }) => flags.includes('app')).map(({ command }) => command.replace(/^nhi:/, ''));
    expect(Object.keys(commands).sort()).to.deep.equal(taking.map((id) => id.replaceAll(':', ' ')).sort());
  });

  const failureOf = async (run: () => Promise<unknown>): Promise<SfError> =>
    run().then(
      () => expect.fail('the app was found'),
      (error: unknown) => error as SfError,
    );

  for (const [command, run] of Object.entries(commands)) {
    it(`is not denied by ${command}, which reads no users or permissions to know that`, async () => {
      fake.inject({
        match: /FROM ExternalClientApplication/,
        action: trouble.error(403, 'INSUFFICIENT_ACCESS', 'not you'),
      });
      const { name, message, actions } = await failureOf(run);
      expect([name, message]).to.deep.equal([
        'UnknownAppError',
        `Whether there is an app of this name isn't known, because not every app could be read: ${HIDDEN}.`,
      ]);
      expect(actions?.join('\n')).to.include('ExternalClientApplication').and.include('not you');
      expect(fake.requests.filter(({ path: at }) => /FROM(\+|%20)(User|ObjectPermissions)\b/.test(at))).to.deep.equal(
        [],
      );
    });

    it(`is denied by ${command} where every app was listed`, async () => {
      expect((await failureOf(run)).message).to.match(/^(No connected app|Neither org)/);
    });
  }
});
