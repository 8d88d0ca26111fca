import { expect } from 'chai';
import type { CheckState, ReportedApp } from '../../src/findings/audit-report.js';
import { assess } from '../../src/verify/assess.js';
import { explainRefusal, type CauseVerdict } from '../../src/verify/explain-refusal.js';
import { externalClientApp, inventory, NOW } from '../support/inventory.js';

const healthy = (): ReportedApp => {
  const org = inventory();
  const [app] = assess(org, org.apps[0] ?? externalClientApp(), { now: NOW }).report.apps;
  if (!app) throw new Error('The app gets no checks.');
  return app;
};

const app = (checks: Record<string, CheckState>, flow: Partial<ReportedApp['flow']> = {}): ReportedApp => {
  const base = healthy();
  return { ...base, flow: { ...base.flow, ...flow }, checks: { ...base.checks, ...checks } };
};

type Case = [description: string, app: ReportedApp | undefined, causes: Record<string, CauseVerdict>];

describe('the explanation of a refusal', () => {
  const table: Array<[code: string, ...Case]> = [
    [
      'invalid_grant',
      'no client credentials user enabled',
      app({ 'run-as-missing': 'fail' }),
      { 'run-as-missing': 'confirmed', 'policy-half-off': 'contradicted' },
    ],
    [
      'invalid_grant',
      'no client credentials user enabled',
      app({ 'run-as-unknown': 'fail' }),
      { 'run-as-unknown': 'confirmed', 'run-as-missing': 'contradicted' },
    ],
    [
      'invalid_grant',
      'no client credentials user enabled',
      app({}, { policy: false, effective: false }),
      { 'policy-half-off': 'confirmed' },
    ],
    [
      'invalid_grant',
      'no client credentials user enabled',
      app({ 'run-as-missing': 'inconclusive' }),
      { 'run-as-missing': 'open' },
    ],
    [
      'invalid_grant',
      'client credentials flow not enabled',
      app({}, { settings: false, effective: false }),
      { 'flow-off': 'confirmed' },
    ],
    [
      'invalid_grant',
      'client credentials flow not enabled',
      app({}, { settings: null, effective: null }),
      { 'flow-off': 'open' },
    ],
    ['invalid_grant', 'client credentials flow not enabled', undefined, { 'flow-off': 'confirmed' }],
    [
      'invalid_grant',
      'no valid scopes defined',
      app({ 'scope-none-usable': 'fail' }),
      { 'no-usable-scope': 'confirmed' },
    ],
    ['invalid_grant', 'inactive user', app({ 'run-as-frozen': 'fail' }), { 'run-as-inactive': 'confirmed' }],
    ['invalid_grant', 'inactive user', app({}), { 'run-as-inactive': 'contradicted' }],
    ['invalid_grant', 'ip restricted', app({}), { 'ip-restricted': 'open' }],
    ['invalid_grant', 'ip restricted', app({ 'app-ip-relaxed': 'fail' }), { 'ip-restricted': 'contradicted' }],
    ['invalid_grant', 'ip restricted', app({ 'app-ip-unrestricted': 'waived' }), { 'ip-restricted': 'contradicted' }],
    [
      'invalid_grant',
      'ip restricted',
      app({ 'app-ip-unrestricted': 'inconclusive', 'app-ip-relaxed': 'inconclusive' }),
      { 'ip-restricted': 'open' },
    ],
    [
      'invalid_app_access',
      'user is not admin approved to access this app',
      app({ 'app-run-as-not-preauthorized': 'fail' }),
      { 'not-preauthorized': 'confirmed' },
    ],
    [
      'app_not_found',
      'External client app is not installed in this org',
      app({ 'app-disabled': 'fail' }),
      { 'app-disabled': 'confirmed', 'app-not-installed': 'open', 'host-not-my-domain': 'contradicted' },
    ],
    [
      'invalid_session_id',
      'This session is not valid for use with the REST API',
      app({ 'scope-api-missing': 'fail' }),
      { 'session-not-for-api': 'confirmed' },
    ],
    [
      'invalid_session_id',
      'This session is not valid for use with the REST API',
      app({ 'run-as-api-disabled': 'fail', 'scope-api-missing': 'pass', 'app-session-level': 'inconclusive' }),
      {
        'no-api-access': 'confirmed',
        'session-not-for-api': 'contradicted',
        'session-level': 'open',
        'session-ip': 'open',
        'token-of-other-org': 'contradicted',
      },
    ],
    // A profile may demand the level, too, which the check of the app doesn't see.
    ['invalid_grant', 'high assurance', app({ 'app-session-level': 'pass' }), { 'session-level': 'open' }],
    ['invalid_dpop_proof', 'proof missing', app({ 'app-proof-required': 'fail' }), { 'dpop-required': 'confirmed' }],
    ['invalid_dpop_proof', 'proof missing', app({ 'app-proof-required': 'pass' }), { 'dpop-required': 'contradicted' }],
    [
      'access_denied',
      'end-user denied authorization',
      app({ 'run-as-user-type': 'fail' }),
      { 'user-type': 'confirmed', 'flow-web-server': 'contradicted' },
    ],
    ['invalid_grant', 'invalid login hours', app({ 'run-as-login-hours': 'fail' }), { 'login-hours': 'confirmed' }],
    ['invalid_grant', 'invalid login hours', app({ 'run-as-login-hours': 'inconclusive' }), { 'login-hours': 'open' }],
    [
      'unsupported_grant_type',
      'grant type not supported',
      app({}, { settings: false, effective: false }),
      { 'flow-off': 'confirmed', 'host-not-my-domain': 'contradicted', 'redirect-lost-body': 'contradicted' },
    ],
    ['invalid_grant', 'expired access/refresh token', app({}), { 'flow-refresh-token': 'contradicted' }],
    ['oauth_app_blocked', 'this app is blocked by admin', app({}), { 'app-blocked': 'open' }],
  ];
  for (const [code, description, known, causes] of table) {
    it(`judges the causes of "${description}": ${JSON.stringify(causes)}`, () => {
      const explained = explainRefusal({ code, description }, { app: known, ownClientId: null });
      expect(Object.fromEntries(explained.causes.map(({ id, verdict }) => [id, verdict]))).to.include(causes);
    });
  }

  it('names confirmed causes first and contradicted ones last', () => {
    const known = app({}, { policy: false, effective: false });
    const { causes } = explainRefusal(
      { code: 'invalid_grant', description: 'no client credentials user enabled' },
      { app: known, ownClientId: null },
    );
    expect(causes.map(({ verdict }) => verdict)).to.deep.equal(['confirmed', 'contradicted', 'contradicted']);
    expect(causes[1]?.checks).to.deep.equal({ 'run-as-missing': 'pass' });
  });

  it('rules out the consumer key where the org tells it', () => {
    const verdictFor = (ownClientId: boolean | null): CauseVerdict | undefined =>
      explainRefusal(
        { code: 'invalid_client', description: 'invalid client credentials' },
        { app: app({}), ownClientId },
      ).causes.find(({ id }) => id === 'key-wrong')?.verdict;
    expect([verdictFor(true), verdictFor(null)]).to.deep.equal(['contradicted', 'open']);
  });

  it('has no cause for the mere status of a reply, which nobody of Salesforce may have sent', () => {
    for (const code of ['http_404', 'http_502', 'unreadable_reply']) {
      const { causes } = explainRefusal({ code, description: null }, { app: app({}), ownClientId: null });
      expect(causes, code).to.deep.equal([]);
    }
  });

  it('quotes the words of the org, not those of the catalogue', () => {
    const said = { code: 'invalid_grant', description: 'Sorry: inactive user, says the org' };
    expect(explainRefusal(said, { app: app({}), ownClientId: null })).to.include(said);
  });

  it('has no cause for an error that is not known', () =>
    expect(
      explainRefusal({ code: 'brand_new', description: 'x' }, { app: app({}), ownClientId: null }).causes,
    ).to.deep.equal([]));
});
