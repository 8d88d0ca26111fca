import { expect } from 'chai';
import { collectInventory } from '../../src/org/collect.js';
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
    expect([probed.verdict, probed.interrupted]).to.deep.equal(['proven', false]);
    expect(process.listeners('SIGINT')).to.deep.equal(before);
  });

  it('revokes the token of a process that is told to stop, and says so', async () => {
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
    expect([probed.interrupted, probed.steps.revocation, told]).to.deep.equal([
      true,
      'passed',
      ['interrupted', 'released'],
    ]);
    expect(fake.requests.map(({ path }) => path)).to.deep.equal(['/services/oauth2/token', '/services/oauth2/revoke']);
  });
});
