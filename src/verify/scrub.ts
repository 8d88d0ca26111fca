/** Takes the very secrets of a probe out of what the other side answered, whatever form they have. Pure. */
import type { AccessToken, Credentials } from '../token/exchange.js';
import type { TokenError } from '../token/parse-error.js';

const REPLACEMENT = '(redacted)';

const formsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  new URLSearchParams({ _: secret }).toString().slice(2),
  Buffer.from(secret).toString('base64'),
];

export const scrubbed = (
  { code, description }: TokenError,
  credentials: Credentials,
  token?: AccessToken,
): TokenError => {
  const secrets = [credentials.clientSecret, credentials.clientId, ...(token ? [token.value()] : [])].flatMap(formsOf);
  const clean = (text: string | null): string | null =>
    text && secrets.reduce((kept, secret) => (secret === '' ? kept : kept.replaceAll(secret, REPLACEMENT)), text);
  return { code: clean(code), description: clean(description) };
};
