import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import { parseSnapshot } from '../../src/snapshot/read-snapshot.js';
import { snapshotOf, snapshotPieces } from '../../src/snapshot/snapshot.js';
import { collectInventory } from '../../src/org/collect.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { startFakeOrg, trouble, type FakeOrg } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { NOW } from './small-org.js';

const textOf = (read: Inventory): string => [...snapshotPieces(snapshotOf(read))].join('');

describe('a snapshot of an org', () => {
  let org: FakeOrg;
  before(async () => {
    org = await startFakeOrg(demoOrg(NOW));
  });
  after(async () => org.close());
  afterEach(() => org.reset());
  const read = async (): Promise<Inventory> =>
    collectInventory(connectionTo(org, AUDITOR), { loginWindowDays: 90, now: NOW });

  it('is what was read, so that both give the same report', async () => {
    const live = await read();
    const saved = await parseSnapshot(Buffer.from(textOf(live)), 'demo.json');
    expect(saved).to.deep.equal(live);
    expect(JSON.stringify(evaluate(saved, { now: NOW }).findings)).to.equal(
      JSON.stringify(evaluate(live, { now: NOW }).findings),
    );
    expect(evaluate(saved, { now: NOW })).to.deep.equal(evaluate(live, { now: NOW }));
  });

  it('keeps the gaps of an org that could not be read as a whole', async () => {
    org.inject({ match: /FROM SetupAuditTrail/, action: trouble.error(400, 'UNKNOWN_ERROR', 'odd') });
    const live = await read();
    const saved = await parseSnapshot(Buffer.from(textOf(live)), 'demo.json');
    expect(saved.gaps.map(({ source }) => source)).to.include('SetupAuditTrail');
    expect(evaluate(saved, { now: NOW })).to.deep.equal(evaluate(live, { now: NOW }));
  });

  it('is the same when the org is, down to the last byte', async () => {
    const first = textOf(await read());
    org.latency = 3;
    expect(textOf(await read())).to.equal(first);
    org.latency = 0;
  });

  it('holds no secret, no token and no consumer key', async () => {
    const text = textOf(await read());
    const { connectedApps, externalClientApps } = org.org;
    for (const { consumerKey, consumerSecret } of [...connectedApps, ...externalClientApps]) {
      expect(text).to.not.contain(consumerKey).and.to.not.contain(consumerSecret);
    }
    expect(text).to.not.contain(org.accessToken(AUDITOR));
  });
});
