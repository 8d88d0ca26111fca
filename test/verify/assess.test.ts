import { expect } from 'chai';
import type { App, Inventory } from '../../src/inventory/inventory.js';
import type { PolicyFile } from '../../src/policy/policy.js';
import { assess, type Assessment } from '../../src/verify/assess.js';
import type { RequirementState } from '../../src/verify/requirement.js';
import { PROVEN_BY_PROBE, REMARKS, REQUIREMENTS, selectedRules } from '../../src/verify/selection.js';
import {
  assignment,
  connectedApp,
  externalClientApp,
  gap,
  inDays,
  daysAgo,
  inventory,
  login,
  NOW,
  permissionSet,
  profileSet,
  PROFILE_SET_ID,
  user,
  USER_ID,
} from '../support/inventory.js';
import { apexClass, classes, hiddenClass } from '../support/apex-classes.js';
import { PATH } from '../support/declarations.js';

type Options = { endpoint?: string; policy?: PolicyFile };

const assessed = (changes: Partial<Inventory>, options: Options = {}): Assessment => {
  const org = inventory(changes);
  const [app] = org.apps;
  if (!app) throw new Error('The org has no app.');
  return assess(org, app, { now: NOW, ...options });
};

const stateOf = ({ requirements }: Assessment, rule: string): RequirementState | undefined =>
  requirements.find((one) => one.rule === rule)?.state;

const unmet = ({ requirements }: Assessment): string[] =>
  requirements.filter(({ state }) => state === 'unmet').map(({ rule }) => rule);

const withApp = (changes: Partial<App>): Partial<Inventory> => ({ apps: [externalClientApp(changes)] });

const policy = (integration: object, rest: object = {}): PolicyFile => ({
  file: 'nhi-policy.yml',
  policy: { version: 1, integrations: [{ app: 'Sign_Callback', ...integration }], ...rest },
});

describe('the rules of the checklist', () => {
  it('are rules of the audit, each once', () => {
    expect(selectedRules.map(({ id }) => id)).to.have.members([...REQUIREMENTS, ...REMARKS]);
  });

  it('require nothing but what breaks an integration', () => {
    const kinds = new Set(
      selectedRules.filter(({ id }) => REQUIREMENTS.some((one) => one === id)).map(({ kind }) => kind),
    );
    expect([...kinds]).to.deep.equal(['breaks']);
  });

  it('have the probe prove requirements only', () => expect(REQUIREMENTS).to.include.members([...PROVEN_BY_PROBE]));
});

describe('the readiness of an app', () => {
  it('is given when all requirements hold', () => {
    const healthy = assessed({});
    expect([healthy.ready, unmet(healthy)]).to.deep.equal([true, []]);
    expect(healthy.report.apps[0]?.checks).to.include({ 'run-as-missing': 'pass', 'run-as-not-api-only': 'pass' });
  });

  const failing: Array<[rule: string, changes: Partial<Inventory>]> = [
    ['flow-half-enabled', withApp({ flow: { settings: true, policy: false } })],
    ['flow-half-enabled', withApp({ flow: { settings: false, policy: true } })],
    ['flow-half-enabled', { apps: [connectedApp({ flow: { settings: false, policy: false } })] }],
    ['app-disabled', withApp({ enabled: false })],
    ['run-as-missing', withApp({ runAs: { state: 'missing', certain: true } })],
    ['run-as-missing', withApp({ runAs: { state: 'missing', certain: false } })],
    ['run-as-unknown', withApp({ runAs: { state: 'configured', username: 'platform@example.com' } })],
    ['run-as-inactive', { users: [user({ active: false })] }],
    ['run-as-frozen', { userLogins: [{ userId: USER_ID, frozen: true, locked: false }] }],
    ['run-as-locked', { userLogins: [{ userId: USER_ID, frozen: false, locked: true }] }],
    ['run-as-api-disabled', { permissionSets: [profileSet(), permissionSet({ permissions: [] })] }],
    [
      'run-as-grant-expired',
      { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })] },
    ],
    ['app-run-as-not-preauthorized', { entityAccess: [] }],
    ['scope-none-usable', withApp({ scopes: ['full', 'refresh_token'] })],
    ['scope-api-missing', withApp({ scopes: ['openid'] })],
  ];
  for (const [rule, changes] of failing) {
    it(`is not given when ${rule} fails`, () => {
      const assessment = assessed(changes);
      expect(assessment.ready).to.equal(false);
      expect(unmet(assessment)).to.include(rule);
    });
  }

  it('is not given when the flow is off in both halves, whoever it would run as', () => {
    const off = assessed(withApp({ flow: { settings: false, policy: false } }));
    expect([off.ready, unmet(off)]).to.deep.equal([false, ['flow-half-enabled']]);
    expect(off.report.apps).to.have.length(1);
    const idle = assessed(
      withApp({ flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } }),
    );
    expect([idle.ready, unmet(idle), idle.report.apps]).to.deep.equal([false, ['flow-half-enabled'], []]);
  });

  it('is not known while a requirement could not be checked', () => {
    const open = assessed({ gaps: [gap('UserLogin')] });
    expect([open.ready, stateOf(open, 'run-as-frozen')]).to.deep.equal([null, 'notKnown']);
  });

  it('is not known when it could not be read whether the flow is on', () => {
    const app = externalClientApp({ flow: { settings: null, policy: null }, runAs: { state: 'notKnown' } });
    const unread = assessed({
      apps: [app],
      gaps: [gap('ExtlClntAppOauthPlcyCnfg')],
      logins: { ...inventory().logins, summaries: [] },
    });
    expect([unread.ready, stateOf(unread, 'flow-half-enabled'), stateOf(unread, 'run-as-missing')]).to.deep.equal([
      null,
      'notKnown',
      'notKnown',
    ]);
    expect(unread.report.gaps[0]?.rules).to.include('run-as-missing');
  });

  it('is not given when something fails, whatever else is not known', () =>
    expect(assessed({ users: [user({ active: false })], gaps: [gap('UserLogin')] }).ready).to.equal(false));

  it('does not depend on what is merely risky, past or to come', () => {
    const risky = assessed({
      apps: [externalClientApp({ scopes: ['api', 'web', 'wave_api'], ipRelaxation: 'Bypass' })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(5) })],
      permissionSets: [
        profileSet({ permissions: [] }),
        permissionSet({ permissions: ['ApiEnabled', 'ModifyAllData'] }),
      ],
      logins: { ...inventory().logins, summaries: [login({ status: 'Restricted IP' })] },
    });
    const failed = risky.report.findings.filter(({ status }) => status === 'fail').map(({ rule }) => rule);
    expect(failed).to.include.members([
      'run-as-grant-expiring',
      'run-as-login-failing',
      'run-as-not-api-only',
      'scope-delegated',
      'app-ip-relaxed',
    ]);
    expect(risky.ready).to.equal(true);
  });

  it('accepts what the policy file waives, and shows it', () => {
    const waiver = {
      rule: 'run-as-locked',
      app: 'Sign_Callback',
      reason: 'Known',
      owner: 'me',
      ticket: 'T-1',
      expires: '2027-01-31',
    };
    const unused = { ...waiver, rule: 'app-legacy' };
    const waived = assessed(
      { userLogins: [{ userId: USER_ID, frozen: false, locked: true }] },
      { policy: policy({}, { waivers: [waiver, unused] }) },
    );
    expect([waived.ready, stateOf(waived, 'run-as-locked')]).to.deep.equal([true, 'waived']);
    expect(waived.report.policy?.unusedWaivers).to.deep.equal([]);
  });

  it('tells two apps of one name apart', () => {
    const both = assessed({ apps: [externalClientApp(), connectedApp({ flow: { settings: false, policy: false } })] });
    expect([both.ready, both.name, both.report.apps.length]).to.deep.equal([
      true,
      'ExternalClientApp:Sign_Callback',
      1,
    ]);
  });
});

