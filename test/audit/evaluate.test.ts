import { expect } from 'chai';
import type { App, Inventory } from '../../src/inventory/inventory.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { evaluate, type EvaluateOptions } from '../../src/audit/evaluate.js';
import { rules } from '../../src/rules/registry.js';
import { inScope } from '../../src/inventory/apps.js';
import {
  connectedApp,
  daysAgo,
  externalClientApp,
  gap,
  id,
  inventory,
  NOW,
  user,
  USER_ID,
} from '../support/inventory.js';

const audit = (given: Partial<Inventory> = {}, options: Partial<EvaluateOptions> = {}): AuditReport =>
  evaluate(inventory(given), { now: NOW, ...options });

const missing = { state: 'missing', certain: true } as const;
const off = { settings: false, policy: false };
const appRules = rules.filter(({ level }) => level === 'app').map((rule) => rule.id);

describe('inScope', () => {
  const cases: Array<[string, Partial<App>, boolean]> = [
    ['the settings half is on', { flow: { settings: true, policy: false }, runAs: missing }, true],
    ['the policy half is on', { flow: { settings: null, policy: true }, runAs: missing }, true],
    ['only a Run As user is set', { flow: off }, true],
    [
      'a login proves a Run As user',
      { flow: off, runAs: { state: 'login', username: null, userId: USER_ID, at: '' } },
      true,
    ],
    [
      'the trail proves one',
      { flow: off, runAs: { state: 'auditTrail', username: null, userId: USER_ID, at: '' } },
      true,
    ],
    ['both halves are off', { flow: off, runAs: missing }, false],
    ['nothing is known', { flow: { settings: null, policy: null }, runAs: { state: 'notKnown' } }, false],
  ];
  for (const [when, changes, expected] of cases) {
    it(`is ${expected} when ${when}`, () => expect(inScope(externalClientApp(changes))).to.equal(expected));
  }
});

