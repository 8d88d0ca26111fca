import { expect } from 'chai';
import { collectInventory } from '../../src/org/collect.js';
import { holdSignals } from '../../src/cli/hold-signals.js';
import { assess, type Assessment } from '../../src/verify/assess.js';
import { probeOrigin, runProbe } from '../../src/verify/run-probe.js';
import { startFakeOrg, type FakeOrg } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { probeOrg, READER, type ProbeOrg } from './probe-org.js';

describe('the origin of a probe', () => {
  const table: Array<[url: string, origin: string | null]> = [
    ['https://acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
    ['https://acme--uat.sandbox.my.salesforce.com/', 'https://acme--uat.sandbox.my.salesforce.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://acme.my.salesforce.com', null],
    ['https://me:secret@acme.my.salesforce.com', null],
    ['https://acme.my.salesforce.com.example', null],
    ['https://login.salesforce.com', null],
    ['https://acme.lightning.force.com', null],
    ['https://na139.salesforce.com', null],
    ['not a url', null],
  ];
  for (const [url, origin] of table) it(`of ${url} is ${origin}`, () => expect(probeOrigin(url)).to.equal(origin));
});

describe('a probe of an app that was read', () => {
  let given: ProbeOrg;
  let fake: FakeOrg;
  before(async () => {
    given = probeOrg();
    fake = await startFakeOrg(given.org);
  });
  after(async () => fake.close());

  const prepare = async (): Promise<{
    inventory: Awaited<ReturnType<typeof collectInventory>>;
    assessment: Assessment;
  }> => {
    const inventory = await collectInventory(connectionTo(fake, READER), { loginWindowDays: 90 });
    const [app] = inventory.apps;
    if (!app) throw new Error('The org has no app.');
    return { inventory, assessment: assess(inventory, app, { now: new Date() }) };
  };
  const credentials = () => ({ clientId: given.app.consumerKey, clientSecret: given.app.consumerSecret });

  it('proves the app, and leaves the listeners for signals as they were', async () => {
    const { inventory, assessment } = await prepare();
    const before = process.listeners('SIGINT');
    expect(assessment.requirements.filter(({ state }) => state === 'unmet')).to.deep.equal([]);
    const probed = await runProbe(inventory, assessment, {
      origin: fake.url,
      credentials: credentials(),
      onInterrupt: () => {},
      hold: () => ({ interrupted: () => false, release: () => {} }),
    });
    expect(probed?.verdict).to.equal('proven');
    expect(process.listeners('SIGINT')).to.deep.equal(before);
  });

  it('revokes the token of a process that is told to stop, and gives no result', async () => {
    const { inventory, assessment } = await prepare();
    fake.reset();
    const told: string[] = [];
    const probed = await runProbe(inventory, assessment, {
      origin: fake.url,
      credentials: credentials(),
      onInterrupt: () => told.push('interrupted'),
      hold: (onFirst) => {
        onFirst();
        return { interrupted: () => true, release: () => told.push('released') };
      },
    });
    expect([probed, told]).to.deep.equal([null, ['interrupted', 'released']]);
    expect(fake.requests.map(({ path }) => path)).to.deep.equal(['/services/oauth2/token', '/services/oauth2/revoke']);
  });
});

describe('holding signals', () => {
  it('notes the first one, ends with the second, and gives them back', () => {
    const seen: string[] = [];
    const mine = (): void => void seen.push('mine');
    // Commands that other tests of this process ran have left listeners that would end it.
    const others = process.listeners('SIGHUP');
    process.removeAllListeners('SIGHUP').on('SIGHUP', mine);
    try {
      const held = holdSignals(
        () => seen.push('first'),
        () => seen.push('end'),
      );
      expect(held.interrupted()).to.equal(false);
      process.emit('SIGHUP');
      expect(held.interrupted()).to.equal(true);
      process.emit('SIGHUP');
      held.release();
      process.emit('SIGHUP');
      expect(seen).to.deep.equal(['first', 'end', 'mine']);
    } finally {
      process.off('SIGHUP', mine);
      for (const other of others) process.on('SIGHUP', other);
    }
  });
});
