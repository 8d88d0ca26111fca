import { expect } from 'chai';
import { collectInventory } from '../../src/org/collect.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { releaseSecrets } from '../../src/text/secrets.js';
import * as demo from '../fake-org/demo.js';
import { startFakeOrg, trouble, type Fault, type FaultAction, type Org } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { quickTiming } from '../support/quick-timing.js';
import { AUDITOR, denseOrg } from './dense-org.js';
import { NOW } from './small-org.js';

type Ended = { report: AuditReport } | { error: Error };
type Outcome = Ended & {
  waited: number;
  /** How many requests a fault struck. */
  struck: number;
};

const auditOf = async (declared: Org, auditor: string, faults: Fault[] = []): Promise<Outcome> => {
  const org = await startFakeOrg(declared, { faults });
  const timing = quickTiming();
  const ended = (how: Ended): Outcome => ({
    ...how,
    waited: timing.waited(),
    struck: org.requests.filter(({ fault }) => fault !== null).length,
  });
  try {
    const inventory = await collectInventory(connectionTo(org, auditor), {
      loginWindowDays: 90,
      now: NOW,
      client: { timing },
    });
    return ended({ report: evaluate(inventory, { now: NOW }) });
  } catch (error) {
    if (error instanceof Error) return ended({ error });
    throw error;
  } finally {
    await org.close();
  }
};

const auditUnder = (...faults: Fault[]): Promise<Outcome> => auditOf(denseOrg(), AUDITOR, faults);

const reportOf = (outcome: Outcome): AuditReport => {
  if ('error' in outcome) throw outcome.error;
  return outcome.report;
};

/** Every source by what its request says; composites carry several. */
const SOURCES: Record<string, RegExp> = {
  'columns of ExtlClntAppOauthPlcyCnfg': /ExtlClntAppOauthPlcyCnfg\/describe/,
  'columns of PermissionSet': /PermissionSet\/describe/,
  'columns of PermissionSetAssignment': /PermissionSetAssignment\/describe/,
  'permissions of the caller': /FROM UserPermissionAccess/,
  Organization: /FROM Organization/,
  SetupAuditTrail: /FROM SetupAuditTrail/,
  'IP ranges': /FROM ExtlClntAppOauthIpRange/,
  'external client apps': /FROM ExternalClientApplication/,
  'their policies': /FROM ExtlClntAppOauthPlcyCnfg/,
  'their switches': /FROM ExtlClntAppPlcyCnfg/,
  'names of connected apps': /listMetadata ConnectedApp/,
  'connected apps': /readMetadata ConnectedApp(?!S)/,
  'settings halves': /readMetadata ExtlClntAppGlobalOauthSettings/,
  'settings of the org': /readMetadata OauthOidcSettings/,
  User: /FROM User /,
  UserLogin: /FROM UserLogin/,
  LoginHistory: /FROM LoginHistory/,
  PermissionSetAssignment: /FROM PermissionSetAssignment/,
  PermissionSet: /FROM PermissionSet /,
  SetupEntityAccess: /FROM SetupEntityAccess/,
  Profile: /FROM Profile/,
  ApexClass: /FROM ApexClass/,
};

const FAULTS: Record<string, () => FaultAction> = {
  'a web page with status 200': trouble.html,
  'an empty object': trouble.emptyObject,
  'an empty body': trouble.emptyBody,
  'an unexpected error': () => trouble.error(400, 'UNEXPECTED', 'no'),
  'a limit': trouble.requestLimit,
  'a lost session': trouble.expireSessions,
};

/** Faults that pass are retried. */
const PASSING_FAULTS: Record<string, () => FaultAction> = {
  'a body that is cut off': trouble.cut,
  'a chunked body that is cut off': trouble.chunkedCut,
  'a reset connection': trouble.reset,
  'an unavailable server': () => trouble.unavailable(),
};

/** All waiting of a run, in ms, with the time that the run took besides. */
const LONGEST_WAITING = 30_000;

const UNEXPECTED = new Set(['error', 'limit', 'truncated']);

/** Their remedies link to the org, which has another port each time. */
const findingsOf = ({ findings, org }: AuditReport): unknown =>
  JSON.parse(JSON.stringify(findings).replaceAll(org.instanceUrl ?? '', 'https://org.example'));

