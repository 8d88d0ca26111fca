/** The policy file with the integration in it. */
import { readFile } from 'node:fs/promises';
import { isWanted } from '../../inventory/apps.js';
import { addIntegration, integrationText } from '../../policy/add-integration.js';
import type { Integration, PolicyFile } from '../../policy/policy.js';
import type { FileToWrite } from '../../text/write-together.js';

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

/** What the file says besides, such as a day, or leaves out, is no difference. */
const fits = (declared: Integration, entry: Integration): boolean =>
  integrationText({ ...entry, ...declared, app: entry.app }) === integrationText({ ...declared, ...entry });

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
  const whole = addIntegration(await readFile(file, 'utf8'), entry);
  return {
    policy: { file, state: 'added', entry: text },
    write: [{ path: file, text: whole, overwrite: true }],
    differs: false,
  };
};