describe('evaluate', () => {
  it('gives every app in scope an entry for every app-level rule, and no app that is not', () => {
    const apps = [
      externalClientApp(),
      connectedApp({ name: 'Off', flow: off, runAs: missing }),
      connectedApp({ name: 'ETL' }),
    ];
    const report = audit({ apps });
    expect(report.apps.map(({ name }) => name)).to.deep.equal(['ETL', 'Sign_Callback']);
    for (const { checks } of report.apps) expect(Object.keys(checks)).to.deep.equal(appRules);
    expect(report.summary).to.deep.include({ connectedApps: 2, externalClientApps: 1, clientCredentialsApps: 2 });
  });

  it('takes what it does not judge from the Inventory', () => {
    const read = inventory();
    const { org, collectedAt, evaluatedAt, formatVersion, summary } = audit();
    expect({ org, collectedAt, evaluatedAt, formatVersion, apiCalls: summary.apiCalls }).to.deep.equal({
      org: read.org,
      collectedAt: read.collectedAt,
      evaluatedAt: NOW.toISOString(),
      formatVersion: '1.0',
      apiCalls: 30,
    });
  });

  it('is silent about the org when no app gets checks', () => {
    const settings = { ...inventory().settings, passwordFlowBlocked: false };
    expect(audit({ settings }).findings.map(({ rule, app }) => [rule, app])).to.deep.include([
      'org-password-flow-allowed',
      null,
    ]);
    const apps = [externalClientApp({ flow: off, runAs: missing })];
    const report = audit({ apps, settings });
    expect(report.findings).to.be.empty;
    expect(report.apps).to.be.empty;
    expect(report.summary.clientCredentialsApps).to.equal(0);
  });

  it('counts findings by severity, checks that passed, and what is not known', () => {
    const report = audit({ users: [user({ active: false, license: null })] });
    const failed = report.findings.filter(({ status }) => status === 'fail');
    expect(report.summary.findings.critical).to.equal(failed.filter(({ severity }) => severity === 'critical').length);
    expect(report.summary.findings.critical).to.be.greaterThan(0);
    expect(report.summary.inconclusive).to.equal(1);
    const states = Object.values(report.apps[0]?.checks ?? {});
    expect(report.summary.passed).to.equal(states.filter((state) => state === 'pass').length);
    expect(states.filter((state) => state === 'fail' || state === 'inconclusive')).to.have.length(
      report.findings.length,
    );
  });

  it('counts distinct existing users', () => {
    const apps = [
      externalClientApp({ name: 'A' }),
      externalClientApp({ name: 'B' }),
      externalClientApp({ name: 'C', runAs: { state: 'configured', username: 'nobody@example.com' } }),
    ];
    expect(audit({ apps }).summary.runAsUsers).to.equal(1);
  });

  it('orders findings by app, then by urgency, and those of the org last', () => {
    const settings = { ...inventory().settings, passwordFlowBlocked: false };
    const apps = ['beta', 'Alpha'].map((name) =>
      externalClientApp({ name, label: name, consumerSecretOptional: true }),
    );
    const { findings } = audit({
      apps,
      settings,
      users: [user({ active: false, license: null })],
      logins: { ...inventory().logins, summaries: [] },
      gaps: [gap('UserLogin')],
    });
    expect([...new Set(findings.map(({ app }) => app))]).to.deep.equal(['Alpha', 'beta', null]);
    const ofAlpha = findings
      .filter(({ app }) => app === 'Alpha')
      .map((one) => `${one.kind} ${one.severity} ${one.status} ${one.rule}`);
    expect(ofAlpha.slice(0, 3)).to.deep.equal([
      'breaks critical fail run-as-inactive',
      'breaks critical inconclusive run-as-frozen',
      'breaks medium inconclusive run-as-locked',
    ]);
    expect(ofAlpha.slice(3).every((line) => line.startsWith('posture'))).to.equal(true);
  });

  it('does not depend on the order of the Inventory', () => {
    const apps = ['c', 'A', 'b'].flatMap((name) => [externalClientApp({ name }), connectedApp({ name })]);
    const read = inventory({ apps });
    const turned = Object.fromEntries(
      Object.entries(read).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
    ) as Inventory;
    expect(evaluate(turned, { now: NOW })).to.deep.equal(evaluate(read, { now: NOW }));
  });

  it('leaves the Inventory as it is', () => {
    const read = inventory({ gaps: [gap('LoginHistory')] });
    const before = structuredClone(read);
    evaluate(read, { now: NOW });
    expect(read).to.deep.equal(before);
  });
});

describe('apps of one name', () => {
  const apps = [externalClientApp(), connectedApp(), externalClientApp({ name: 'Other', label: 'Other' })];

  it('are told apart by their kind, in findings too', () => {
    const names = audit({ apps }).findings.map(({ app }) => app);
    expect([...new Set(names)]).to.deep.equal([
      'Other',
      'ConnectedApp:Sign_Callback',
      'ExternalClientApp:Sign_Callback',
    ]);
  });

  it('are told apart also when the other one gets no checks', () => {
    const [first] = audit({ apps: [externalClientApp(), connectedApp({ flow: off, runAs: missing })] }).findings;
    expect(first?.app).to.equal('ExternalClientApp:Sign_Callback');
  });
});

describe('the filter by app', () => {
  const apps = [externalClientApp(), connectedApp(), externalClientApp({ name: 'Other', label: 'Other' })];
  const settings = { ...inventory().settings, passwordFlowBlocked: false };
  const reported = (...names: string[]) => audit({ apps, settings }, { apps: names });

  it('takes a name or kind:name, whatever the case', () => {
    const kinds = (report: AuditReport) => report.apps.map(({ kind, name }) => `${kind}:${name}`);
    expect(kinds(reported('sign_callback'))).to.deep.equal([
      'ConnectedApp:Sign_Callback',
      'ExternalClientApp:Sign_Callback',
    ]);
    expect(kinds(reported('connectedapp:SIGN_CALLBACK'))).to.deep.equal(['ConnectedApp:Sign_Callback']);
    expect(kinds(reported('Other', 'ConnectedApp:Sign_Callback'))).to.have.length(2);
    expect(kinds(reported('Nothing'))).to.be.empty;
  });

  it('leaves out findings about other apps and the org, and still judges against all apps', () => {
    const { findings, summary } = reported('Other');
    expect([...new Set(findings.map(({ app }) => app))]).to.deep.equal(['Other']);
    expect(findings.map(({ rule }) => rule)).to.include('run-as-shared');
    expect(summary).to.deep.include({ clientCredentialsApps: 1, runAsUsers: 1, externalClientApps: 2 });
  });
});

