/**
 * How a secret comes into a command: from a file or standard input, from the environment, or from somebody who is
 * asked. Never from the value of a flag, and none is ever shown or logged.
 */
import type { SfError } from '@salesforce/core/sfError';
import { usableValue } from '../callback/key/usable-value.js';
import { decodeText } from '../text/decode.js';
import { bundle, say } from '../text/messages.js';
import { holdSecret } from '../text/secrets.js';
import { askSecret, askText } from './prompts.js';
import { readInput } from './read-input.js';

const messages = bundle('secrets');

type SecretName = 'clientSecret' | 'serviceKey';

/** Environment variables. The CLI writes those whose names begin with SF_ to its log, before any plugin runs. */
export const VARIABLES = {
  clientSecret: 'NHI_CLIENT_SECRET',
  serviceKey: 'NHI_SERVICE_API_KEY',
} as const satisfies Record<SecretName, string>;

const FORMER_VARIABLES = ['SF_NHI_CLIENT_SECRET', 'SF_NHI_SERVICE_API_KEY'];

/** Names of those that are set. */
export const formerVariablesIn = (env: NodeJS.ProcessEnv): string[] =>
  FORMER_VARIABLES.filter((name) => (env[name] ?? '') !== '');

/** What no header takes: the error must not come from there, since it would quote the key. */
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

const CHECKS: Record<SecretName, (value: string) => string> = {
  clientSecret: (value) => usableValue('client_secret', value),
  serviceKey: (value) => {
    if (!VISIBLE_ASCII.test(value)) throw messages.createError('error.serviceKeyForm');
    return value;
  },
};

/**
 * For every command that takes a secret, before it does anything.
 *
 * @throws SfError when a former variable is set: its value may be in a log by now
 */
export const refuseFormerVariables = (env: NodeJS.ProcessEnv = process.env): void => {
  const set = formerVariablesIn(env);
  if (set.length === 0) return;
  const instead = set.map((name) => name.replace(/^SF_/, ''));
  throw messages.createError('error.formerVariable', [set.join(', ')], [set.join(', '), instead.join(', ')]);
};

/** A file or a pipe ends its only line with a line break that is none of the value's. */
const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');

const given = async (name: SecretName, file: string | undefined): Promise<string | undefined> => {
  if (file !== undefined) return withoutLineEnd(decodeText(await readInput(file)));
  const value = process.env[VARIABLES[name]];
  return value === '' ? undefined : value;
};

export type SecretSource = {
  /** Path, or `-`; goes before the environment. */
  file: string | undefined;
  /** Somebody can be asked. */
  interactive: boolean;
};

/** Gives the secret, asking for it then and not before. @throws SfError where there is none */
export type Secret = () => Promise<string>;

/**
 * Reads a secret that was given, so that whatever is wrong with it is told at once; one that was not is asked for when
 * it is needed.
 *
 * @throws SfError for a file that cannot be read, and a value that cannot be right; neither is quoted
 */
export const takeSecret = async (name: SecretName, { file, interactive }: SecretSource): Promise<Secret> => {
  const check = (value: string): string => holdSecret(CHECKS[name](value));
  const value = await given(name, file);
  if (value !== undefined) {
    const checked = check(value);
    return () => Promise.resolve(checked);
  }
  if (interactive) return async () => check(await askSecret(say(messages, `prompt.${name}`)));
  return () => Promise.reject(noSecret(name));
};

/** @throws SfError where a secret is needed, was not given, and nobody can be asked for it */
export const requireSource = (name: SecretName, { file, interactive }: SecretSource): void => {
  if (file === undefined && !interactive && !process.env[VARIABLES[name]]) throw noSecret(name);
};

const NONE: Record<SecretName, string> = { clientSecret: 'error.noSecret', serviceKey: 'error.noServiceKey' };

const noSecret = (name: SecretName): SfError => messages.createError(NONE[name], [], [VARIABLES[name]]);

/** For the consumer key of an app, which is no secret. */
export const askClientId = (): Promise<string> => askText(say(messages, 'prompt.clientId'));
