import { expect } from 'chai';
import type { CauseId } from '../../src/token/causes.js';
import { explanationLines } from '../../src/token/error-lines.js';
import { explainText } from '../../src/token/explain.js';

type FieldCase = { met: string; text: string; first: CauseId; among?: CauseId[]; says?: RegExp };

/** Small inputs after public reports of people who do this job, with the answer that helps. */
const CASES: Readonly<Record<string, FieldCase>> = {
  'a description without its code': {
    met: 'forcedotcom/cli 3482, 3638',
    text: 'Error authenticating with JWT. Errors encountered: External client app is not installed in this org',
    first: 'app-not-installed',
    among: ['host-not-my-domain', 'flow-jwt'],
  },
  'a session that is kept from the REST API': {
    met: 'NangoHQ/nango 4344, jsforce 386',
    text: '[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]',
    first: 'session-not-for-api',
    among: ['session-ip', 'no-api-access', 'session-level', 'api-access-control'],
    says: /relax the IP restrictions.*|Lock sessions to the IP address/,
  },
  'a grant type that is supported elsewhere': {
    met: 'dust 11456, django-salesforce 277, b2c-crm-sync 16',
    text: '{"error":"unsupported_grant_type","error_description":"grant type not supported"}',
    first: 'host-not-my-domain',
    among: ['redirect-lost-body', 'flow-off', 'request-malformed'],
    says: /\*\.lightning\.force\.com.*\n?[^]*from http to https/,
  },
  'a blocked app': {
    met: 'n8n 21589',
    text: '{"error":"OAUTH_APP_BLOCKED","error_description":"this app is blocked by admin"}',
    first: 'app-blocked',
    says: /An administrator has blocked the app\.[^]*Connected Apps OAuth Usage/,
  },
  'an answer to the refresh token flow': {
    met: 'restforce 81, jsforce 1656, airbyte 68656',
    text: '{"error":"invalid_grant","error_description":"expired access/refresh token"}',
    first: 'flow-refresh-token',
    says: /didn't use client credentials\. An older callback key with refresh_token/,
  },
  'a token that ran out': {
    met: 'restforce 284, Pipedream 4222',
    text: '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]',
    first: 'token-expired',
    among: ['token-revoked'],
    says: /This flow has no refresh token\.[^]*Request a new token/,
  },
  'a path that no class maps': {
    met: 'Apex REST reference',
    text: '[{"errorCode":"NOT_FOUND","message":"Could not find a match for URL"}]',
    first: 'endpoint-not-found',
    says: /No active Apex class maps the path\.[^]*endpoint-not-found/,
  },
  'prefixed names in a query string': {
    met: 'forcedotcom/mcp-hosted 7',
    text: 'https://client.example/settings?step=end_error&oauth_error=invalid_client&oauth_error_description=invalid+client+credentials',
    first: 'secret-wrong',
  },
};

describe('what people met', () => {
  for (const [name, { met, text, first, among = [], says = /./ }] of Object.entries(CASES)) {
    it(`${name} (${met})`, () => {
      const explanation = explainText(text);
      const ids = explanation.causes.map(({ id }) => id);
      expect(ids[0]).to.equal(first);
      expect(ids).to.include.members(among).and.not.include('run-as-missing');
      expect(explanationLines(explanation).join('\n')).to.match(says);
    });
  }
});
