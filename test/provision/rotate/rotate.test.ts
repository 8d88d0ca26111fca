import { expect } from 'chai';
import { createClient } from '../../../src/org/client/client.js';
import { changeSender } from '../../../src/org/client/send-change.js';
import { credentialsOfApp, type Pair } from '../../../src/org/sources/staged-credentials.js';
import { isWrite, type RotateMode, type WriteStep } from '../../../src/provision/rotate/plan.js';
import type { Rotation } from '../../../src/provision/rotate/result.js';
import type { RotateContext } from '../../../src/provision/rotate/context.js';
import { rotate } from '../../../src/provision/rotate/rotate.js';
import { requestToken } from '../../../src/token/exchange.js';
import { addPermissionSet, assign } from '../../fake-org/builders/index.js';
import { startFakeOrg, trouble, type FakeOrg } from '../../fake-org/index.js';
import type { ExternalClientApp } from '../../fake-org/org/model.js';
import { connectionTo } from '../../support/org-connection.js';
import { probeOrg, READER } from '../../verify/probe-org.js';

/** The process died: nothing that was planned after it happens. */
class Killed extends Error {}

type Overrides = Partial<Pick<RotateContext, 'confirm' | 'dryRun' | 'emit' | 'hold' | 'prove'>>;

describe('rotate', () => {
  let fake: FakeOrg;
  let app: ExternalClientApp;
  let emitted: Pair[];

  beforeEach(async () => {
    const made = probeOrg();
    made.org.settings.secretsInRestApi = true;
    const rights = ['ExternalClientAppDeveloper', 'ClientSecretRotation'];
    const reader = made.org.users.find(({ username }) => username === READER);
    if (reader) assign(made.org, reader, addPermissionSet(made.org, { name: 'Rotating', permissions: rights }));
    ({ app } = made);
    fake = await startFakeOrg(made.org);
    emitted = [];
  });
  afterEach(() => fake.close());

  const main = (): Pair => ({ key: app.consumerKey, secret: app.consumerSecret });

  /** @param budget how many requests get through before the process dies */
  const run = async (mode: RotateMode, overrides: Overrides = {}, budget = Infinity): Promise<Rotation> => {
    const connection = connectionTo(fake, READER, { apiVersion: '66.0' });
    const client = createClient(connection, () => {});
    const send = changeSender(connection, () => {});
    let left = budget;
    const spend = <A extends unknown[], R>(act: (...given: A) => Promise<R>) => {
      return async (...given: A): Promise<R> => {
        if (left <= 0) throw new Killed();
        left -= 1;
        return act(...given);
      };
    };
    try {
      return await rotate({
        credentials: credentialsOfApp(
          { ...client, resource: spend((path, how) => client.resource(path, how)) },
          spend(send),
          app.id,
        ),
        consumer: { id: app.consumerId, name: app.label, key: app.consumerKey },
        mode,
        dryRun: false,
        confirm: () => Promise.resolve(true),
        prove: spend(async ({ key, secret }) => {
          const reply = await requestToken(fake.url, { clientId: key, clientSecret: secret });
          return { proven: reply.ok, message: reply.ok ? '' : (reply.error.code ?? '') };
        }),
        emit: {
          check: () => Promise.resolve(),
          hand: (pair) => {
            emitted.push(pair);
            return Promise.resolve();
          },
        },
        hold: () => ({ interrupted: () => false, release: () => {} }),
        ...overrides,
      });
    } finally {
      await client.close();
    }
  };
  const writes = (): string[] => fake.stats.writes.map(({ method }) => method);
  const stepsOf = ({ steps }: Rotation): string[] => steps.map(({ step, state }) => `${step} ${state}`);

  it('stages, proves, hands over, rotates and proves again', async () => {
    const former = main();
    const result = await run('rotate');
    expect(result).to.include({ outcome: 'done', state: 'rotated', proven: true });
    expect(stepsOf(result)).to.deep.equal([
      'stage done',
      'proveStaged done',
      'emitStaged done',
      'rotate done',
      'proveMain done',
    ]);
    expect(writes()).to.deep.equal(['POST', 'PATCH']);
    expect(emitted).to.deep.equal([main()]);
    expect(app.staged).to.include({ ...former, state: 'Rotated' });
    expect(result.previousValidUntil).to.equal(app.staged?.expiresAt.toISOString());
    expect(JSON.stringify(result)).to.not.contain(app.consumerSecret).and.not.contain(former.secret);
  });

  it('writes nothing while a former pair is in the slot, proves the main pair and hands its key over again', async () => {
    await run('rotate');
    fake.reset();
    for (const mode of ['rotate', 'finish'] as const) {
      const again = await run(mode);
      expect(again).to.include({ outcome: 'done', state: 'rotated', proven: true, reason: 'alreadyRotated' });
      expect(again.rotatedAt).to.equal(fake.org.now.toISOString());
    }
    expect(await run('stageOnly')).to.include({ outcome: 'refused', reason: 'formerInSlot' });
    expect(await run('abort')).to.include({ outcome: 'refused', reason: 'isFormer' });
    expect(emitted).to.deep.equal([main(), main(), main()]);
    expect(writes()).to.deep.equal([]);
  });

  it('stages only, finishes, and revokes the former pair', async () => {
    const former = main();
    expect(await run('stageOnly')).to.include({ outcome: 'done', state: 'staged', proven: true });
    expect(main()).to.deep.equal(former);
    expect(await run('revokePrevious')).to.include({ outcome: 'refused', reason: 'isStaged' });
    expect(await run('finish', { emit: null })).to.include({ outcome: 'done', state: 'rotated' });
    expect(await run('revokePrevious')).to.include({ outcome: 'done', state: 'untouched' });
    expect(await run('revokePrevious')).to.include({ outcome: 'done', reason: 'nothingToRevoke' });
    expect(emitted).to.deep.equal([main()]);
    expect(writes()).to.deep.equal(['POST', 'PATCH', 'DELETE']);
  });

  it('aborts what is staged, and says where nothing is', async () => {
    const former = main();
    await run('stageOnly');
    expect(await run('abort')).to.include({ outcome: 'done', state: 'untouched' });
    expect(await run('abort')).to.include({ outcome: 'done', reason: 'nothingToAbort' });
    expect(await run('finish')).to.include({ outcome: 'refused', reason: 'nothingStaged' });
    expect(main()).to.deep.equal(former);
  });

  it('deletes an expired pair and stages anew', async () => {
    await run('stageOnly');
    fake.org.now = new Date(fake.org.now.getTime() + 31 * 86_400_000);
    expect(await run('finish')).to.include({ outcome: 'refused', reason: 'stagedExpired' });
    expect(await run('revokePrevious')).to.include({ outcome: 'done', reason: 'nothingToRevoke' });
    expect(stepsOf(await run('stageOnly'))).to.include.members(['discardExpired done', 'stage done']);
  });

  it('leaves a pair staged that the org does not take before it is applied, and goes on only when told to', async () => {
    fake.org.options.stagedPairGetsTokens = false;
    const former = main();
    expect(await run('rotate')).to.include({ outcome: 'notProven', state: 'staged', proven: false });
    expect([main(), emitted]).to.deep.equal([former, []]);
    expect(await run('rotate', { prove: null })).to.include({ outcome: 'done', state: 'rotated', proven: null });
    expect(writes()).to.deep.equal(['POST', 'PATCH']);
  });

  it('says when the pair in force is not proven after it was applied', async () => {
    const result = await run('rotate', {
      prove: (_, which) => Promise.resolve({ proven: which === 'staged', message: 'invalid_client' }),
    });
    expect(result).to.include({ outcome: 'notProven', state: 'rotated', proven: false });
  });

  it('does not call a pair proven that cannot be read after it was applied', async () => {
    fake.inject({ match: /^GET .*\/888\w+$/, action: trouble.error(403, 'INSUFFICIENT_ACCESS', 'no right') });
    const result = await run('rotate');
    expect(result).to.include({ outcome: 'notProven', state: 'rotated', proven: false });
  });

  it('writes nothing in a dry run, for a status, or when somebody says no', async () => {
    expect(stepsOf(await run('rotate', { dryRun: true }))).to.include('rotate planned');
    expect(await run('status')).to.include({ outcome: 'done', state: 'untouched' });
    expect(await run('rotate', { confirm: () => Promise.resolve(false) })).to.include({ outcome: 'declined' });
    expect(writes()).to.deep.equal([]);
  });

  it('stops after the write during which a signal came', async () => {
    const hold = () => ({ interrupted: () => true, release: () => {} });
    expect(await run('rotate', { hold })).to.include({ outcome: 'interrupted', state: 'staged' });
    expect(writes()).to.deep.equal(['POST']);
  });

  const asked: Record<string, { mode: RotateMode; first: RotateMode[]; write: string; without: Rotation['state'] }> = {
    stage: { mode: 'rotate', first: [], write: '^POST .*/staged', without: 'untouched' },
    rotate: { mode: 'finish', first: ['stageOnly'], write: '^PATCH .*/staged/', without: 'staged' },
    abort: { mode: 'abort', first: ['stageOnly'], write: '^DELETE .*/staged/', without: 'staged' },
    revoke: { mode: 'revokePrevious', first: ['rotate'], write: '^DELETE .*/staged/', without: 'rotated' },
  };
  for (const [name, { mode, first, write, without }] of Object.entries(asked)) {
    it(`settles a lost answer by looking (${name})`, async () => {
      for (const before of first) await run(before);
      fake.reset();
      fake.inject({ match: new RegExp(write), times: 1, action: trouble.lost() });
      expect(await run(mode)).to.include({ outcome: 'failed', state: without });
      fake.reset();
      fake.inject({ match: new RegExp(write), times: 1, action: trouble.reset() });
      expect(await run(mode)).to.include({ outcome: 'done' });
      expect(writes().filter((method) => write.includes(method))).to.have.length(1);
    });

    it(`does not know where the org cannot be asked either (${name})`, async () => {
      for (const before of first) await run(before);
      fake.inject({ match: new RegExp(write), times: 1, action: trouble.reset() });
      fake.inject({ match: /^GET .*\/staged/, after: 1, action: trouble.error(403, 'INSUFFICIENT_ACCESS', 'no') });
      expect(await run(mode)).to.include({ outcome: 'unknown', state: 'unknown' });
      fake.reset();
      expect((await run(mode)).outcome).to.equal('done');
    });
  }

  it('takes the word of the org for a refusal, and what a proxy says for none', async () => {
    fake.inject({ match: /^POST .*\/staged/, times: 1, action: trouble.error(403, 'INSUFFICIENT_ACCESS', 'no right') });
    const refused = await run('rotate');
    expect(refused).to.include({ outcome: 'refused', state: 'untouched' });
    expect(refused.steps[0]?.message).to.contain('no right');
    fake.inject({ match: /^POST .*\/staged/, times: 1, action: trouble.badGateway() });
    expect(await run('rotate')).to.include({ outcome: 'failed', state: 'untouched' });
  });

  it('notices that somebody else rotates the same app', async () => {
    const result = await run('rotate', {
      hold: () => ({
        interrupted: () => false,
        // Right after the rotation another one takes place.
        release: () => {
          if (app.staged?.state === 'Rotated') app.consumerKey = '3MVG9other';
        },
      }),
    });
    expect(result).to.include({ outcome: 'unknown' });
  });

  for (const mode of ['rotate', 'stageOnly', 'finish', 'abort', 'revokePrevious'] as const) {
    it(`is finished by the same command after being killed at any request (${mode})`, async () => {
      const setUp = async (): Promise<void> => {
        app.staged = null;
        if (mode === 'finish' || mode === 'abort') await run('stageOnly');
        if (mode === 'revokePrevious') await run('rotate');
        fake.reset();
        emitted = [];
      };
      for (let budget = 0; budget < 20; budget += 1) {
        await setUp();
        const former = main();
        const killed = await run(mode, {}, budget).catch((error: unknown) => {
          if (error instanceof Killed) return null;
          throw error;
        });
        // Until a pair is proven the one in force is as it was.
        if (killed === null && app.staged?.state !== 'Rotated') expect(main()).to.deep.equal(former);
        const result = killed ?? (await run(mode));
        expect(result.outcome, `after ${budget} requests`).to.equal('done');
        expect(fake.stats.writes.map(({ method, path }) => `${method} ${path}`)).to.satisfy(
          (list: string[]) => new Set(list).size === list.length,
        );
        if (killed !== null) return;
      }
      throw new Error('The command never came to its end.');
    });
  }

  it('knows every step that writes', () => {
    const all: Record<WriteStep, true> = {
      discardExpired: true,
      discardStaged: true,
      revokeFormer: true,
      rotate: true,
      stage: true,
    };
    for (const step of Object.keys(all)) expect(isWrite(step as WriteStep)).to.equal(true);
  });
});
