/**
 * The secrets that this process holds. Whatever comes back from an org, the token endpoint or a callback service goes
 * through `withoutSecrets` where it is received, so that no other part has to think of it.
 */
import { redactor } from './redact.js';

const held = new Set<string>();
let redact: ((text: string) => string) | null = null;

/** Notes a secret from where it enters: read, asked for, obtained or made. Gives it back. */
export const holdSecret = (secret: string): string => {
  if (!held.has(secret)) redact = null;
  held.add(secret);
  return secret;
};

/** The text without any secret that this process holds, in whatever form it is repeated. */
export const withoutSecrets = (text: string): string => (redact ??= redactor(held))(text);

/** For tests: what one of them held must not change the texts of the next. */
export const releaseSecrets = (): void => {
  held.clear();
  redact = null;
};
