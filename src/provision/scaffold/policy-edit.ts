/** The policy file with the integration in it. */
import { readFile, stat } from 'node:fs/promises';
import { isWanted } from '../../inventory/apps.js';
import { addIntegration, integrationText } from '../../policy/add-integration.js';
import { nameKey } from '../../inventory/names.js';
import { scopeFromName } from '../../platform/scopes.js';
import type { DeclaredAccess, Integration, PolicyFile } from '../../policy/policy.js';
import type { FileToWrite } from '../../text/write-together.js';
import { completedAccess, mergedAccess, NO_ACCESS } from './access.js';

/** What the file declares of the app; several entries are several services. */
export const declaredIn = (policy: PolicyFile | undefined, app: string): Integration[] =>
  (policy?.policy.integrations ?? []).filter((integration) =>
    isWanted({ kind: 'ExternalClientApp', name: app }, [integration.app]),
  );

export type PolicyEntry = {
  /** The policy file that was found or named; null without one. */
  file: string | null;
  /** `added` to the file, `declared` there before, or only `shown`, since there is no file. */
  state: 'added' | 'declared' | 'shown';
  /** The entry in YAML. */
  entry: string;
};

export type PolicyEdit = {
  policy: PolicyEntry;
  write: FileToWrite[];
  /** The file declares the app, and otherwise than it is written. */
  differs: boolean;
};

const keyOf = (names: readonly string[]): string => [...new Set(names.map(nameKey))].sort().join(' ');

const sameNames = (a: readonly string[], b: readonly string[]): boolean => keyOf(a) === keyOf(b);

/** Every right by its name, whatever the order and the spelling, with what comes along with it. */
const rightsOf = (access: DeclaredAccess): string[] => {
  const { permissions, objects, fields } = completedAccess(mergedAccess(NO_ACCESS, [access])).access;
  return [
    ...permissions,
    ...Object.entries({ ...objects, ...fields }).flatMap(([name, rights]) => rights.map((right) => `${name}:${right}`)),
  ];
};

/** A URL is as good as its path; what the file does not say, or says of days and people, is no difference. */
const fits = (declared: Integration, entry: Integration): boolean => {
  const { endpoint, scopes, permissionSets, profile, access } = declared;
  return (
    (endpoint === undefined || endpoint.endsWith(entry.endpoint ?? '')) &&
    (scopes === undefined || sameNames(scopes.map(scopeFromName), entry.scopes ?? [])) &&
    (permissionSets === undefined || (entry.permissionSets ?? []).every((name) => permissionSets.includes(name))) &&
    (profile === undefined || entry.profile === undefined || profile === entry.profile) &&
    // An audit reports it as too much where the list leaves it out.
    (access?.permissions === undefined || access.permissions.some((name) => nameKey(name) === 'apienabled')) &&
    (access === undefined || sameNames(rightsOf(access), rightsOf(entry.access ?? {})))
  );
};

export const policyEdit = async (
  policy: PolicyFile | undefined,
  entry: Integration,
  declared: readonly Integration[],
): Promise<PolicyEdit> => {
  const text = integrationText(entry);
  if (policy === undefined) {
    return { policy: { file: null, state: 'shown', entry: text }, write: [], differs: false };
  }
  const { file } = policy;
  if (declared.length > 0) {
    const differs = !declared.some((one) => fits(one, entry));
    return { policy: { file, state: 'declared', entry: text }, write: [], differs };
  }
  // A pipe gives what it holds once, and takes nothing.
  if (!(await stat(file)).isFile()) {
    return { policy: { file, state: 'shown', entry: text }, write: [], differs: false };
  }
  const whole = addIntegration(await readFile(file, 'utf8'), entry);
  return {
    policy: { file, state: 'added', entry: text },
    write: [{ path: file, text: whole, overwrite: true }],
    differs: false,
  };
};
