/** Every step from the written source to a registered callback, as commands for a POSIX shell. Pure. */
import { INTEGRATION_PERMISSION_SET_LICENSE, INTEGRATION_PROFILE } from '../../platform/licenses.js';
import type { FixStep } from '../../findings/fix.js';
import { flagText } from '../../steps/steps.js';
import { bundle } from '../../text/messages.js';
import { shellExpanding, shellQuoted } from '../../text/shell.js';
import { manifestPaths } from './files.js';
import { componentNames, testClassOf } from './names.js';
import type { ScaffoldSpec } from './spec.js';

const messages = bundle('provision.scaffold');

/** A command of a remedy, with what it does; a quoted `'<…>'` is what a step before it, or the service, tells. */
export type RunbookStep = Extract<FixStep, { kind: 'command' }> & {
  /** Stable, for programs. */
  id: string;
  /** What it does, in one sentence. */
  title: string;
};

export type RunbookContext = {
  /** As the org was named; null: the CLI's default org. */
  targetOrg: string | null;
  /** What the org says; null where it was not asked. */
  org: { userId: string | null; profileName: string | null; profileId: string | null } | null;
  /** Of the Run As user in that org; null: not known before deployment. */
  username: string | null;
  /** Named with --policy-file. */
  policyFile: string | null;
};

/** The event that the written class acts on. */
const EVENT = 'PACKAGE_COMPLETE';

const PROFILE_ID = '<profile id>';

/** Flags of a command, with values as they are; null is left out. What the shell is to expand is quoted already. */
type Flags = Readonly<Record<string, string | { quoted: string } | null>>;

const partsOf = ([flag, value]: [string, Flags[string]]): string[] => {
  if (value === null) return [];
  return [typeof value === 'string' ? flagText([flag, value]) : `--${flag} ${value.quoted}`];
};

const commandOf = (name: string, flags: Flags): string => [name, ...Object.entries(flags).flatMap(partsOf)].join(' ');

const step = (id: string, writes: boolean, command: string): RunbookStep => ({
  id,
  kind: 'command',
  title: messages.getMessage(`step.${id}`),
  command,
  writes,
});

/** A value of `sf data … --values`, where blanks separate and quotation marks hold together. */
const field = (name: string, value: string): string => {
  if (/^[\w@.+-]+$/.test(value)) return `${name}=${value}`;
  return value.includes("'") ? `${name}="${value}"` : `${name}='${value}'`;
};

const aliasOf = (app: string): string => app.replaceAll('_', '').toLowerCase().slice(0, 8);

/** The Username as an argument: as it is, or as the shell's variable. */
const userArgument = ({ runAs }: ScaffoldSpec): Flags[string] =>
  'username' in runAs ? runAs.username : { quoted: shellExpanding(`$${runAs.variable}`, runAs.variable) };

const userValues = ({ name, contactEmail, runAs }: ScaffoldSpec, profileId: string): Flags[string] => {
  const fields = [
    field('LastName', name),
    field('Email', contactEmail),
    field('Alias', aliasOf(name)),
    field('ProfileId', profileId),
    'TimeZoneSidKey=GMT LocaleSidKey=en_US LanguageLocaleKey=en_US EmailEncodingKey=UTF-8',
  ].join(' ');
  if ('username' in runAs) return `${field('Username', runAs.username)} ${fields}`;
  return { quoted: shellExpanding(`Username=$${runAs.variable} ${fields}`, runAs.variable) };
};

const variableStep = ({ runAs }: ScaffoldSpec, username: string | null): RunbookStep[] => {
  if (!('variable' in runAs)) return [];
  return [step('username', false, `export ${runAs.variable}=${shellQuoted(username ?? '<username>')}`)];
};

/** The user is made, or gets the profile that was written, after its id was found. */
const userSteps = (spec: ScaffoldSpec, { targetOrg, org }: RunbookContext): RunbookStep[] => {
  const on = { 'target-org': targetOrg };
  const own = spec.ipRanges.length > 0 ? componentNames(spec.name).profile : null;
  const userId = org?.userId ?? null;
  if (userId !== null && (own === null || org?.profileName === own)) return [];
  const profileId = org?.profileId ?? PROFILE_ID;
  const query = `SELECT Id FROM Profile WHERE Name = '${own ?? INTEGRATION_PROFILE}'`;
  const find = step('profile', false, commandOf('sf data query', { ...on, query }));
  const create = (): RunbookStep =>
    step(
      'user',
      true,
      commandOf('sf data create record', { ...on, sobject: 'User', values: userValues(spec, profileId) }),
    );
  const move = (id: string): RunbookStep =>
    step(
      'user-profile',
      true,
      commandOf('sf data update record', {
        ...on,
        sobject: 'User',
        'record-id': id,
        values: field('ProfileId', profileId),
      }),
    );
  return [...(profileId === PROFILE_ID ? [find] : []), userId === null ? create() : move(userId)];
};

const deployStep = (
  id: string,
  manifest: string,
  { targetOrg }: RunbookContext,
  apexClass: string | null = null,
): RunbookStep =>
  step(
    id,
    true,
    commandOf('sf project deploy start', {
      'target-org': targetOrg,
      manifest,
      'test-level': apexClass === null ? null : 'RunSpecifiedTests',
      tests: apexClass === null ? null : testClassOf(apexClass),
    }),
  );

const assignStep = (
  id: string,
  command: string,
  name: string,
  spec: ScaffoldSpec,
  context: RunbookContext,
): RunbookStep =>
  step(
    id,
    true,
    commandOf(command, {
      'target-org': context.targetOrg,
      name,
      'on-behalf-of': userArgument(spec),
    }),
  );

/** Readiness, key, registration. */
const handOver = ({ name, endpoint }: ScaffoldSpec, { targetOrg, policyFile }: RunbookContext): RunbookStep[] => {
  const app = { 'target-org': targetOrg, app: name };
  const keyFile = `${name}.key`;
  return [
    step(
      'verify',
      false,
      commandOf('sf nhi verify', {
        ...app,
        endpoint: endpoint?.path ?? null,
        'policy-file': policyFile,
      }),
    ),
    step('key', true, commandOf('sf nhi key generate', { ...app, 'output-file': keyFile })),
    step(
      'register',
      true,
      commandOf('sf nhi callback register', {
        ...app,
        endpoint: endpoint?.path ?? '<endpoint>',
        'key-file': keyFile,
        'service-url': '<service URL>',
        event: EVENT,
      }),
    ),
  ];
};

export const runbook = (spec: ScaffoldSpec, context: RunbookContext): RunbookStep[] => {
  const { name, apexClass, ipRanges } = spec;
  const manifests = manifestPaths(name);
  const users = userSteps(spec, context);
  const deployApp = deployStep('deploy-1', manifests.first, context, apexClass);
  const license = assignStep(
    'permission-set-license',
    'sf org assign permsetlicense',
    INTEGRATION_PERMISSION_SET_LICENSE,
    spec,
    context,
  );
  const set = componentNames(name).permissionSet;
  return [
    ...variableStep(spec, context.username),
    // The profile of the user comes with the first deployment.
    ...(ipRanges.length > 0 ? [deployApp, ...users, license] : [...users, license, deployApp]),
    deployStep('deploy-2', manifests.second, context),
    assignStep('permission-set', 'sf org assign permset', set, spec, context),
    ...handOver(spec, context),
  ];
};
