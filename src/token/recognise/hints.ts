/** What a text says of the flow that was used, beside its error: a request pasted along, the words of a tool. */
import type { OtherFlow } from '../catalogue/entry.js';
import type { CauseId } from '../causes.js';

export const CAUSE_OF_FLOW: Readonly<Record<OtherFlow, CauseId>> = {
  device: 'flow-device',
  jwtBearer: 'flow-jwt',
  password: 'flow-password',
  refreshToken: 'flow-refresh-token',
  saml: 'flow-saml',
  tokenExchange: 'flow-token-exchange',
  webServer: 'flow-web-server',
};

export const HINTS: ReadonlyArray<readonly [flow: OtherFlow, says: readonly string[]]> = [
  ['device', ['grant_type=device', 'grant type device code', 'oauth device code', 'response_type=device_code']],
  ['jwtBearer', ['jwt-bearer', 'jwt bearer flow', 'authenticating with JWT', 'login jwt', 'JwtAuthError']],
  ['password', ['grant_type=password', 'username-password flow']],
  [
    'refreshToken',
    [
      'grant_type=refresh_token',
      'refresh token flow',
      'authenticating with the refresh token',
      'RefreshTokenAuthError',
    ],
  ],
  ['saml', ['saml2-bearer', 'grant type assertion']],
  ['tokenExchange', ['grant type token-exchange', 'grant type urn ietf params oauth grant type token-exchange']],
  [
    'webServer',
    [
      'grant_type=authorization_code',
      'response_type=code',
      'response_type=token',
      'authenticating with auth code',
      'AuthCodeExchangeError',
    ],
  ],
];
