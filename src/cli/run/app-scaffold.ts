/** What `sf nhi app scaffold` does: plans files, asks the org that was named, writes all of them, says what is next. */
import { Errors } from '@oclif/core';
import { SfError, type Org } from '@salesforce/core';
import type { PolicyFile } from '../../policy/policy.js';
import { EXIT_CODES, type ExitCode } from '../../findings/exit-codes.js';
import { isUnexpected } from '../../inventory/gap-reasons.js';
import { withClient } from '../../org/with-client.js';
import { checkTarget, orgAccessOf, type TargetCheck } from '../../provision/scaffold/check-target.js';
import { manifestPaths, scaffoldFiles } from '../../provision/scaffold/files.js';
import { componentNames, testClassOf } from '../../provision/scaffold/names.js';
import { notesOn } from '../../provision/scaffold/notes.js';
import { planOf, type Plan, type PlanContext, type ScaffoldRequest } from '../../provision/scaffold/plan.js';
import { declaredIn, policyEdit, type PolicyEdit } from '../../provision/scaffold/policy-edit.js';
import { policyEntry } from '../../provision/scaffold/policy-entry.js';
import { findProject, namespaceOf, type Project } from '../../provision/scaffold/project.js';
import { readTarget, type Target } from '../../provision/scaffold/read-target.js';
import { replacementFor, withReplacement, type Replacement } from '../../provision/scaffold/replacement.js';
import { isAddress } from '../../provision/scaffold/run-as.js';
import { runbook } from '../../provision/scaffold/runbook.js';
import type { ScaffoldFile, ScaffoldSpec } from '../../provision/scaffold/spec.js';
import { bundle } from '../../text/messages.js';
import { inTheWay, writeTogether, type FileToWrite } from '../../text/write-together.js';
import { readAuditFiles } from '../audit-files.js';
import type { Io, Outcome } from '../io.js';
import { requestOf, type AppScaffoldFlags } from './app-scaffold-request.js';
import type { AppScaffoldResult } from './app-scaffold-result.js';
import { printScaffold } from './app-scaffold-text.js';

const messages = bundle('nhi.app.scaffold');

const planned = (request: ScaffoldRequest, context: PlanContext): Plan => {
  const plan = planOf(request, context);
  if (plan.problems.length === 0) return plan;
  throw new SfError([messages.getMessage('error.refused'), ...plan.problems].join(' '), 'ScaffoldRefusedError');
};

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

/** In the org that is asked a variable has the value that a deployment would find now. */
const usernameOf = ({ runAs }: ScaffoldSpec): string | null => {
  if ('username' in runAs) return runAs.username;
  const value = process.env[runAs.variable] ?? '';
  return isAddress(value) ? value : null;
};

const read = async (org: Org, apiVersion: string | undefined, { spec }: Plan): Promise<Target> => {
  const { name, apexClass, ipRanges, access } = spec;
  const { permissionSet, profile } = componentNames(name);
  return withClient(org.getConnection(apiVersion), (client) =>
    readTarget(client, {
      app: name,
      permissionSet,
      profile: ipRanges.length > 0 ? profile : null,
      apexClasses: apexClass === null ? [] : [apexClass, testClassOf(apexClass)],
      username: usernameOf(spec),
      objects: Object.keys(access.objects),
    }),
  );
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

const exitCodeOf = (checks: readonly TargetCheck[]): ExitCode => {
  if (checks.some(({ state }) => state === 'failed')) return EXIT_CODES.findings;
  const isOpen = checks.some(({ reason }) => reason !== null && isUnexpected(reason));
  return isOpen ? EXIT_CODES.incomplete : EXIT_CODES.ok;
};

const orgFactsOf = (target: Target | null): Parameters<typeof runbook>[1]['org'] => {
  if (target === null) return null;
  const user = 'value' in target.user ? target.user.value : null;
  return { userId: user?.id ?? null, profileName: user?.profileName ?? null, profileId: target.profileId };
};

/** What is asked for, as far as the policy file and the org that was named decide it. */
type Decided = Plan & {
  project: Project;
  policy: PolicyFile | undefined;
  declared: ReturnType<typeof declaredIn>;
  /** null where no org was named. */
  asked: { target: Target; username: string | null; checks: TargetCheck[] } | null;
};

const decide = async (flags: AppScaffoldFlags): Promise<Decided> => {
  const project = await findProject(process.cwd());
  const request = requestOf(flags, project);
  const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
  const declared = declaredIn(policy, flags.name);
  const org = flags['target-org'];
  const first = planned(request, { declared, namespace: org === undefined ? namespaceOf(project) : undefined });
  if (org === undefined) return { ...first, project, policy, declared, asked: null };
  const target = await read(org, flags['api-version'], first);
  const namespace = target.namespace === undefined ? namespaceOf(project) : target.namespace;
  const plan = planned(request, { declared, namespace, org: orgAccessOf(target) });
  const { spec } = plan;
  const username = usernameOf(spec);
  const checks = checkTarget(target, {
    runAs: spec.runAs,
    username,
    access: first.declaredAccess,
    endpoint: spec.endpoint,
    instanceUrl: org.getConnection().instanceUrl,
    names: namesOf(spec),
  });
  return { ...plan, project, policy, declared, asked: { target, username, checks } };
};

type Edits = { policy: PolicyEdit; replacement: AppScaffoldResult['replacement'] };

const resultOf = (
  { spec, leftOut, added, project, asked }: Decided,
  files: readonly ScaffoldFile[],
  { policy, replacement }: Edits,
  how: { written: boolean; targetOrg: string | null; policyFile: string | null },
): AppScaffoldResult => {
  const { target = null, username = null, checks = [] } = asked ?? {};
  const { written, targetOrg, policyFile } = how;
  return {
    app: spec.name,
    written,
    apiVersion: spec.apiVersion,
    files: files.map(({ path, component }) => ({
      path,
      type: component?.type ?? null,
      fullName: component?.fullName ?? null,
    })),
    manifests: manifestPaths(spec.name),
    runAs: { username: null, variable: null, ...spec.runAs },
    scopes: spec.scopes,
    endpoint: spec.endpoint && { path: spec.endpoint.path, urlMapping: spec.endpoint.urlMapping },
    access: spec.access,
    leftOut,
    policy: written || policy.policy.state !== 'added' ? policy.policy : { ...policy.policy, state: 'shown' },
    replacement: replacement && { ...replacement, written: replacement.written && written },
    checks,
    notes: notesOn({
      spec,
      leftOut,
      added,
      project,
      target,
      policyFile: policy.policy.file,
      differs: policy.differs,
    }),
    steps: runbook(spec, { targetOrg, org: orgFactsOf(target), username, policyFile }),
  };
};

export const runAppScaffold = async (flags: AppScaffoldFlags, io: Io): Promise<Outcome<AppScaffoldResult>> => {
  const decided = await decide(flags);
  const { spec, project, policy, declared, asked } = decided;
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

  const exitCode = exitCodeOf(asked?.checks ?? []);
  const written = exitCode !== EXIT_CODES.findings;
  if (written) await writeTogether(all);
  const result = resultOf(
    decided,
    files,
    { policy: edit, replacement },
    {
      written,
      // Without the flag the name is that of the default org, which was not asked.
      targetOrg: asked === null ? null : (io.targetOrg ?? null),
      policyFile: flags['policy-file'] ?? null,
    },
  );
  io.print(printScaffold(result));
  return { result, exitCode };
};
