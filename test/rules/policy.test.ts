import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { Policy, Waiver } from '../../src/policy/policy.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { evaluate, type EvaluateOptions } from '../../src/audit/evaluate.js';
import { rules } from '../../src/rules/registry.js';
import { connectedApp, externalClientApp, gap, inventory, NOW } from '../support/inventory.js';

type Options = Partial<EvaluateOptions> & { given?: Partial<Inventory> };

const audit = (policy: Omit<Policy, 'version'> | undefined, { given, ...options }: Options = {}): AuditReport =>
  evaluate(inventory(given), {
    now: NOW,
    ...options,
    policy: policy && { file: 'nhi-policy.yml', policy: { version: 1, ...policy } },
  });

/** The healthy app with one failure that waivers can touch. */
const relaxed = { apps: [externalClientApp({ ipRelaxation: 'Bypass' })] };
const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  rule: 'app-ip-relaxed',
  app: 'Sign_Callback',
  reason: 'the vendor has no fixed addresses',
  expires: '2026-12-31',
  ...changes,
});
const waived = (changes: Partial<Waiver> = {}, options: Options = {}): AuditReport =>
  audit({ waivers: [waiver(changes)] }, { given: relaxed, ...options });
const found = ({ findings }: AuditReport, rule = 'app-ip-relaxed') => findings.find((finding) => finding.rule === rule);

const POLICY_RULES = [
  'run-as-access-missing',
  'run-as-access-excess',
  'app-undeclared',
  'app-reused',
  'endpoint-other-host',
  'endpoint-not-found',
  'endpoint-invalid',
  'endpoint-no-access',
  'secret-rotation-overdue',
  'review-overdue',
];

describe('evaluate with a policy', () => {
  it('lists every rule about declared things as notApplicable without one', () => {
    const { apps, policy } = audit(undefined);
    expect(policy).to.equal(undefined);
    for (const rule of POLICY_RULES) expect(apps[0]?.checks[rule], rule).to.equal('notApplicable');
    expect(Object.keys(apps[0]?.checks ?? {})).to.deep.equal(
      rules.filter(({ level }) => level === 'app').map(({ id }) => id),
    );
  });

  it('fails an undeclared app for that and nothing else', () => {
    const { apps } = audit({
      integrations: [{ app: 'Other', owner: 'x', access: { permissions: [] }, endpoint: '/services/apexrest/x' }],
    });
    const failed = POLICY_RULES.filter((rule) => apps[0]?.checks[rule] !== 'notApplicable');
    expect(failed).to.deep.equal(['app-undeclared']);
    expect(apps[0]?.checks['app-owner-missing']).to.equal('pass');
  });

  it('reports owner and service as declared', () => {
    const { apps } = audit({
      integrations: [
        { app: 'Sign_Callback', owner: 'team', service: 'A' },
        { app: 'Sign_Callback', owner: 'team', service: 'B' },
      ],
    });
    expect(apps[0]).to.include({ owner: 'team', service: 'A, B' });
  });

  it('does not judge a rule that is off', () => {
    const report = audit(
      { rules: { 'app-ip-relaxed': 'off', 'org-password-flow-allowed': 'off' } },
      { given: { ...relaxed, settings: { ...inventory().settings, passwordFlowBlocked: false } } },
    );
    expect(report.apps[0]?.checks['app-ip-relaxed']).to.equal('notApplicable');
    expect(found(report)).to.equal(undefined);
    expect(found(report, 'org-password-flow-allowed')).to.equal(undefined);
  });

  it('gives every finding of a rule the severity of the policy', () => {
    const rulesOf = {
      rules: { 'app-ip-relaxed': { severity: 'low' as const }, 'run-as-frozen': { severity: 'info' as const } },
    };
    const report = audit(rulesOf, { given: { ...relaxed, gaps: [gap('UserLogin')] } });
    expect(found(report)?.severity).to.equal('low');
    expect(found(report, 'run-as-frozen')).to.include({ status: 'inconclusive', severity: 'info' });
    expect(report.summary.findings.low).to.be.greaterThan(0);
    expect(found(report)?.fingerprint).to.equal(found(audit(undefined, { given: relaxed }))?.fingerprint);
  });

  it('takes the defaults of the policy', () => {
    expect(found(audit({ defaults: { unusedDays: 1000 } }), 'flow-unused')?.status).to.not.equal('fail');
    expect(audit({ defaults: { allowedScopes: ['none'] } }).apps[0]?.checks['scope-excess']).to.equal('fail');
  });
});

