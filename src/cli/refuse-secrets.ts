/**
 * A secret on the command line is in the shell's history and in the list of processes, and an error that quoted it
 * would be in logs and in the telemetry of the CLI. It is refused before anything is parsed, by a sentence that does
 * not repeat it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Errors } from '@oclif/core';
import { EXIT_CODES } from '../findings/exit-codes.js';
import { bundle } from '../text/messages.js';
import { looksLikeSecret } from '../text/secret-shapes.js';

const messages = bundle('secrets');

/** What is known of a command's flags. */
export type KnownFlags = Readonly<Record<string, { char?: string; type?: string; default?: unknown }>>;

const refusal = (key: string, ...tokens: string[]): Error =>
  Object.assign(new Errors.CLIError(messages.getMessage(key, tokens), { exit: EXIT_CODES.usage }), {
    name: 'SecretOnCommandLineError',
    actions: messages.getMessages('error.onCommandLine.actions'),
  });

const isPath = (value: string): boolean => {
  const folder = path.dirname(value);
  return existsSync(value) || (folder !== '.' && existsSync(folder));
};

const isSecret = (value: string): boolean => looksLikeSecret(value) && !isPath(value);

/** Names by which people would hand a secret over, whatever its form. */
const NAMES_A_SECRET = /^(?:key|.*(?:secret|password|passwd|pwd|token|api-?key))$/i;

type Part = { flag: string | null; name: string | null; value: string };

/** `--name=value`, `-nvalue`; `flag` is the flag's name as the command has it, null for none of its own. */
const partOf = (token: string, known: KnownFlags): Part => {
  const [, name = null, value = ''] = /^--([^=]*)(?:=([^]*))?$/.exec(token) ?? [];
  if (name !== null) return { flag: Object.hasOwn(known, name) ? name : null, name, value };
  if (!/^-[^-]/.test(token)) return { flag: null, name: null, value: token };
  const [short] = Object.entries(known).find(([, { char }]) => char === token.charAt(1)) ?? [];
  return { flag: short ?? null, name: token.charAt(1), value: token.slice(2).replace(/^=/, '') };
};

const takesValue = (part: Part, known: KnownFlags): boolean =>
  part.flag !== null && part.value === '' && known[part.flag]?.type !== 'boolean';

/**
 * @param argv what was given to the command
 * @param pasted flags whose values are texts that may hold anything, and that are never shown
 * @throws CLIError with exit code 2 that names the flag, if there is one
 */
export const refuseSecrets = (argv: readonly string[], known: KnownFlags, pasted: readonly string[] = []): void => {
  let before: Part | null = null;
  for (const token of argv) {
    const part: Part =
      before !== null && takesValue(before, known)
        ? { flag: before.flag, name: null, value: token }
        : partOf(token, known);
    before = part.name === null ? null : part;
    if (part.flag !== null && pasted.includes(part.flag)) continue;
    if (part.flag === null && part.name !== null && NAMES_A_SECRET.test(part.name)) throw refusal('error.secretFlag');
    if (isSecret(part.value) || (part.flag === null && [token, part.name ?? ''].some(isSecret))) {
      throw part.flag === null ? refusal('error.onCommandLine') : refusal('error.inFlag', part.flag);
    }
  }
};

/** For the value of one flag, wherever it is parsed. @throws CLIError as {@link refuseSecrets} does */
export const refuseSecretIn = (flag: string, value: string): void => {
  if (isSecret(value)) throw refusal('error.inFlag', flag);
};

/** Settings of the CLI that stand for flags which are not given, and their variables of the environment. */
const SETTINGS = [
  { flag: 'target-org', setting: 'target-org', variable: 'SF_TARGET_ORG' },
  { flag: 'api-version', setting: 'org-api-version', variable: 'SF_ORG_API_VERSION' },
] as const;

/** A flag for an org need not have a default. */
const isAsked = ({ flag }: (typeof SETTINGS)[number], known: KnownFlags): boolean =>
  flag === 'target-org' ? known[flag]?.default !== undefined : known[flag] !== undefined;

/**
 * The CLI quotes a setting that it cannot use, and would send a token in the place of an org's name to an org of its
 * own choosing.
 *
 * @param valueOf the value of a setting
 * @throws CLIError as {@link refuseSecrets} does
 */
export const refuseSecretSettings = (
  argv: readonly string[],
  known: KnownFlags,
  valueOf: (setting: string) => unknown,
): void => {
  for (const each of SETTINGS) {
    const value =
      isAsked(each, known) && !argv.some((token) => partOf(token, known).flag === each.flag) && valueOf(each.setting);
    if (typeof value === 'string' && isSecret(value)) throw refusal('error.inSetting', each.setting, each.variable);
  }
};