describe('an audit under fire', () => {
  afterEach(releaseSecrets);

  let healthy: AuditReport;
  before(async () => {
    healthy = reportOf(await auditUnder());
  });

  it('is of an org in which every rule comes out as it does anywhere in the demo org', async () => {
    const resultsOf = ({ apps }: AuditReport): string[] =>
      apps.flatMap(({ kind, checks }) => Object.entries(checks).map(([rule, state]) => `${kind} ${rule} ${state}`));
    const results = resultsOf(reportOf(await auditOf(demo.demoOrg(NOW), demo.AUDITOR)));
    expect(new Set(resultsOf(healthy))).to.include.all.keys(...new Set(results));
    expect(healthy.gaps).to.deep.equal([]);
  });

  /** Nothing but silence may differ from the truth: what is not inconclusive is what the healthy org says. */
  const expectTruth = (outcome: Outcome, fault: string): void => {
    expect(outcome.struck, `requests that met the fault: ${fault}`).to.be.at.least(1);
    if ('error' in outcome) {
      expect(outcome.error.name).to.not.match(/TypeError|AssertionError/);
      return;
    }
    const { report } = outcome;
    expect(
      report.gaps.some(({ reason }) => UNEXPECTED.has(reason)),
      'an unexpected gap',
    ).to.equal(true);
    const truth = new Map(healthy.apps.map((app) => [`${app.kind}:${app.name}`, app.checks]));
    const untrue = report.apps.flatMap((app) =>
      Object.entries(app.checks)
        .filter(([rule, state]) => ![truth.get(`${app.kind}:${app.name}`)?.[rule], 'inconclusive'].includes(state))
        .map(([rule, state]) => `${app.name} ${rule}: ${state}`),
    );
    expect(untrue, fault).to.deep.equal([]);
  };

  for (const [fault, action] of Object.entries(FAULTS)) {
    it(`tells the truth whatever source answers with ${fault}`, async () => {
      for (const [source, match] of Object.entries(SOURCES)) {
        expectTruth(await auditUnder({ match, action: action() }), source);
      }
    });
  }

  it('tells the truth when a fault that could pass stays', async () => {
    const sources = ['User', 'LoginHistory', 'connected apps'];
    const runs = Object.values(PASSING_FAULTS).flatMap((action) =>
      sources.map(async (source) => ({
        source,
        outcome: await auditUnder({ match: SOURCES[source] ?? /never/, action: action() }),
      })),
    );
    for (const { source, outcome } of await Promise.all(runs)) {
      expectTruth(outcome, source);
      expect(outcome.waited, 'it tried again').to.be.within(1, LONGEST_WAITING);
    }
  });

  for (const [fault, action] of Object.entries(PASSING_FAULTS)) {
    it(`is not disturbed when ${fault} passes`, async () => {
      const outcome = await auditUnder(
        { match: /composite/, times: 1, action: action() },
        { match: /listMetadata ConnectedApp/, times: 1, action: action() },
        { match: /FROM User /, times: 1, action: action() },
      );
      expect(outcome.struck).to.equal(3);
      const report = reportOf(outcome);
      expect(report.gaps).to.deep.equal([]);
      expect(findingsOf(report)).to.deep.equal(findingsOf(healthy));
    });
  }

  it('waits as long as a Retry-After asks, within reason', async () => {
    const waited = await auditUnder({ match: /FROM User /, times: 1, action: trouble.tooManyRequests(1) });
    expect('report' in waited && waited.report.gaps).to.deep.equal([]);
    expect(waited.waited).to.be.within(1000, 8000);
    const refused = await auditUnder({ match: /FROM User /, action: trouble.tooManyRequests(600) });
    expect('report' in refused && refused.report.gaps.map(({ source, reason }) => [source, reason])).to.deep.include([
      'User',
      'limit',
    ]);
  });

  it('reads no further than was announced, and follows no address to another host', async () => {
    const page = (more: object): string =>
      JSON.stringify({ totalSize: 1, done: false, records: [{ Id: '1' }], ...more });
    for (const nextRecordsUrl of ['/services/data/v64.0/query/endless', '7/services/x', '@evil.example/services/x']) {
      const reply = trouble.reply(200, page({ nextRecordsUrl }));
      const { gaps } = reportOf(await auditUnder({ match: /Tooling|FROM ApexClass|query.endless/, action: reply }));
      expect(gaps.map(({ source, reason }) => [source, reason])).to.deep.include(['ApexClass', 'error']);
    }
  });

  it('ends when every request fails', async () => {
    const actions = [trouble.reset(), trouble.unavailable(), trouble.html()];
    const outcomes = await Promise.all(actions.map((action) => auditUnder({ match: /services/, action })));
    for (const outcome of outcomes) expect(outcome).to.have.property('error');
  });
});