describe('waivers', () => {
  it('keep the finding, as waived', () => {
    const report = waived({ owner: 'me', ticket: 'SEC-1' });
    expect(report.apps[0]?.checks['app-ip-relaxed']).to.equal('waived');
    expect(found(report)).to.deep.include({
      status: 'waived',
      waiver: { reason: 'the vendor has no fixed addresses', owner: 'me', expires: '2026-12-31', ticket: 'SEC-1' },
    });
    expect(report.summary).to.deep.include({ waived: 1 });
    expect(report.summary.findings.high).to.equal(0);
    expect(report.policy).to.deep.equal({
      file: 'nhi-policy.yml',
      expiredWaivers: [],
      unusedWaivers: [],
      unmatchedApps: [],
    });
  });

  const DAYS: Array<[string, string, string, 'fail' | 'waived']> = [
    ['tomorrow', '2026-11-21', '2026-11-20T12:00:00Z', 'waived'],
    ['today', '2026-11-20', '2026-11-20T12:00:00Z', 'waived'],
    ['today, in its first moment', '2026-11-20', '2026-11-20T00:00:00Z', 'waived'],
    ['today, in its last moment', '2026-11-20', '2026-11-20T23:59:59.999Z', 'waived'],
    ['yesterday, by one moment', '2026-11-20', '2026-11-21T00:00:00Z', 'fail'],
    ['yesterday', '2026-11-19', '2026-11-20T12:00:00Z', 'fail'],
    ['today in UTC, while it is tomorrow in Auckland', '2026-11-20', '2026-11-21T10:00:00+13:00', 'waived'],
    ['yesterday in UTC, while it is today in Los Angeles', '2026-11-20', '2026-11-20T18:00:00-08:00', 'fail'],
  ];
  for (const [when, expires, now, status] of DAYS) {
    it(`${status === 'waived' ? 'count' : 'do not count'} when they expire ${when}`, () => {
      expect(found(waived({ expires }, { now: new Date(now) }))?.status).to.equal(status);
    });
  }

  it('let the finding through when they are expired, and say so', () => {
    const report = waived({ expires: '2026-11-01' });
    expect(report.apps[0]?.checks['app-ip-relaxed']).to.equal('fail');
    expect(found(report)?.evidence.at(-1)).to.deep.equal({
      source: 'nhi-policy.yml',
      detail: 'the waiver of app-ip-relaxed for Sign_Callback expired on 2026-11-01',
    });
    expect(report.policy?.expiredWaivers.map(({ expires }) => expires)).to.deep.equal(['2026-11-01']);
    expect(report.policy?.unusedWaivers).to.deep.equal([]);
  });

  const NAMES: Array<[string, boolean]> = [
    ['sign_callback', true],
    ['ExternalClientApp:Sign_Callback', true],
    ['ConnectedApp:Sign_Callback', false],
    ['Sign_*', true],
    ['*_Callback', true],
    ['*', true],
    ['S*C*k', true],
    ['ExternalClientApp:*', true],
    ['ConnectedApp:*', false],
    ['Sign', false],
    ['Sign_*_Callback', false],
  ];
  for (const [app, matching] of NAMES) {
    it(`${matching ? 'match' : 'do not match'} Sign_Callback by ${app}`, () => {
      const report = waived({ app });
      expect(found(report)?.status).to.equal(matching ? 'waived' : 'fail');
      expect(report.policy?.unusedWaivers).to.have.length(matching ? 0 : 1);
    });
  }

  it('are taken from the one that names the app, then from the one that lasts longest', () => {
    const waivers = [
      waiver({ app: '*', expires: '2028-01-01', reason: 'any' }),
      waiver({ reason: 'short' }),
      waiver({ expires: '2027-06-30', reason: 'long' }),
    ];
    expect(found(audit({ waivers }, { given: relaxed }))?.waiver?.reason).to.equal('long');
    const expired = [waiver({ app: '*', reason: 'any' }), waiver({ expires: '2026-01-01' })];
    expect(found(audit({ waivers: expired }, { given: relaxed }))?.waiver?.reason).to.equal('any');
  });

  it('leave what is inconclusive, and are not called unused for it', () => {
    const report = audit(
      { waivers: [waiver()] },
      {
        given: {
          apps: [externalClientApp({ ipRelaxation: null })],
          gaps: [gap('ExtlClntAppOauthPlcyCnfg', { subjects: ['ExternalClientApp:Sign_Callback'] })],
        },
      },
    );
    expect(found(report)?.status).to.equal('inconclusive');
    expect(report.apps[0]?.checks['app-ip-relaxed']).to.equal('inconclusive');
    expect(report.policy?.unusedWaivers).to.deep.equal([]);
  });

  it('of rules about the org name no app', () => {
    const given = { settings: { ...inventory().settings, passwordFlowBlocked: false } };
    for (const app of [undefined, '*']) {
      const report = audit({ waivers: [waiver({ rule: 'org-password-flow-allowed', app })] }, { given });
      expect(found(report, 'org-password-flow-allowed')?.status).to.equal('waived');
    }
  });

  it('are reported when they waive nothing', () => {
    const report = audit({ waivers: [waiver(), waiver({ app: 'Gone' })] });
    expect(report.policy?.unusedWaivers.map(({ app }) => app)).to.deep.equal(['Gone', 'Sign_Callback']);
    expect(report.policy?.unmatchedApps).to.deep.equal(['Gone']);
  });

  it('of another command are not called unused', () => {
    expect(audit({ waivers: [waiver({ rule: 'env-scope-differs' })] }).policy?.unusedWaivers).to.deep.equal([]);
  });

  it('are not called unused when their app was not asked for', () => {
    const given = { apps: [externalClientApp(), connectedApp({ name: 'Legacy' })] };
    const waivers = [waiver(), waiver({ app: 'Legacy' }), waiver({ app: '*' })];
    expect(audit({ waivers }, { given, apps: ['Legacy'] }).policy?.unusedWaivers.map(({ app }) => app)).to.deep.equal([
      'Legacy',
    ]);
  });
});

describe('apps that the org does not have', () => {
  const policy = {
    integrations: [{ app: 'Sign_Calback' }, { app: 'sign_callback' }, { app: 'ConnectedApp:Sign_Callback' }],
  };

  it('are listed', () => {
    expect(audit(policy).policy?.unmatchedApps).to.deep.equal(['ConnectedApp:Sign_Callback', 'Sign_Calback']);
  });

  it('are not listed when not all apps were read', () => {
    expect(audit(policy, { given: { gaps: [gap('ConnectedApp')] } }).policy?.unmatchedApps).to.deep.equal([]);
    expect(
      audit(policy, { given: { counts: { connectedApps: null, externalClientApps: 1 } } }).policy?.unmatchedApps,
    ).to.deep.equal([]);
  });
});