describe('the endpoint of an app', () => {
  const at = (
    endpoint: string | undefined,
    org: Partial<Inventory> = classes(apexClass()),
    file?: PolicyFile,
  ): Assessment => assessed(org, { endpoint, policy: file });

  it('is not judged unless it is given or declared', () => {
    const none = at(undefined);
    expect([none.ready, stateOf(none, 'endpoint-not-found')]).to.deep.equal([true, 'notApplicable']);
  });

  it('is met by a path and by a URL on this org', () => {
    for (const endpoint of [PATH, `https://example.my.salesforce.com${PATH}`]) {
      const found = at(endpoint);
      expect([
        found.ready,
        found.endpoint,
        stateOf(found, 'endpoint-other-host'),
        stateOf(found, 'endpoint-no-access'),
      ]).to.deep.equal([true, endpoint, 'met', 'met']);
    }
  });

  const broken: Array<[rule: string, endpoint: string, org: Partial<Inventory>]> = [
    ['endpoint-other-host', `https://example--uat.sandbox.my.salesforce.com${PATH}`, classes(apexClass())],
    ['endpoint-not-found', '/services/apexrest/Sign/callback', classes(apexClass())],
    ['endpoint-not-found', '/sign/callback', classes(apexClass())],
    ['endpoint-not-found', PATH, classes(apexClass({ active: false }))],
    ['endpoint-invalid', PATH, classes(apexClass({ valid: false }))],
    ['endpoint-invalid', PATH, classes(apexClass({ global: false }))],
    ['endpoint-invalid', PATH, classes(apexClass({ methods: ['GET'] }))],
    ['endpoint-no-access', PATH, { ...classes(apexClass()), entityAccess: inventory().entityAccess }],
  ];
  for (const [rule, endpoint, org] of broken) {
    it(`is not met when ${rule} fails: ${endpoint}`, () => {
      const assessment = at(endpoint, org);
      expect([assessment.ready, unmet(assessment)]).to.deep.equal([false, [rule]]);
    });
  }

  it('is not known in the namespace of a package whose source is hidden', () =>
    expect(at('/services/apexrest/ns/x', classes(hiddenClass('ns'))).ready).to.equal(null));

  it('goes before the one of the policy file, and is not said to come from there', () => {
    const file = policy({ endpoint: '/services/apexrest/other' });
    expect(unmet(at(undefined, classes(apexClass()), file))).to.deep.equal(['endpoint-not-found']);
    expect(at(PATH, classes(apexClass()), file).ready).to.equal(true);
    const lost = at('/services/apexrest/lost', classes(apexClass()), file);
    expect(lost.report.findings.find(({ rule }) => rule === 'endpoint-not-found')?.evidence).to.deep.equal([
      { source: '--endpoint', detail: '/services/apexrest/lost' },
    ]);
  });

  it('leaves what else the policy file declares in force', () => {
    const file = policy({ access: { objects: { Contract: ['read'] } } });
    const lacking = at(PATH, classes(apexClass()), file);
    expect(unmet(lacking)).to.deep.equal(['run-as-access-missing']);
  });
});
