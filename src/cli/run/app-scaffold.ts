/** What `sf nhi app scaffold` does: plans the files, asks the org that was named, writes all of them, says what is next. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Errors } from '@oclif/core';
import { SfError, type Org } from '@salesforce/core';
import { EXIT_CODES, type ExitCode } from '../../findings/exit-codes.js';
import { isWanted } from '../../inventory/apps.js';
import { withClient } from '../../org/with-client.js';
import { addIntegration, integrationText } from '../../policy/add-integration.js';
import type { Integration, PolicyFile } from '../../policy/policy.js';
import { fieldFlag, objectFlag } from '../../provision/scaffold/access.js';
import { checkTarget, takesNoPermission, type TargetCheck } from '../../provision/scaffold/check-target.js';
import { manifestPaths, scaffoldFiles } from '../../provision/scaffold/files.js';
import { ipRangeOf } from '../../provision/scaffold/ip-ranges.js';
import { componentNames, testClassOf } from '../../provision/scaffold/names.js';
import { planOf, type Plan, type PlanContext, type ScaffoldRequest } from '../../provision/scaffold/plan.js';
import { policyEntry } from '../../provision/scaffold/policy-entry.js';
import { apiVersionOf, findProject, isInPackage, namespaceOf, type Project } from '../../provision/scaffold/project.js';
import { readTarget, type Target } from '../../provision/scaffold/read-target.js';
import { replacementFor, withReplacement, type Replacement } from '../../provision/scaffold/replacement.js';
import { runbook } from '../../provision/scaffold/runbook.js';
import type { ScaffoldFile, ScaffoldSpec } from '../../provision/scaffold/spec.js';
import { bundle } from '../../text/messages.js';
import { inTheWay, writeTogether, type FileToWrite } from '../../text/write-together.js';
import { readAuditFiles } from '../audit-files.js';
import type { Io, Outcome } from '../io.js';
import type { AppScaffoldResult } from './app-scaffold-result.js';
import { printScaffold } from './app-scaffold-text.js';

const messages = bundle('nhi.app.scaffold');
const texts = bundle('provision.scaffold');

export type AppScaffoldFlags = {
  name: string;
  'run-as-user': string;
  'contact-email': string;
  label?: string;
  description?: string;
  'policy-file'?: string;
  endpoint?: string;
  'apex-class'?: string;
  permission?: string[];
  object?: string[];
  field?: string[];
  scope?: string[];
  'ip-range'?: string[];
  'callback-url': string;
  'output-dir': string;
  'target-org'?: Org;
  'api-version'?: string;
  'write-replacement': boolean;
  force: boolean;
};

/** @throws CLIError (exit code 2) that quotes what is no such value */
const each = <T>(given: readonly string[] | undefined, read: (text: string) => T | null, key: string): T[] =>
  (given ?? []).map((text) => {
    const value = read(text);
    if (value === null) throw new Errors.CLIError(messages.getMessage(key, [text]), { exit: EXIT_CODES.usage });
    return value;
  });

/** With `/`, and without what says nothing. */
const folderOf = (given: string): string =>
  path
    .normalize(given)
    .replaceAll('\\', '/')
    .replace(/(?!^)\/+$/, '');

const requestOf = (flags: AppScaffoldFlags, project: Project): ScaffoldRequest => ({
  name: flags.name,
  label: flags.label ?? null,
  description: flags.description ?? null,
  contactEmail: flags['contact-email'],
  runAsUser: flags['run-as-user'],
  callbackUrl: flags['callback-url'],
  endpoint: flags.endpoint ?? null,
  apexClass: flags['apex-class'] ?? null,
  scopes: flags.scope ?? [],
  access: {
    permissions: flags.permission ?? [],
    objects: each(flags.object, objectFlag, 'error.object'),
    fields: each(flags.field, fieldFlag, 'error.field'),
  },
  ipRanges: each(flags['ip-range'], ipRangeOf, 'error.ipRange'),
  apiVersion: apiVersionOf(project),
  outputDir: folderOf(flags['output-dir']),
});

