import { expect } from 'chai';
import { CATALOGUE, CAUSE_RULES, RULES_AGAINST, type CauseId } from '../../src/token/catalogue.js';
import { explainText } from '../../src/token/explain.js';
import { rules } from '../../src/rules/registry.js';

type Case = { given: string; code: string | null; first: CauseId | null; description?: string };

const body = (error: string, description: string): string => JSON.stringify({ error, error_description: description });

/** Bodies seen in public, with the cause that each has. */
const bodies: Array<[error: string, description: string, first: CauseId]> = [
  ['invalid_grant', 'no client credentials user enabled', 'run-as-missing'],
  ['invalid_grant', 'request not supported on this domain', 'host-not-my-domain'],
  ['invalid_client_id', 'client identifier invalid', 'key-wrong'],
  ['invalid_client', 'invalid client credentials', 'secret-wrong'],
  ['invalid_grant', 'ip restricted', 'ip-restricted'],
  ['invalid_app_access', 'user is not admin approved to access this app', 'not-preauthorized'],
  ['app_not_found', 'External client app is not installed in this org', 'app-disabled'],
  ['invalid_grant', "user hasn't approved this consumer", 'not-preauthorized'],
  ['invalid_client', 'app must be installed into org', 'app-not-installed'],
  ['invalid_grant', 'client credentials flow not enabled', 'flow-off'],
  ['invalid_grant', 'inactive user', 'run-as-inactive'],
  ['unsupported_grant_type', 'grant type not supported', 'flow-off'],
  ['invalid_grant', 'no valid scopes defined', 'no-usable-scope'],
  ['invalid_grant', 'authentication failure', 'authentication-failure'],
];

const forms: Array<[name: string, text: (error: string, description: string) => string]> = [
  ['JSON', body],
  ['error: description', (error, description) => `${error}: ${description}`],
  ['a sentence', (error, description) => `Login failed with ${error} (${description}), please help.`],
  [
    'a redirect',
    (error, description) =>
      `https://example.com/cb?state=1&${new URLSearchParams({ error, error_description: description }).toString()}`,
  ],
  [
    'percent-encoded parameters',
    (error, description) => `error=${error}&error_description=${encodeURIComponent(description)}`,
  ],
  [
    'an HTTP dump',
    (error, description) =>
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n${body(error, description)}`,
  ],
  [
    'JSON in a log line',
    (error, description) => `2026-11-01T10:00:00Z ERROR token: "${body(error, description).replaceAll('"', '\\"')}"`,
  ],
  [
    'a Python exception',
    (error, description) => `requests.HTTPError: {'error': '${error}', 'error_description': "${description}"}`,
  ],
  [
    'XML',
    (error, description) =>
      `<OAuth><error>${error}</error><error_description>${description}</error_description></OAuth>`,
  ],
  [
    'the error of another service',
    (error, description) => JSON.stringify({ code: 502, message: `Salesforce said ${error}: ${description}` }),
  ],
  ['shouting', (error, description) => `${error}: ${description}`.toUpperCase()],
];

const others: Case[] = [
  { given: 'no client credentials user enabled', code: null, first: 'run-as-missing' },
  {
    given: '[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]',
    code: 'invalid_session_id',
    first: 'session-not-for-api',
  },
  {
    given: 'API_DISABLED_FOR_ORG: API is not enabled for this Organization or Partner',
    code: 'api_disabled_for_org',
    first: 'no-api-access',
  },
  { given: 'invalid_grant', code: 'invalid_grant', first: 'run-as-missing' },
  { given: 'unauthorized_client', code: 'unauthorized_client', first: 'flow-off' },
  { given: 'invalid_grant: something new', code: 'invalid_grant', first: 'run-as-missing' },
  { given: '{"error":"brand_new_error","error_description":"who knows"}', code: 'brand_new_error', first: null },
  { given: 'it does not work', code: null, first: null },
  { given: '', code: null, first: null },
];

describe('explainText', () => {
  for (const [error, description, first] of bodies) {
    for (const [name, text] of forms) {
      it(`explains "${error}: ${description}" given as ${name}`, () => {
        const explanation = explainText(text(error, description));
        expect(explanation.error.code).to.equal(error);
        expect(explanation.causes[0]?.id).to.equal(first);
      });
    }
  }

  for (const { given, code, first } of others) {
    it(`explains ${JSON.stringify(given)}`, () => {
      const explanation = explainText(given);
      expect(explanation.error.code).to.equal(code);
      expect(explanation.causes[0]?.id ?? null).to.equal(first);
    });
  }

  it('has a remedy for every cause of every entry', () => {
    const all = CATALOGUE.flatMap(({ codes }) => explainText(codes[0] ?? '').causes);
    for (const { cause, evidence, remedy } of all)
      for (const text of [cause, evidence, remedy]) expect(text).to.match(/\.$/);
    const used = new Set(CATALOGUE.flatMap(({ causes }) => causes));
    expect(Object.keys(CAUSE_RULES).filter((id) => !used.has(id as CauseId))).to.deep.equal([]);
  });

  it('points to rules that exist', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(
      [...Object.values(CAUSE_RULES), ...Object.values(RULES_AGAINST)].flat().filter((id) => !known.has(id)),
    ).to.deep.equal([]);
  });

  it('has no entry that another one hides', () => {
    for (const [index, entry] of CATALOGUE.entries()) {
      if (entry.description !== undefined) continue;
      const earlier = CATALOGUE.slice(0, index)
        .filter(({ description }) => description === undefined)
        .flatMap(({ codes }) => codes);
      expect(
        entry.codes.filter((code) => !earlier.includes(code)),
        String(entry.codes),
      ).to.not.be.empty;
    }
  });

  it('repeats no secret of a pasted text', () => {
    const secret = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';
    const token = `00D000000000001!AQ${'x'.repeat(40)}`;
    for (const text of [
      `invalid_grant: no user, sent client_secret=${secret}`,
      `POST /services/oauth2/token client_secret=short&grant_type=x got invalid_client: bad`,
      `curl -H "Authorization: Bearer ${token}" gave invalid_session_id`,
      `${secret}`,
      `{"error":"${secret}","error_description":"${token}"}`,
      `my callback key ${Buffer.from(JSON.stringify({ host: 'a', client_secret: secret })).toString('base64')} fails`,
    ]) {
      const told = JSON.stringify(explainText(text));
      expect(told).to.not.include(secret).and.not.include(token).and.not.include('short').and.not.match(/eyJ/);
    }
  });
});
