import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { Readiness } from '../../src/verify/readiness.js';
import { readinessVerifier } from '../../src/cli/verify-readiness.js';
import { startFakeOrg } from '../fake-org/index.js';
import { connectedApp, externalClientApp, gap, inventory, user } from '../support/inventory.js';
import { connectionTo } from '../support/org-connection.js';
import { expectSteps } from '../support/steps.js';
import { APP, PATH, probeOrg, READER } from './probe-org.js';

const readiness = async (changes: Partial<Inventory>): Promise<Readiness> => {
  const { org } = probeOrg();
  const fake = await startFakeOrg(org);
  try {
    const verify = readinessVerifier(connectionTo(fake, READER), async () => Promise.resolve(inventory(changes)));
    return await verify('Sign_Callback');
  } finally {
    await fake.close();
  }
};

const rules = (checks: Readiness['problems']): string[] => checks.map(({ rule }) => rule);

describe('the readiness that other commands ask for', () => {
  it('is that of the org', async () => {
    const fake = await startFakeOrg(probeOrg().org);
    try {
      const verify = readinessVerifier(connectionTo(fake, READER));
      expect(await verify(`ExternalClientApp:${APP}`, PATH)).to.deep.equal({ ready: true, problems: [], doubts: [] });
      expect(rules((await verify(APP, '/services/apexrest/lost')).problems)).to.deep.equal(['endpoint-not-found']);
      expect(fake.stats.writes).to.deep.equal([]);
    } finally {
      await fake.close();
    }
  });

  it('names what keeps the app from working, with a remedy, also where that was only concluded from silence', async () => {
    const broken = await readiness({ users: [user({ active: false })] });
    expect([broken.ready, rules(broken.problems)]).to.deep.equal([false, ['run-as-inactive']]);
    expect(broken.problems[0]?.remediation).not.to.equal('');
    expect((await readiness({ apps: [connectedApp({ runAs: { state: 'missing', certain: false } })] })).ready).to.equal(
      false,
    );
  });

  it('says what to do when the flow is off', async () => {
    const off = externalClientApp({
      flow: { settings: false, policy: false },
      runAs: { state: 'missing', certain: true },
    });
    const { ready, problems } = await readiness({ apps: [off] });
    expect([ready, rules(problems)]).to.deep.equal([false, ['flow-half-enabled']]);
    expect(problems[0]?.remediation)
      .to.match(/^Setup > External Client App Manager > /)
      .and.not.include('Edit Policies');
    if (problems[0]) expectSteps(problems[0], 'admin@example.com');
  });

  it('keeps what is not known apart', async () => {
    const { ready, doubts } = await readiness({ gaps: [gap('UserLogin')] });
    expect([ready, rules(doubts)]).to.deep.equal([true, ['run-as-frozen', 'run-as-locked']]);
  });
});
