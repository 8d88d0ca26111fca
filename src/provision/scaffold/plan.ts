/** From what was asked for and declared to what is written, or to everything that speaks against it. Pure. */
import { ADMIN_PERMISSIONS } from '../../platform/admin-permissions.js';
import { judgeIpRanges } from '../../platform/ip-ranges.js';
import { IGNORED_SCOPES, scopeFromName, scopeToMetadata } from '../../platform/scopes.js';
import type { IpRange } from '../../inventory/inventory.js';
import type { Integration } from '../../policy/policy.js';
import { bundle } from '../../text/messages.js';
import { completedAccess, mergedAccess, type AccessFlags, type CompletedAccess, type OrgAccess } from './access.js';
import { endpointOf } from './endpoint.js';
import { isApexClassName, isDeveloperName, LONGEST_LABEL, LONGEST_NAME } from './names.js';
import { isAddress, runAsOf } from './run-as.js';
import type { Endpoint, ScaffoldSpec } from './spec.js';
import { canBeXml } from '../../text/xml-characters.js';

const messages = bundle('provision.scaffold');

export type ScaffoldRequest = {
  name: string;
  label: string | null;
  description: string | null;
  contactEmail: string;
  runAsUser: string;
  callbackUrl: string;
  endpoint: string | null;
  apexClass: string | null;
  scopes: readonly string[];
  access: AccessFlags;
  ipRanges: IpRange[];
  apiVersion: string;
  outputDir: string;
};

export type PlanContext = {
  /** What the policy file declares of the app. */
  declared: readonly Integration[];
  /** That the class will be in; undefined: not known yet. */
  namespace: string | null | undefined;
  /** What the org says of access; absent without one. */
  org?: OrgAccess;
};

export type Plan = {
  spec: ScaffoldSpec;
  /** Sentences about what is not written, and why: with one of them nothing is. */
  problems: string[];
  /** Fields that take no permission. */
  leftOut: string[];
  added: CompletedAccess['added'];
  /** As flags and policy file say, before anything is completed or left out. */
  declaredAccess: AccessFlags;
};

const problem = (key: string, ...tokens: Array<number | string>): string =>
  messages.getMessage(`problem.${key}`, tokens);

const nameProblems = (name: string): string[] => [
  ...(isDeveloperName(name) ? [] : [problem('name', name)]),
  ...(name.length > LONGEST_NAME ? [problem('nameLength', LONGEST_NAME, name.length)] : []),
];

const textProblems = (label: string, description: string | null): string[] => [
  ...(label.trim() === '' ? [problem('labelBlank')] : []),
  ...(label.length > LONGEST_LABEL ? [problem('labelLength', LONGEST_LABEL, label.length)] : []),
  ...(canBeXml(label) ? [] : [problem('control', 'label')]),
  ...(description === null || canBeXml(description) ? [] : [problem('control', 'description')]),
];

const isCallbackUrl = (text: string): boolean => {
  if (!URL.canParse(text) || !canBeXml(text) || /\s/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const local = protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
  return (protocol === 'https:' || local) && username === '' && password === '';
};

const adminPermission = (name: string): string | undefined =>
  ADMIN_PERMISSIONS.find((permission) => permission.toLowerCase() === name.toLowerCase());

const permissionProblem = (name: string): string[] => {
  const admin = adminPermission(name);
  if (admin !== undefined) return [problem('adminPermission', admin)];
  if (/^ApiOnlyUser$/i.test(name)) return [problem('apiOnlyUser')];
  return /^(?!Permissions[A-Z])[A-Za-z]\w*$/.test(name) ? [] : [problem('permission', name)];
};

const scopeProblem = (scope: string): string[] => {
  if (IGNORED_SCOPES.has(scope)) return [problem('ignoredScope', scope)];
  return scopeToMetadata(scope) === null ? [problem('unknownScope', scope)] : [];
};

/** First release with all elements that are written. */
const OLDEST = 60;
const VIEW_ALL_FIELDS_FROM = 63;

const versionProblems = ({ apiVersion, access }: ScaffoldSpec): string[] => {
  if (!/^\d{2,3}\.0$/.test(apiVersion)) return [problem('apiVersion', apiVersion)];
  const version = Number(apiVersion);
  if (version < OLDEST) return [problem('apiVersionOld', `${OLDEST}.0`, apiVersion)];
  const needs = Object.values(access.objects).some((rights) => rights.includes('viewAllFields'));
  return needs && version < VIEW_ALL_FIELDS_FROM ? [problem('viewAllFields', apiVersion)] : [];
};

const endpointFor = (
  declared: string | null,
  namespace: string | null | undefined,
): { endpoint: Endpoint | null; problems: string[] } => {
  if (declared === null || namespace === undefined) return { endpoint: null, problems: [] };
  const found = endpointOf(declared, namespace);
  if (typeof found === 'object') return { endpoint: found, problems: [] };
  const tokens = found === 'outsideNamespace' && namespace !== null ? [namespace, namespace] : [];
  return { endpoint: null, problems: [problem(`endpoint.${found}`, declared, ...tokens)] };
};

const classProblems = (apexClass: string | null, endpoint: string | null): string[] => {
  if (apexClass === null) return [];
  return [
    ...(isApexClassName(apexClass) ? [] : [problem('apexClass', apexClass)]),
    ...(endpoint === null ? [problem('apexClassWithoutEndpoint', apexClass)] : []),
  ];
};

/** `api` is always among them: without it no call is taken. */
const scopesOf = (asked: readonly string[], declared: readonly Integration[]): string[] => {
  const given = asked.length > 0 ? asked : declared.flatMap(({ scopes }) => scopes ?? []);
  return [...new Set(['api', ...given.map(scopeFromName)])];
};

const NOBODY = { username: '' };

export const planOf = (request: ScaffoldRequest, { declared, namespace, org }: PlanContext): Plan => {
  const { name, contactEmail, runAsUser, callbackUrl, apexClass, ipRanges, apiVersion, outputDir, description } =
    request;
  const label = request.label ?? name.replaceAll('_', ' ');
  const declaredEndpoint =
    request.endpoint ?? declared.find(({ endpoint }) => endpoint !== undefined)?.endpoint ?? null;
  const { endpoint, problems: endpointProblems } = endpointFor(declaredEndpoint, namespace);
  const runAs = runAsOf(runAsUser);
  const merged = mergedAccess(
    request.access,
    declared.flatMap(({ access }) => access ?? []),
  );
  const { access, leftOut, added } = completedAccess(merged, org);
  const scopes = scopesOf(request.scopes, declared);
  const spec: ScaffoldSpec = {
    name,
    label,
    description,
    contactEmail,
    callbackUrl,
    runAs: runAs ?? NOBODY,
    scopes,
    access,
    endpoint,
    apexClass,
    ipRanges,
    apiVersion,
    outputDir,
  };
  const problems = [
    ...nameProblems(name),
    ...textProblems(label, description),
    ...(isAddress(contactEmail) ? [] : [problem('contactEmail', contactEmail)]),
    ...(runAs === null ? [problem('runAsUser', runAsUser)] : []),
    ...(isCallbackUrl(callbackUrl) ? [] : [problem('callbackUrl', callbackUrl)]),
    ...access.permissions.flatMap(permissionProblem),
    ...scopes.flatMap(scopeProblem),
    ...(judgeIpRanges(ipRanges) === 'wide' ? [problem('ipRangesWide')] : []),
    ...classProblems(apexClass, declaredEndpoint),
    ...endpointProblems,
    ...versionProblems(spec),
  ];
  return { spec, problems, leftOut, added, declaredAccess: merged };
};
