/** What `sf nhi policy init` does. */
import { existsSync } from 'node:fs';
import { SfError, type Org } from '@salesforce/core';
import { draftPolicy } from '../../audit/draft-policy.js';
import { nowBy } from '../../inventory/clock.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { bundle, say } from '../../text/messages.js';
import { checkWritable, writeWhole } from '../../text/write-file.js';
import type { Io, Outcome } from '../io.js';
import { inventorySource, readWithStages } from '../read-inventory.js';

const messages = bundle('nhi.policy.init');

export type PolicyInitFlags = { 'target-org': Org; 'api-version'?: string; 'output-file': string; force: boolean };

export type PolicyInitResult = {
  /** The file as it was named. */
  file: string;
  /** Apps that it declares. */
  integrations: string[];
  /** Every app of the org could be read. */
  complete: boolean;
};

export const runPolicyInit = async (flags: PolicyInitFlags, io: Io): Promise<Outcome<PolicyInitResult>> => {
  const { 'output-file': file, force } = flags;
  if (!force && existsSync(file)) throw alreadyThere(file);
  await checkWritable(file);
  const inventory = await readWithStages(inventorySource(undefined, flags['target-org'], flags['api-version']), {
    title: say(messages, 'stages.title'),
    json: io.json,
  });

  const { complete, failed, integrations, text } = draftPolicy(inventory, {
    now: nowBy(inventory.clock),
    version: io.version,
  });
  await writeWhole(file, [text], { overwrite: force });
  io.print(say(messages, 'written', [file, integrations.length]));
  if (!complete) io.warn(say(messages, 'incomplete'));
  return { result: { file, integrations, complete }, exitCode: failed ? EXIT_CODES.incomplete : EXIT_CODES.ok };
};

const alreadyThere = (file: string): SfError =>
  new SfError(
    messages.getMessage('error.exists', [file]),
    'FileExistsError',
    messages.getMessages('error.exists.actions'),
    EXIT_CODES.failed,
  );
