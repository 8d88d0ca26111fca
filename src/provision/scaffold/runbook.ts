/** Every step from the written source to a registered callback, as commands for a POSIX shell. Pure. */
import { INTEGRATION_PERMISSION_SET_LICENSE, INTEGRATION_PROFILE } from '../../platform/licenses.js';
import { bundle } from '../../text/messages.js';
import { shellExpanding, shellQuoted } from '../../text/shell.js';
import { manifestPaths } from './files.js';
import { componentNames, testClassOf } from './names.js';
import type { ScaffoldSpec } from './spec.js';

const messages = bundle('provision.scaffold');

export type RunbookStep = {
  /** Stable, for programs. */
  id: string;
  kind: 'command';
  /** What it does, in one sentence. */
  title: string;
  /** Complete, on one line; a quoted `'<…>'` is what the step before it, or the service, tells. */
  command: string;
  /** It changes the org, the callback service or the working directory. */
  writes: boolean;
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

/** Options of a command; null is left out. */
type Options = Readonly<Record<string, string | null>>;

const commandOf = (name: string, options: Options): string =>
  [
    name,
    ...Object.entries(options).flatMap(([option, value]) => (value === null ? [] : [`--${option} ${value}`])),
  ].join(' ');

const quoted = (value: string | null): string | null => (value === null ? null : shellQuoted(value));

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
const userArgument = ({ runAs }: ScaffoldSpec): string =>
  'username' in runAs ? shellQuoted(runAs.username) : shellExpanding(`$${runAs.variable}`, runAs.variable);

const userValues = ({ name, contactEmail, runAs }: ScaffoldSpec, profileId: string): string => {
  const fields = [
    field('LastName', name),
    field('Email', contactEmail),
    field('Alias', aliasOf(name)),
    field('ProfileId', profileId),
    'TimeZoneSidKey=GMT LocaleSidKey=en_US LanguageLocaleKey=en_US EmailEncodingKey=UTF-8',
  ].join(' ');
  if ('username' in runAs) return shellQuoted(`${field('Username', runAs.username)} ${fields}`);
  return shellExpanding(`Username=$${runAs.variable} ${fields}`, runAs.variable);
};

const variableStep = ({ runAs }: ScaffoldSpec, username: string | null): RunbookStep[] => {
  if (!('variable' in runAs)) return [];
  return [step('username', false, `export ${runAs.variable}=${shellQuoted(username ?? '<username>')}`)];
};

/** The user is made, or gets the profile that was written, after its id was found. */
const userSteps = (spec: ScaffoldSpec, { targetOrg, org }: RunbookContext): RunbookStep[] => {
  const on = { 'target-org': quoted(targetOrg) };
  const own = spec.ipRanges.length > 0 ? componentNames(spec.name).profile : null;
  const userId = org?.userId ?? null;
  if (userId !== null && (own === null || org?.profileName === own)) return [];
  const profileId = org?.profileId ?? PROFILE_ID;
  const query = `SELECT Id FROM Profile WHERE Name = '${own ?? INTEGRATION_PROFILE}'`;
  const find = step('profile', false, commandOf('sf data query', { ...on, query: shellQuoted(query) }));
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
        'record-id': shellQuoted(id),
        values: shellQuoted(field('ProfileId', profileId)),
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
      'target-org': quoted(targetOrg),
      manifest: shellQuoted(manifest),
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
      'target-org': quoted(context.targetOrg),
      name: shellQuoted(name),
      'on-behalf-of': userArgument(spec),
    }),
  );

/** Readiness, key, registration. */
const handOver = ({ name, endpoint }: ScaffoldSpec, { targetOrg, policyFile }: RunbookContext): RunbookStep[] => {
  const app = { 'target-org': quoted(targetOrg), app: shellQuoted(name) };
  const keyFile = shellQuoted(`${name}.key`);
  return [
    step(
      'verify',
      false,
      commandOf('sf nhi verify', {
        ...app,
        endpoint: quoted(endpoint?.path ?? null),
        'policy-file': quoted(policyFile),
      }),
    ),
    step('key', true, commandOf('sf nhi key generate', { ...app, 'output-file': keyFile })),
    step(
      'register',
      true,
      commandOf('sf nhi callback register', {
        ...app,
        endpoint: shellQuoted(endpoint?.path ?? '<endpoint>'),
        'key-file': keyFile,
        'service-url': shellQuoted('<service URL>'),
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
