import { expect } from 'chai';
import { compareInventories } from '../../src/compare/compare.js';
import type { CompareFinding, CompareReport } from '../../src/compare/compare-report.js';
import { gateOf } from '../../src/compare/gate.js';
import { reportOfComparison } from '../../src/compare/report/view.js';
import { renderLines } from '../../src/report/formats/human/render.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { Policy, Waiver } from '../../src/policy/policy.js';
import { assignment, connectedApp, externalClientApp, gap, PROFILE_SET_ID, user } from '../support/inventory.js';
import { expectSteps } from '../support/steps.js';
import { digest, PRODUCTION_USER, production, sandbox } from './two-orgs.js';

type Options = { apps?: string[]; target?: Partial<Inventory>; source?: Partial<Inventory> };

/** One failure that waivers can touch, of severity high. */
const shared = { apps: [externalClientApp({ consumerKeyDigest: digest('sandbox') })] };

const RULE = 'env-consumer-key-shared';

const compare = (
  policy: Omit<Policy, 'version'> | null,
  { apps, target = shared, source }: Options = {},
): CompareReport =>
  compareInventories(sandbox(source), production(target), {
    apps,
    policy: policy && { file: 'nhi-policy.yml', policy: { version: 1, ...policy } },
  });

const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  rule: RULE,
  app: 'Sign_Callback',
  reason: 'the keys part next quarter',
  expires: '2026-12-31',
  ...changes,
});

const found = ({ findings }: CompareReport, rule = RULE): CompareFinding | undefined =>
  findings.find((one) => one.rule === rule);
const stateOf = ({ apps }: CompareReport, rule = RULE): string | undefined => apps[0]?.checks[rule];
const code = (report: CompareReport, failOn: 'high' | 'low' | 'medium' = 'high'): number =>
  gateOf(report, { failOn, failOnInconclusive: true }).exitCode;
const rulesOf = (waivers: ReadonlyArray<{ rule: string }> | undefined): string[] | undefined =>
  waivers?.map(({ rule }) => rule);

describe('a comparison with a policy', () => {
  it('reports none without a policy file', () => {
    expect(compare(null)).to.not.have.property('policy');
    expect([stateOf(compare(null)), code(compare(null))]).to.deep.equal(['fail', 30]);
  });

  const OVERRIDES: Array<
    [name: string, rules: Policy['rules'], state: string, severity: string | undefined, high: number, low: number]
  > = [
    ['leaves a rule alone that it does not name', { 'env-run-as-shared': 'off' }, 'fail', 'high', 30, 30],
    ['does not ask a rule that is off', { [RULE]: 'off' }, 'notApplicable', undefined, 0, 0],
    ['gives findings its severity, for the gate too', { [RULE]: { severity: 'low' } }, 'fail', 'low', 0, 30],
    ['raises a severity as well', { [RULE]: { severity: 'critical' } }, 'fail', 'critical', 30, 30],
  ];
  for (const [name, rules, state, severity, high, low] of OVERRIDES) {
    it(name, () => {
      const report = compare({ rules });
      expect([stateOf(report), found(report)?.severity]).to.deep.equal([state, severity]);
      expect([code(report), code(report, 'low')]).to.deep.equal([high, low]);
      expect(report.summary.findings).to.deep.equal({
        critical: 0,
        high: 0,
        medium: 0,
        low: 0,
        info: 0,
        ...(severity && { [severity]: 1 }),
      });
    });
  }

  it('gives the severity of the policy to what could not be compared', () => {
    const report = compare(
      { rules: { 'env-permission-missing': { severity: 'info' } } },
      { target: { gaps: [gap('ObjectPermissions')] } },
    );
    expect(found(report, 'env-permission-missing')).to.include({ status: 'inconclusive', severity: 'info' });
  });

  it('does not count gaps for a rule that is off', () => {
    const off = { rules: { 'env-permission-missing': 'off' as const, 'env-permission-extra': 'off' as const } };
    expect(compare(off, { target: { gaps: [gap('ObjectPermissions')] } }).gaps[0]?.rules).to.deep.equal([]);
  });

  it('takes what holds for the target, not for the source', () => {
    const environments = (name: string): Omit<Policy, 'version'> => ({
      environments: { [name]: { rules: { [RULE]: 'off' }, waivers: [waiver()] } },
    });
    expect(stateOf(compare(environments('production')))).to.equal('notApplicable');
    expect(stateOf(compare(environments('sandbox')))).to.equal('fail');
  });

  it('does not change fingerprints', () => {
    const changed = compare({ rules: { [RULE]: { severity: 'low' } }, waivers: [waiver()] });
    expect(found(changed)?.fingerprint).to.equal(found(compare(null))?.fingerprint);
  });
});

