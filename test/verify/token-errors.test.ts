import { expect } from 'chai';
import { collectInventory } from '../../src/org/collect.js';
import { assess } from '../../src/verify/assess.js';
import type { JudgedCause } from '../../src/verify/explain-refusal.js';
import { renderLines } from '../../src/report/formats/human/render.js';
import { gateOf } from '../../src/verify/report/deliver.js';
import { reportOfVerification } from '../../src/verify/report/view.js';
import { probe } from '../../src/verify/probe.js';
import { exitCodeOf, resultOf, withProbe, type VerifyResult } from '../../src/verify/result.js';
import { startFakeOrg, trouble, type FakeOrg } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { probeOrg, READER, type ProbeOrg } from './probe-org.js';

type Case = {
  /** What is wrong in the org; the fake then refuses as Salesforce does. */
  given?: (org: ProbeOrg) => void;
  /** For errors that follow from nothing in the org. */
  reply?: [error: string, description: string];
  secret?: string;
  clientId?: string;
  error: string;
  first: string;
};

const said = (error: string, description: string): Pick<Case, 'error' | 'reply'> => ({
  reply: [error, description],
  error: `${error}: ${description}`,
});

/**
 * Every error of the token endpoint that is known, with the likeliest cause that is not contradicted and its verdict.
 */
const table: Record<string, Case> = {
  'no Run As user': {
    given: ({ app }) => (app.runAs = null),
    error: 'invalid_grant: no client credentials user enabled',
    first: 'run-as-missing confirmed',
  },
  'an e-mail address for the Run As user': {
    given: ({ app, runAs }) => {
      app.runAs = 'bot@acme.example';
      runAs.email = 'bot@acme.example';
    },
    error: 'invalid_grant: no client credentials user enabled',
    first: 'run-as-unknown confirmed',
  },
  'the flow off in the policies': {
    given: ({ app }) => (app.flow.policy = false),
    error: 'invalid_grant: no client credentials user enabled',
    first: 'policy-half-off confirmed',
  },
  'the flow off in the settings': {
    given: ({ app }) => (app.flow.settings = false),
    error: 'invalid_grant: client credentials flow not enabled',
    first: 'flow-off confirmed',
  },
  'no usable scope': {
    given: ({ app }) => (app.scopes = ['full', 'refresh_token']),
    error: 'invalid_grant: no valid scopes defined',
    first: 'no-usable-scope confirmed',
  },
  'a deactivated user': {
    given: ({ runAs }) => (runAs.active = false),
    error: 'invalid_grant: inactive user',
    first: 'run-as-inactive confirmed',
  },
  'a frozen user': {
    given: ({ runAs }) => {
      runAs.frozen = true;
      runAs.hasUserLogin = true;
    },
    error: 'invalid_grant: inactive user',
    first: 'run-as-inactive confirmed',
  },
  'a disabled app': {
    given: ({ app }) => (app.enabled = false),
    error: 'app_not_found: External client app is not installed in this org',
    first: 'app-disabled confirmed',
  },
  'no pre-authorization': {
    given: ({ app, access }) => {
      app.preauthorized = [];
      access.entities = access.entities.filter(({ type }) => type === 'ApexClass');
    },
    error: 'invalid_app_access: user is not admin approved to access this app',
    first: 'not-preauthorized confirmed',
  },
  'an address out of range': {
    given: ({ app, runAs }) => {
      app.ipRanges = [{ start: '203.0.113.1', end: '203.0.113.9' }];
      runAs.profile.loginIpRanges = [{ start: '198.51.100.1', end: '198.51.100.9' }];
    },
    error: 'invalid_grant: ip restricted',
    first: 'ip-restricted open',
  },
  'a wrong secret': {
    secret: 'B2'.repeat(32),
    error: 'invalid_client: invalid client credentials',
    first: 'secret-wrong open',
  },
  'a wrong consumer key': {
    clientId: '3MVG9unknown',
    error: 'invalid_client_id: client identifier invalid',
    first: 'key-wrong open',
  },
  'no API Enabled': {
    given: ({ access }) => access.rights.permissions.clear(),
    error: 'api_disabled_for_org: API is not enabled for this Organization or Partner',
    first: 'no-api-access confirmed',
  },
  'no api scope': {
    given: ({ app }) => (app.scopes = ['openid']),
    error: 'invalid_session_id: This session is not valid for use with the REST API',
    first: 'session-not-for-api confirmed',
  },
  'another domain': {
    ...said('invalid_grant', 'request not supported on this domain'),
    first: 'host-not-my-domain contradicted',
  },
  'an uninstalled app': {
    ...said('invalid_client', 'app must be installed into org'),
    first: 'app-not-installed open',
  },
  'a user who has not approved': {
    ...said('invalid_grant', "user hasn't approved this consumer"),
    first: 'not-preauthorized contradicted',
  },
  'an unsupported grant': { ...said('unsupported_grant_type', 'grant type not supported'), first: 'app-too-new open' },
  'an authentication failure': {
    ...said('invalid_grant', 'authentication failure'),
    first: 'authentication-failure open',
  },
};

describe('a refused probe', () => {
  let fake: FakeOrg;
  afterEach(async () => fake.close());

  const verify = async ({ given, reply, secret, clientId }: Case): Promise<VerifyResult> => {
    const made = probeOrg();
    given?.(made);
    fake = await startFakeOrg(made.org);
    if (reply) {
      const [error, error_description] = reply;
      fake.inject({ match: /oauth2\/token/, action: trouble.reply(400, JSON.stringify({ error, error_description })) });
    }
    const inventory = await collectInventory(connectionTo(fake, READER), { loginWindowDays: 90 });
    const [app] = inventory.apps;
    if (!app) throw new Error('The org has no app.');
    const credentials = { clientId: clientId ?? made.app.consumerKey, clientSecret: secret ?? made.app.consumerSecret };
    const probed = await probe({
      origin: fake.url,
      apiVersion: '64.0',
      credentials,
      expected: { orgId: made.org.id, userId: null },
    });
    return withProbe(resultOf(assess(inventory, app, { now: new Date() })), probed, {
      origin: fake.url,
      ownClientId: clientId === undefined ? true : null,
    });
  };

  const named = (cause: JudgedCause | undefined): string => `${cause?.id} ${cause?.verdict}`;

  for (const [name, one] of Object.entries(table)) {
    it(`because of ${name} is explained: ${one.error}`, async () => {
      const result = await verify(one);
      const error = result.probe?.error;
      expect([result.ready, exitCodeOf(result, false)]).to.deep.equal([false, 30]);
      expect(`${error?.code}: ${error?.description}`).to.equal(one.error);
      expect(named(error?.causes[0])).to.equal(one.first);
      const report = reportOfVerification(result, { gate: gateOf(result, 30, false) });
      const text = renderLines(report, {}).join(' ').replace(/\s+/g, ' ');
      expect(text)
        .to.include(`Answer: ${one.error}`)
        .and.include(error?.causes[0]?.cause ?? 'no cause');
    });
  }
});
