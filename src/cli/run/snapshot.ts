/** What `sf nhi snapshot` does. */
import type { Org } from '@salesforce/core';
import { clockNote } from '../../findings/clock-note.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { saveSnapshot, type SavedSnapshot } from '../../snapshot/save-snapshot.js';
import { bundle, say } from '../../text/messages.js';
import { joinLines, safeText } from '../../text/safe-text.js';
import { checkWritable } from '../../text/write-file.js';
import { readAuditFiles } from '../audit-files.js';
import type { Io, Outcome } from '../io.js';
import { inventorySource, readWithStages } from '../read-inventory.js';

const messages = bundle('nhi.snapshot');

export type SnapshotFlags = {
  'target-org': Org;
  'api-version'?: string;
  'output-file': string;
  'policy-file'?: string;
};

export const runSnapshot = async (flags: SnapshotFlags, io: Io): Promise<Outcome<SavedSnapshot>> => {
  const { 'output-file': file, 'target-org': org, 'api-version': apiVersion } = flags;
  await checkWritable(file);
  const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
  const inventory = await readWithStages(inventorySource(undefined, org, apiVersion), {
    policy,
    title: say(messages, 'stages.title'),
    json: io.json,
  });

  for (const note of clockNote(inventory.clock)) io.warn(safeText(note));
  const result = await saveSnapshot(inventory, file);
  if (!io.json) {
    const [{ snapshotLines }, { terminal }] = await Promise.all([
      import('../../snapshot/saved-lines.js'),
      import('../../text/terminal.js'),
    ]);
    io.print(joinLines(snapshotLines(result, terminal().columns)));
  }
  const incomplete = inventory.gaps.some(({ reason }) => reason !== 'permission' && reason !== 'notSupported');
  return { result, exitCode: incomplete ? EXIT_CODES.incomplete : EXIT_CODES.ok };
};