describe('waivers of a comparison', () => {
  it('keep the finding, as waived', () => {
    const report = compare({ waivers: [waiver({ owner: 'me', ticket: 'SEC-1' })] });
    expect(found(report)).to.deep.include({
      status: 'waived',
      effect: 'riskier',
      waiver: { reason: 'the keys part next quarter', owner: 'me', expires: '2026-12-31', ticket: 'SEC-1' },
    });
    expect(found(report)?.evidence).to.deep.equal(found(compare(null))?.evidence);
    expect([stateOf(report), code(report, 'low')]).to.deep.equal(['waived', 0]);
    expect(report.summary).to.deep.include({
      waived: 1,
      inconclusive: 0,
      effects: { breaks: 0, riskier: 0, different: 0 },
    });
    expect(report.policy).to.deep.equal({ file: 'nhi-policy.yml', expiredWaivers: [], unusedWaivers: [] });
  });

  const DAYS: Array<[expires: string, status: string]> = [
    ['2026-11-21', 'waived'],
    ['2026-11-20', 'waived'],
    ['2026-11-19', 'fail'],
  ];
  for (const [expires, status] of DAYS) {
    it(`are ${status === 'waived' ? 'in force' : 'over'} on 2026-11-20 when they expire on ${expires}`, () => {
      const report = compare({ waivers: [waiver({ expires })] });
      expect([found(report)?.status, stateOf(report)]).to.deep.equal([status, status]);
      expect(rulesOf(report.policy?.expiredWaivers)).to.deep.equal(status === 'fail' ? [RULE] : []);
      expect(report.policy?.unusedWaivers).to.deep.equal([]);
    });
  }

  it('say in the evidence that they expired', () => {
    const report = compare({ waivers: [waiver({ expires: '2026-11-19' })] });
    expect(found(report)?.evidence.at(-1)).to.deep.equal({
      side: 'target',
      source: 'nhi-policy.yml',
      detail: `the waiver of ${RULE} for Sign_Callback expired on 2026-11-19`,
    });
    expect(code(report)).to.equal(30);
  });

  const NAMES: Array<[app: string, matching: boolean]> = [
    ['sign_callback', true],
    ['ExternalClientApp:Sign_Callback', true],
    ['Sign_*', true],
    ['*', true],
    ['ConnectedApp:*', false],
    ['Sign', false],
  ];
  for (const [app, matching] of NAMES) {
    it(`${matching ? 'match' : 'do not match'} Sign_Callback by ${app}`, () => {
      const report = compare({ waivers: [waiver({ app })] });
      expect(found(report)?.status).to.equal(matching ? 'waived' : 'fail');
      expect(report.policy?.unusedWaivers).to.have.length(matching ? 0 : 1);
    });
  }

  const renamed = {
    integrations: [{ app: 'Sign_Callback' }],
    environments: { production: { integrations: { Sign_Callback: { app: 'Sign_Prod' } } } },
  };
  for (const app of ['Sign_Callback', 'Sign_Prod', 'ExternalClientApp:Sign_Prod']) {
    it(`find an app that has another name on the target by ${app}`, () => {
      const target = { apps: [externalClientApp({ name: 'Sign_Prod', consumerKeyDigest: digest('sandbox') })] };
      expect(found(compare({ ...renamed, waivers: [waiver({ app })] }, { target }))?.status).to.equal('waived');
    });
  }
  for (const app of ['Sign_Callback', 'Sign_Prod']) {
    it(`find an app that the target does not have, under any name, by ${app}`, () => {
      const missing = waiver({ rule: 'env-app-missing', app });
      for (const policy of [{ waivers: [{ ...missing, app: 'Sign_Callback' }] }, { ...renamed, waivers: [missing] }]) {
        expect(found(compare(policy, { target: { apps: [] } }), 'env-app-missing')?.status).to.equal('waived');
      }
    });
  }

  it('cover every difference of their rule, and no open question', () => {
    const waivers = [waiver({ rule: 'env-permission-missing' })];
    const less = { fieldAccess: [], gaps: [gap('SetupEntityAccess')] };
    const report = compare({ waivers }, { target: less });
    const states = report.findings.filter(({ rule }) => rule === 'env-permission-missing').map(({ status }) => status);
    expect(states).to.have.members(['waived', 'inconclusive']);
    expect(stateOf(report, 'env-permission-missing')).to.equal('inconclusive');
    expect([code(report), report.policy?.unusedWaivers]).to.deep.equal([31, []]);
  });

  it('of the audit are not the business of a comparison', () => {
    const waivers = [
      waiver({ rule: 'app-ip-relaxed' }),
      waiver({ rule: 'run-as-inactive', expires: '2020-01-01' }),
      waiver({ app: 'Gone' }),
    ];
    const { policy } = compare({ waivers });
    expect(rulesOf(policy?.expiredWaivers)).to.deep.equal([]);
    expect(policy?.unusedWaivers.map(({ rule, app }) => [rule, app])).to.deep.equal([[RULE, 'Gone']]);
  });

  it('are not called unused when their app was not asked for', () => {
    const both = (apps: Inventory['apps'], key: string): Partial<Inventory> => ({
      apps: [...apps, connectedApp({ name: 'Legacy', consumerKeyDigest: digest(key) })],
    });
    const waivers = [waiver(), waiver({ app: 'Legacy' }), waiver({ app: '*' })];
    const report = compare(
      { waivers },
      { apps: ['Legacy'], source: both(sandbox().apps, 'one'), target: both(shared.apps, 'two') },
    );
    expect(report.policy?.unusedWaivers.map(({ app }) => app)).to.deep.equal(['Legacy']);
  });

  it('have a section of their own for people, and are no equality', () => {
    const report = compare({ waivers: [waiver({ owner: 'me' })] });
    const gate = gateOf(report, { failOn: 'low', failOnInconclusive: false });
    const lines = renderLines(reportOfComparison(report, { gate, everyApp: true }), {});
    const text = lines.join(' ').replace(/\s+/g, ' ');
    expect(text).to.include('1 difference is waived by the policy file.').and.not.include('No difference was found');
    expect(lines.filter((line) => line.startsWith('==='))).to.deep.equal(['=== Waived findings']);
    expect(text)
      .to.include(`Sign_Callback: `)
      .and.include(`(${RULE})`)
      .and.include('2026-12-31')
      .and.include('the keys part next quarter');
  });
});

