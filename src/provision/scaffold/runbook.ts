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
  /** Named with --policy-file. */
  policyFile: string | null;
};

/** The event that the class acts on. */
const EVENT = 'PACKAGE_COMPLETE';

type Step = Omit<RunbookStep, 'kind' | 'title'>;

const step = (id: string, writes: boolean, ...parts: string[]): Step => ({ id, writes, command: parts.join(' ') });

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

const PROFILE_ID = '<profile id>';

export const runbook = (spec: ScaffoldSpec, { targetOrg, org, policyFile }: RunbookContext): RunbookStep[] => {
  const { name, endpoint, apexClass, runAs, ipRanges } = spec;
  const names = componentNames(name);
  const manifests = manifestPaths(name);
  const on = targetOrg === null ? [] : [`--target-org ${shellQuoted(targetOrg)}`];
  const user = userArgument(spec);
  const app = `--app ${shellQuoted(name)}`;
  const ownProfile = ipRanges.length > 0;
  const wanted = ownProfile ? names.profile : INTEGRATION_PROFILE;
  const profileId = org?.profileId ?? PROFILE_ID;

  const username =
    'variable' in runAs ? [step('username', false, `export ${runAs.variable}=${shellQuoted('<username>')}`)] : [];
  const findProfile =
    profileId === PROFILE_ID
      ? [
          step(
            'profile',
            false,
            'sf data query',
            ...on,
            `--query ${shellQuoted(`SELECT Id FROM Profile WHERE Name = '${wanted}'`)}`,
          ),
        ]
      : [];
  const exists = org !== null && org.userId !== null;
  const moved = exists && ownProfile && org.profileName !== names.profile;
  const createUser = exists
    ? []
    : [
        ...findProfile,
        step('user', true, 'sf data create record', ...on, '--sobject User', `--values ${userValues(spec, profileId)}`),
      ];
  const moveUser = moved
    ? [
        ...findProfile,
        step(
          'user-profile',
          true,
          'sf data update record',
          ...on,
          `--sobject User --record-id ${shellQuoted(org.userId ?? '')}`,
          `--values ${shellQuoted(field('ProfileId', profileId))}`,
        ),
      ]
    : [];
  const license = step(
    'permission-set-license',
    true,
    'sf org assign permsetlicense',
    ...on,
    `--name ${INTEGRATION_PERMISSION_SET_LICENSE} --on-behalf-of ${user}`,
  );
  const tests = apexClass === null ? [] : [`--test-level RunSpecifiedTests --tests ${testClassOf(apexClass)}`];
  const deploy = (id: string, manifest: string, ...more: string[]): Step =>
    step(id, true, 'sf project deploy start', ...on, `--manifest ${shellQuoted(manifest)}`, ...more);
  const deployApp = deploy('deploy-1', manifests.first, ...tests);
  // The profile of the user comes with the first deployment.
  const users = [...createUser, ...moveUser];
  const begin = ownProfile ? [deployApp, ...users, license] : [...users, license, deployApp];
  const policy = policyFile === null ? [] : [`--policy-file ${shellQuoted(policyFile)}`];
  const target = endpoint === null ? '<endpoint>' : endpoint.path;
  const keyFile = shellQuoted(`${name}.key`);
  const steps: Step[] = [
    ...username,
    ...begin,
    deploy('deploy-2', manifests.second),
    step(
      'permission-set',
      true,
      'sf org assign permset',
      ...on,
      `--name ${names.permissionSet} --on-behalf-of ${user}`,
    ),
    step(
      'verify',
      false,
      'sf nhi verify',
      ...on,
      app,
      ...(endpoint === null ? [] : [`--endpoint ${shellQuoted(endpoint.path)}`]),
      ...policy,
    ),
    step('key', true, 'sf nhi key generate', ...on, app, `--output-file ${keyFile}`),
    step(
      'register',
      true,
      'sf nhi callback register',
      ...on,
      app,
      `--endpoint ${shellQuoted(target)} --key-file ${keyFile}`,
      `--service-url ${shellQuoted('<service URL>')} --event ${EVENT}`,
    ),
  ];
  return steps.map(({ id, writes, command }) => ({
    id,
    kind: 'command',
    title: messages.getMessage(`step.${id}`),
    command,
    writes,
  }));
};
