import { expect } from 'chai';
import { recognise } from '../../../src/token/recognise/recognise.js';

/** Which errors are told of a text that has several, the best first. */
const ORDERS: ReadonlyArray<[what: string, text: string, ids: string[]]> = [
  [
    'the one with its code along',
    'flow not enabled; invalid_scope: no valid scopes',
    ['no-valid-scopes', 'flow-not-enabled'],
  ],
  [
    'the longer description, wherever it stands',
    "user hasn't approved this consumer - and further down: flow not enabled",
    ['consumer-not-approved', 'flow-not-enabled'],
  ],
  ['what stands first, of two descriptions', 'IP restricted. Inactive user.', ['ip-restricted', 'user-inactive']],
  ['what stands first, of two codes', 'oauth_app_blocked, then app_not_found', ['app-blocked', 'app-not-found']],
  ['a description before a code', 'oauth_app_blocked; inactive user', ['user-inactive', 'app-blocked']],
  ['one error once, however it says it', 'IP restricted, for the IP is not allowed', ['ip-restricted']],
  [
    'two errors that share a code',
    'invalid_grant: no valid scopes; invalid_grant: inactive user',
    ['no-valid-scopes', 'user-inactive'],
  ],
  ['no code whose description is there', 'invalid_grant: inactive user', ['user-inactive']],
  ['a description rather than the status of the reply', 'HTTP/1.1 401 Unauthorized: inactive user', ['user-inactive']],
  ['a code rather than the status of the reply', 'HTTP/1.1 403 API_DISABLED_FOR_ORG', ['api-disabled-for-org']],
  ['a code rather than a code of the status', 'FORBIDDEN: INSUFFICIENT_ACCESS', ['insufficient-access']],
  ['nothing of a code that comes with anything', 'FIELD_INTEGRITY_EXCEPTION', []],
  ['nothing of words that would mean something in another order', 'locked is what this user is', []],
  ['the status of the reply where nothing else is known', 'HTTP/1.1 401 and 403 Forbidden', ['http-401']],
];

describe('recognise', () => {
  for (const [what, text, ids] of ORDERS) {
    it(`tells ${what}: ${text}`, () => expect(recognise(text).errors.map(({ entry }) => entry.id)).to.deep.equal(ids));
  }

  it('takes a code for no description, though another error says its words', () => {
    const { errors } = recognise('Status TRIAL_EXPIRED, Trial Expired');
    expect(errors.map(({ code, description }) => [code, description])).to.deep.equal([['trial_expired', null]]);
  });

  it('hears of another flow anywhere in a text', () => {
    expect(recognise('inactive user, after a request with grant_type=refresh_token').flow).to.equal('refreshToken');
  });

  it('reads a whole text of a million characters', () => {
    const half = ' '.repeat(499_994);
    const { errors } = recognise(`${half}inactive user${half.slice(1)}`);
    expect(errors.map(({ entry }) => entry.id)).to.deep.equal(['user-inactive']);
  });

  it('looks at both ends of a text that is longer than any error, and not at the middle of a log', () => {
    const log = 'nothing to see here, move along. '.repeat(17_000);
    const { errors } = recognise(`ip restricted ${log} inactive user ${log} no valid scopes`);
    expect(errors.map(({ entry }) => entry.id)).to.deep.equal(['no-valid-scopes', 'ip-restricted']);
  });
});