describe('remedies of a comparison', () => {
  it('name the user of the target, the grant that gives it on the source, and the app that is missing', () => {
    const lacking = compare(null, { target: { fieldAccess: [], users: [user({ username: PRODUCTION_USER })] } });
    expect(found(lacking, 'env-permission-missing')?.remediation)
      .to.include('"Sign Access" gives it on the source, and less on the target.')
      .and.include('In the source of PermissionSet:Sign_Access: fieldPermissions Contract.Status editable = true')
      .and.include('sf project deploy start --metadata PermissionSet:Sign_Access --target-org admin@example.com');
    const unassigned = compare(null, { target: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID })] } });
    expect(found(unassigned, 'env-permission-missing')?.remediation).to.include(
      `sf org assign permset --name Sign_Access --on-behalf-of ${PRODUCTION_USER} --target-org admin@example.com`,
    );
    expect(found(compare(null, { target: { apps: [] } }), 'env-app-missing')?.remediation).to.include(
      "--metadata ExternalClientApplication:Sign_Callback 'ExtlClntAppOauthSettings:Sign_Callback*'",
    );
  });

  it('give nobody administrator-grade permissions for the sake of being alike', () => {
    const { permissionSets } = sandbox();
    const grave = permissionSets.map((set) =>
      set.ownedByProfile ? set : { ...set, permissions: [...set.permissions, 'ModifyAllData'] },
    );
    const remedy = found(compare(null, { source: { permissionSets: grave } }), 'env-permission-missing')?.remediation;
    expect(remedy)
      .to.include('Administrator-grade is ModifyAllData: rather take that away on the source')
      .and.not.include('userPermissions ModifyAllData');
  });

  it('are about the target, as it was named', () => {
    const { findings } = compare(null, { target: { apps: [] } });
    expect(findings.map(({ remediation }) => remediation).join()).to.not.include('admin@example.com.uat');
    const named = compareInventories(sandbox(), production({ apps: [] }), { targetOrg: 'my prod' });
    for (const finding of named.findings) expectSteps(finding, 'my prod');
  });

  it('quote a name that could act on a shell', () => {
    const hostile = compare(null, {
      source: { apps: [externalClientApp({ name: "a'; rm -rf" })] },
      target: { apps: [] },
    });
    const finding = found(hostile, 'env-app-missing');
    expect(finding?.remediation).to.include('"ExternalClientApplication:a\'; rm -rf"');
    if (finding) expectSteps(finding, 'admin@example.com');
  });
});
