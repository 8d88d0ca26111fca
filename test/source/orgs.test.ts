import { expect } from 'chai';
import fc from 'fast-check';
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import { collectInventory } from '../../src/org/collect.js';
import type { Policy } from '../../src/policy/policy.js';
import { startFakeOrg, type FakeOrg, type Org } from '../fake-org/index.js';
import { ADMIN, NOW, smallOrg } from '../org/small-org.js';
import { connectionTo } from '../support/org-connection.js';
import { makeOrg, orgSpec } from './any-org.js';
import { auditFolder } from './audit-tree.js';
import { overlayOf } from './overlay-tree.js';
import { policyOf, sourceOfOrg, TOLD_BY_SOURCE } from './source-of-org.js';
import { inTree } from './tree.js';

const auditOf = async (fake: FakeOrg, policy: Policy): Promise<AuditReport> =>
  evaluate(
    await collectInventory(connectionTo(fake, ADMIN, { apiVersion: '67.0' }), { loginWindowDays: 90, now: NOW }),
    {
      now: NOW,
      policy: { file: 'p', policy },
    },
  );

/** The policy file declares what the users have, and what they should have. */
const declared = (org: Org): Policy => {
  const policy = policyOf(org);
  const wanted = { endpoint: '/services/apexrest/robot', access: { permissions: ['RunReports'], objects: {} } };
  return { ...policy, integrations: (policy.integrations ?? []).map((one) => ({ ...one, ...wanted })) };
};

/** Told by source, too, where the policy file declares something. */
const TOLD = [...TOLD_BY_SOURCE, 'app-disabled', 'run-as-mfa-api', 'run-as-access-missing', 'endpoint-no-access'];

const keyOf = ({ rule, app, status, subject }: Finding): string => [rule, app, status, subject].join(' | ');

/** The audit of the source says of no app what the audit of the org does not say. */
const compareAlone = async (folder: string, ofOrg: AuditReport, policy: Policy): Promise<number> => {
  const ofSource = await auditFolder(folder, { policy });
  expect(ofSource.gaps.filter(({ reason }) => reason !== 'notInSource')).to.deep.equal([]);
  let compared = 0;
  for (const app of ofSource.apps) {
    const there = ofOrg.apps.find(({ kind, name }) => kind === app.kind && name === app.name);
    if (there === undefined || there.runAs.state === 'unknownUser') continue;
    for (const [rule, state] of Object.entries(app.checks)) {
      const what = `${app.name} ${rule}`;
      if (state === 'pass' && there.checks[rule] !== undefined) expect(there.checks[rule], what).to.not.equal('fail');
      if (!TOLD.includes(rule) || state === 'inconclusive' || there.checks[rule] === 'inconclusive') continue;
      expect(state, what).to.equal(there.checks[rule]);
      compared += 1;
    }
  }
  return compared;
};

/** Laid over the org, the source brings and mends nothing. */
const compareOverlay = async (fake: FakeOrg, folder: string, ofOrg: AuditReport, policy: Policy): Promise<void> => {
  const report = await overlayOf(fake, folder, { policy, caller: ADMIN });
  const own = report.findings.filter(({ rule }) => !rule.startsWith('source-'));
  expect(own.map(keyOf).sort()).to.deep.equal(ofOrg.findings.map(keyOf).sort());
  for (const finding of own) {
    expect(finding.change, keyOf(finding)).to.equal(finding.status === 'inconclusive' ? null : 'existing');
  }
  expect(report.summary.fixed).to.equal(0);
};

const within = async (org: Org, work: (fake: FakeOrg) => Promise<void>): Promise<void> => {
  const fake = await startFakeOrg(org);
  try {
    await work(fake);
  } finally {
    await fake.close();
  }
};

describe('source of any org', () => {
  it('is judged as the org is, in all that it can tell, and never better; laid over it is there already', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(orgSpec, async (of) =>
        within(makeOrg(of), async (fake) => {
          const policy = declared(fake.org);
          const ofOrg = await auditOf(fake, policy);
          await inTree(sourceOfOrg(fake.org), async (folder) => {
            compared += await compareAlone(folder, ofOrg, policy);
            await compareOverlay(fake, folder, ofOrg, policy);
          });
        }),
      ),
      { numRuns: 8 },
    );
    expect(compared).to.be.greaterThan(150);
  });

  const variants = {
    'with digits for IP relaxation': { ipRelaxationAs: 'digit' },
    'whose connected apps do not show their users': { hideConnectedAppRunAs: true },
    'that hides the settings half of external client apps': { settingsHalf: 'whereSecretsAreOpen' },
    'that tells no access of groups to classes': { entityAccessOfGroups: false },
  } as const;
  for (const [what, options] of Object.entries(variants)) {
    it(`laid over one ${what} brings nothing`, async () => {
      await within(smallOrg(options), async (fake) => {
        const { findings } = await inTree(sourceOfOrg(fake.org), async (folder) =>
          overlayOf(fake, folder, { caller: ADMIN }),
        );
        const own = findings.filter(({ rule }) => !rule.startsWith('source-'));
        expect(own.filter(({ change }) => change === 'existing').length).to.be.greaterThan(0);
        expect(own.filter(({ change }) => change === 'new' || change === 'fixed').map(keyOf)).to.deep.equal([]);
      });
    });
  }
});