const planned = (request: ScaffoldRequest, context: PlanContext): Plan => {
  const plan = planOf(request, context);
  if (plan.problems.length === 0) return plan;
  throw new SfError([messages.getMessage('error.refused'), ...plan.problems].join(' '), 'ScaffoldRefusedError');
};

const declaredIn = (policy: PolicyFile | undefined, app: string): Integration[] =>
  (policy?.policy.integrations ?? []).filter((integration) =>
    isWanted({ kind: 'ExternalClientApp', name: app }, [integration.app]),
  );

/** By what could have the name already. */
const namesOf = ({ name, apexClass, ipRanges }: ScaffoldSpec): Record<string, string> => {
  const { permissionSet, profile } = componentNames(name);
  return {
    externalClientApp: name,
    connectedApp: name,
    permissionSet,
    ...(ipRanges.length > 0 && { profile }),
    ...(apexClass !== null && { apexClass }),
  };
};

const read = async (org: Org, apiVersion: string | undefined, { spec }: Plan): Promise<Target> => {
  const { name, apexClass, ipRanges, runAs, access } = spec;
  const { permissionSet, profile } = componentNames(name);
  return withClient(org.getConnection(apiVersion), (client) =>
    readTarget(client, {
      app: name,
      permissionSet,
      profile: ipRanges.length > 0 ? profile : null,
      apexClasses: apexClass === null ? [] : [apexClass, testClassOf(apexClass)],
      username: 'username' in runAs ? runAs.username : null,
      objects: Object.keys(access.objects),
    }),
  );
};

type PolicyEdit = { policy: AppScaffoldResult['policy']; write: FileToWrite[]; differs: boolean };

const describes = (declared: Integration, entry: Integration): boolean =>
  integrationText({ ...entry, ...declared, app: entry.app }) === integrationText({ ...declared, ...entry });

const policyEdit = async (
  policy: PolicyFile | undefined,
  entry: Integration,
  declared: readonly Integration[],
): Promise<PolicyEdit> => {
  const shown = { entry: integrationText(entry) };
  if (policy === undefined) return { policy: { ...shown, file: null, state: 'shown' }, write: [], differs: false };
  const { file } = policy;
  if (declared.length > 0) {
    const differs = !declared.some((one) => describes(one, entry));
    return { policy: { ...shown, file, state: 'declared' }, write: [], differs };
  }
  const text = addIntegration(await readFile(file, 'utf8'), entry);
  return { policy: { ...shown, file, state: 'added' }, write: [{ path: file, text, overwrite: true }], differs: false };
};

type ReplacementEdit = { replacement: AppScaffoldResult['replacement']; write: FileToWrite[] };

const replacementEdit = (
  flags: AppScaffoldFlags,
  { runAs }: ScaffoldSpec,
  files: readonly ScaffoldFile[],
  project: Project,
): ReplacementEdit => {
  const asked = flags['write-replacement'];
  if (!('variable' in runAs)) {
    if (asked) throw new Errors.CLIError(messages.getMessage('error.noVariable'), { exit: EXIT_CODES.usage });
    return { replacement: null, write: [] };
  }
  const policy = files.find(({ component }) => component?.type === 'ExtlClntAppOauthConfigurablePolicies');
  const replacement: Replacement = replacementFor(runAs.variable, policy?.path ?? '', project);
  if (!asked) return { replacement: { ...replacement, written: false }, write: [] };
  if (project.file === null) throw messages.createError('error.noProject');
  const write = { path: project.file, text: withReplacement(project, replacement), overwrite: true };
  return { replacement: { ...replacement, written: true }, write: [write] };
};