describe('fingerprints', () => {
  const prints = (given: Partial<Inventory>) => audit(given).findings.map(({ fingerprint }) => fingerprint);

  it('are SHA-256 and differ between findings', () => {
    const all = prints({ apps: [externalClientApp(), connectedApp()] });
    expect(new Set(all).size).to.equal(all.length);
    for (const print of all) expect(print).to.match(/^[0-9a-f]{64}$/);
  });

  it('survive other ids, labels and dates', () => {
    const moved = externalClientApp({ id: id('0xI', 77), label: 'Renamed', policyModifiedAt: daysAgo(99) });
    const users = [user({ active: false })];
    expect(prints({ apps: [moved], users, entityAccess: [] })).to.include.members(prints({ users }));
  });

  it('do not change when another app of the name appears', () => {
    const [alone] = prints({ users: [user({ active: false })] });
    expect(prints({ users: [user({ active: false })], apps: [externalClientApp(), connectedApp()] })).to.include(alone);
  });
});

describe('gaps of the report', () => {
  it('name the rules that they kept from a result', () => {
    const { gaps } = audit({ gaps: [gap('UserLogin', { grant: ['ManageUsers'] }), gap('ApexClass')] });
    expect(gaps).to.deep.equal([
      {
        key: 'UserLogin:permission',
        source: 'UserLogin',
        reason: 'permission',
        detail: 'UserLogin may not be read by this user.',
        rules: ['run-as-frozen', 'run-as-locked'],
        grant: ['ManageUsers'],
      },
      {
        key: 'ApexClass:permission',
        source: 'ApexClass',
        reason: 'permission',
        detail: 'ApexClass may not be read by this user.',
        rules: [],
      },
    ]);
  });

  it('are the evidence of what is inconclusive', () => {
    const { findings } = audit({ gaps: [gap('UserLogin')] });
    const frozen = findings.find(({ rule }) => rule === 'run-as-frozen');
    expect(frozen).to.deep.include({
      status: 'inconclusive',
      app: 'Sign_Callback',
      evidence: [{ source: 'UserLogin', detail: 'UserLogin may not be read by this user.' }],
      gaps: ['UserLogin:permission'],
    });
  });
});

describe('what is reported of the Run As user', () => {
  const runAs = (given: Partial<Inventory>) => audit(given).apps[0]?.runAs;

  it('is what was read', () => {
    expect(runAs({})).to.deep.equal({
      state: 'set',
      username: 'sign.bot@example.com',
      userId: USER_ID,
      active: true,
      frozen: false,
      locked: false,
      apiEnabled: true,
      apiOnly: true,
      license: 'Salesforce Integration',
      profile: 'Minimum Access - API Only Integrations',
      adminPermissions: [],
    });
  });

  it('is null where it is not known', () => {
    const unknown = runAs({ gaps: [gap('UserLogin'), gap('PermissionSet')] });
    expect(unknown).to.include({ frozen: null, locked: null, apiEnabled: null, apiOnly: null, adminPermissions: null });
    expect(runAs({ users: [], gaps: [gap('User')] })).to.include({
      state: 'notKnown',
      username: 'sign.bot@example.com',
      userId: null,
      active: null,
    });
  });

  it('is only a name when nobody has it, and nothing when there is none', () => {
    expect(runAs({ users: [] })).to.include({ state: 'unknownUser', username: 'sign.bot@example.com', userId: null });
    expect(runAs({ apps: [externalClientApp({ runAs: missing })] })).to.include({ state: 'missing', username: null });
  });
});
