/** Flags that several commands have: name, character and summary are the same everywhere, descriptions may differ. */
import { Errors, type Interfaces } from '@oclif/core';
import type { Org } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { DEFAULT_PROFILE } from '../callback/profiles/default-profile.js';
import { EXIT_CODES } from '../findings/exit-codes.js';
import { THRESHOLDS } from '../findings/gate.js';
import { bundle } from '../text/messages.js';
import { refuseSecretIn } from './refuse-secrets.js';

const messages = bundle('flags');
const profileMessages = bundle('callback.profile');

/**
 * An org by its username or alias. A token in its place is refused here and not only by the command: the telemetry of
 * the CLI parses flags, too, and records whose org it is.
 */
export const namedOrg = async (input: string): Promise<Org> => {
  refuseSecretIn('target-org', input);
  const { Org: CliOrg } = await import('@salesforce/core');
  return CliOrg.create({ aliasOrUsername: input });
};

export const requiredOrgFlag = (): Interfaces.OptionFlag<Org> => Flags.requiredOrg({ parse: namedOrg });

/** An org that is only one of several things that can be judged. */
export const targetOrgFlag = ({ exclusive }: { exclusive: string[] }): Interfaces.OptionFlag<Org> =>
  Flags.optionalOrg({ exclusive, parse: namedOrg, summary: messages.getMessage('target-org.summary') });

type Relationships = NonNullable<Interfaces.OptionFlag<string>['relationships']>;

/**
 * Flags that this one excludes, or needs. Unlike `exclusive` and `dependsOn` they leave the usage of a command alone,
 * which can group every flag once only, and then shows a part of the truth, or empty places.
 */
export const notWith = (...flags: string[]): Relationships => [{ type: 'none', flags }];
export const onlyWith = (...flags: string[]): Relationships => [{ type: 'all', flags }];

/** Of a command that takes one app and cannot choose it. */
export const APP_DESCRIPTION = messages.getMessage('app.description');

export const appFlag = Flags.custom<string>({ char: 'a', summary: messages.getMessage('app.summary') });

export const appsFlag = Flags.custom<string>({
  char: 'a',
  multiple: true,
  summary: messages.getMessage('apps.summary'),
});

export const policyFileFlag = Flags.custom<string>({ summary: messages.getMessage('policy-file.summary') });

export const failOnFlag = Flags.option({
  options: THRESHOLDS,
  default: 'high' as const,
  summary: messages.getMessage('fail-on.summary'),
});

export const failOnInconclusiveFlag = (): Interfaces.BooleanFlag<boolean> =>
  Flags.boolean({ summary: messages.getMessage('fail-on-inconclusive.summary') });

/** What a shell of Windows makes of a path on the org, `C:/Program Files/Git/services/…`, is none. */
const endpointOf = (input: string): string => {
  if (/^[a-z]:[\\/]/i.test(input))
    throw new Errors.CLIError(messages.getMessage('endpoint.windowsPath'), { exit: EXIT_CODES.usage });
  return input;
};

export const endpointFlag = Flags.custom<string>({
  summary: messages.getMessage('endpoint.summary'),
  parse: (input) => Promise.resolve(endpointOf(input)),
});

export const clientIdFlag = Flags.custom<string>({ summary: messages.getMessage('client-id.summary') });

export const clientSecretFileFlag = Flags.custom<string>({
  summary: messages.getMessage('client-secret-file.summary'),
});

export const keyFileFlag = Flags.custom<string>({ summary: messages.getMessage('key-file.summary') });

export const profileFlag = Flags.custom<string>({
  default: DEFAULT_PROFILE,
  summary: profileMessages.getMessage('flag.summary'),
  description: profileMessages.getMessage('flag.description'),
});

type BooleanOptions = Partial<Interfaces.BooleanFlag<boolean>>;

export const forceFlag = (options?: BooleanOptions): Interfaces.BooleanFlag<boolean> =>
  Flags.boolean({ summary: messages.getMessage('force.summary'), ...options });

export const noVerifyFlag = (): Interfaces.BooleanFlag<boolean> =>
  Flags.boolean({ summary: messages.getMessage('no-verify.summary') });

export const noPromptFlag = (options?: BooleanOptions): Interfaces.BooleanFlag<boolean> =>
  Flags.boolean({ summary: messages.getMessage('no-prompt.summary'), ...options });