const notesOn = (spec: ScaffoldSpec, leftOut: readonly string[], project: Project, differs: boolean): string[] => [
  ...leftOut.map((field) => texts.getMessage('note.leftOut', [field])),
  ...(spec.endpoint !== null && spec.apexClass === null
    ? [texts.getMessage('note.noClass', [spec.endpoint.path])]
    : []),
  ...(project.file === null ? [texts.getMessage('note.noProject')] : []),
  ...(project.file !== null && !isInPackage(project, spec.outputDir)
    ? [texts.getMessage('note.outsideProject', [spec.outputDir])]
    : []),
  ...(differs ? [texts.getMessage('note.notDeclared')] : []),
];

const UNEXPECTED: ReadonlySet<string> = new Set(['error', 'limit', 'truncated']);

const exitCodeOf = (checks: readonly TargetCheck[]): ExitCode => {
  if (checks.some(({ state }) => state === 'failed')) return EXIT_CODES.findings;
  const isOpen = checks.some(({ reason }) => reason !== null && UNEXPECTED.has(reason));
  return isOpen ? EXIT_CODES.incomplete : EXIT_CODES.ok;
};

const orgFactsOf = (target: Target | null): Parameters<typeof runbook>[1]['org'] => {
  if (target === null) return null;
  const user = 'value' in target.user ? target.user.value : null;
  return { userId: user?.id ?? null, profileName: user?.profileName ?? null, profileId: target.profileId };
};

/** @param targetOrg as it was named; null without --target-org */
export const runAppScaffold = async (
  flags: AppScaffoldFlags,
  targetOrg: string | null,
  io: Io,
): Promise<Outcome<AppScaffoldResult>> => {
  const project = await findProject(process.cwd());
  const request = requestOf(flags, project);
  const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
  const declared = declaredIn(policy, flags.name);
  const org = flags['target-org'];
  const first = planned(request, { declared, namespace: org === undefined ? namespaceOf(project) : undefined });
  const target = org === undefined ? null : await read(org, flags['api-version'], first);
  const context =
    target === null
      ? null
      : { declared, namespace: target.namespace ?? namespaceOf(project), takesNoPermission: takesNoPermission(target) };
  const { spec, leftOut } = context === null ? first : planned(request, context);

  const files = scaffoldFiles(spec);
  const entry = policyEntry(spec, declared.find(({ service }) => service !== undefined)?.service ?? null);
  const edit = await policyEdit(policy, entry, declared);
  const { replacement, write } = replacementEdit(flags, spec, files, project);
  const all: FileToWrite[] = [
    ...files.map((file) => ({ path: file.path, text: file.text, overwrite: flags.force })),
    ...edit.write,
    ...write,
  ];
  const existing = await inTheWay(all);
  if (existing.length > 0) throw messages.createError('error.exists', [existing.join(', ')]);

  const checks =
    target === null
      ? []
      : checkTarget(target, { runAs: spec.runAs, access: first.declaredAccess, names: namesOf(spec) });
  const exitCode = exitCodeOf(checks);
  const written = exitCode !== EXIT_CODES.findings;
  if (written) await writeTogether(all);
  const result: AppScaffoldResult = {
    app: spec.name,
    written,
    apiVersion: spec.apiVersion,
    files: files.map(({ path: file, component }) => ({
      path: file,
      type: component?.type ?? null,
      fullName: component?.fullName ?? null,
    })),
    manifests: manifestPaths(spec.name),
    runAs:
      'username' in spec.runAs
        ? { username: spec.runAs.username, variable: null }
        : { username: null, variable: spec.runAs.variable },
    scopes: spec.scopes,
    endpoint: spec.endpoint && { path: spec.endpoint.path, urlMapping: spec.endpoint.urlMapping },
    access: spec.access,
    leftOut,
    policy: edit.policy,
    replacement: replacement && { ...replacement, written: replacement.written && written },
    checks,
    notes: notesOn(spec, leftOut, project, edit.differs),
    steps: runbook(spec, { targetOrg, org: orgFactsOf(target), policyFile: flags['policy-file'] ?? null }),
  };
  io.print(printScaffold(result));
  return { result, exitCode };
};
