import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { nowBy } from '../../src/inventory/clock.js';
import { DAY } from '../../src/inventory/days.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { collectInventory } from '../../src/org/collect.js';
import type { Policy } from '../../src/policy/policy.js';
import { parseSnapshot } from '../../src/snapshot/read-snapshot.js';
import { snapshotOf, snapshotPieces } from '../../src/snapshot/snapshot.js';
import { startFakeOrg } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { AUDITOR, denseOrg } from './dense-org.js';
import { NOW } from './small-org.js';

const MINUTE = 60_000;

/** An org in which it is now NOW, read by a computer whose clock the org is ahead of; null: it tells no time. */
const read = async (aheadMs: number | null): Promise<Inventory> => {
  const org = denseOrg(NOW);
  org.options.clockAheadMs = aheadMs;
  const fake = await startFakeOrg(org);
  try {
    const now = new Date(NOW.getTime() - (aheadMs ?? 0));
    return await collectInventory(connectionTo(fake, AUDITOR), { loginWindowDays: 90, now });
  } finally {
    await fake.close();
  }
};

const WAIVER = { rule: 'run-as-human', reason: 'known', expires: '2026-11-10', owner: 'x@example.com' };
const POLICY: Policy = { version: 1, integrations: [], waivers: [] };

const judge = (inventory: Inventory, aheadMs: number, waivers: NonNullable<Policy['waivers']> = []): AuditReport =>
  evaluate(inventory, {
    now: nowBy(inventory.clock, new Date(NOW.getTime() - aheadMs)),
    ...(waivers.length > 0 && { policy: { file: 'nhi-policy.yml', policy: { ...POLICY, waivers } } }),
  });

const checksOf = ({ apps }: AuditReport): Array<[string, string]> =>
  apps.flatMap((app) =>
    Object.entries(app.checks).map(([rule, state]): [string, string] => [`${app.name} ${rule}`, state]),
  );

describe('the clock of an org', () => {
  let healthy: AuditReport;
  before(async () => {
    healthy = judge(await read(0), 0);
  });

  it('is not told where both agree', () => expect(healthy).to.not.have.property('clock'));

  for (const days of [40, -40, 0.01]) {
    it(`judges where this computer's is ${days} days behind`, async () => {
      const ahead = days * DAY;
      const inventory = await read(ahead);
      expect(inventory.clock.judgedBy).to.equal('org');
      expect(inventory.clock.offsetMs).to.be.closeTo(ahead, MINUTE);
      expect(Date.parse(inventory.collectedAt)).to.be.closeTo(NOW.getTime(), MINUTE);
      const report = judge(inventory, ahead);
      expect(checksOf(report)).to.deep.equal(checksOf(healthy));
      expect(report.clock).to.deep.equal(inventory.clock);
      expect(report.gaps).to.deep.equal([]);
    });
  }

  for (const minutes of [2, -2]) {
    it(`is not minded where it is ${minutes} minutes ahead`, async () => {
      const { clock } = await read(minutes * MINUTE);
      expect(clock.judgedBy).to.equal('local');
      expect(clock.offsetMs).to.be.closeTo(minutes * MINUTE, MINUTE);
    });
  }

  it('leaves open what rests on a date where no reply tells it, and nothing else', async () => {
    const inventory = await read(null);
    expect(inventory.clock).to.deep.equal({ judgedBy: 'local', offsetMs: null });
    const report = judge(inventory, 0);
    expect(report.gaps.map(({ source, reason }) => [source, reason])).to.deep.equal([['Clock', 'notSupported']]);
    expect(report.clock).to.deep.equal({ judgedBy: 'local', offsetMs: null });
    const truth = new Map(checksOf(healthy));
    const changed = checksOf(report).filter(([check, state]) => state !== truth.get(check));
    expect(changed.map(([, state]) => state))
      .to.include('inconclusive')
      .and.not.include('pass')
      .and.not.include('fail');
    const open = new Set(changed.map(([check]) => check.split(' ').at(-1)));
    expect([...open]).to.include.members(['flow-unused', 'run-as-human', 'run-as-grant-expired']);
    expect([...open]).to.not.include('run-as-frozen');
  });

  it('ends a waiver that this computer takes for one in force', async () => {
    const inventory = await read(40 * DAY);
    const waived = ({ findings }: AuditReport): string[] =>
      findings.flatMap(({ waiver, rule }) => (waiver ? rule : []));
    const [app] = healthy.findings.flatMap(({ rule, app: name }) => (rule === WAIVER.rule && name ? name : []));
    const waivers = [{ ...WAIVER, app: app ?? '' }];
    expect(waived(judge(inventory, 40 * DAY, waivers))).to.deep.equal([]);
    const silent = await read(null);
    const early = new Date('2026-11-01T00:00:00Z');
    const policy = {
      file: 'nhi-policy.yml',
      policy: { ...POLICY, waivers: [{ ...WAIVER, rule: 'run-as-frozen', app: '*' }] },
    };
    expect(waived(evaluate(await read(0), { now: early, policy })), 'a clock that is known').to.not.deep.equal([]);
    expect(waived(evaluate(silent, { now: early, policy }))).to.deep.equal([]);
  });

  it('is kept by a snapshot', async () => {
    for (const ahead of [40 * DAY, null]) {
      const live = await read(ahead);
      const saved = await parseSnapshot(Buffer.from([...snapshotPieces(snapshotOf(live))].join('')), 'org.json');
      expect(saved).to.deep.equal(live);
      expect(checksOf(evaluate(saved, { now: new Date(saved.collectedAt) }))).to.deep.equal(
        checksOf(evaluate(live, { now: new Date(live.collectedAt) })),
      );
    }
  });
});
