/** Writes the day of a rotation into the policy file. */
import { readFile, stat } from 'node:fs/promises';
import type { OrgFacts } from '../../inventory/inventory.js';
import type { AppIdentity } from '../../org/sources/consumer-key.js';
import type { PolicyFile } from '../../policy/policy.js';
import { recordRotation } from '../../policy/record-rotation.js';
import { bundle } from '../../text/messages.js';
import { checkWritable, writeWhole } from '../../text/write-file.js';

const messages = bundle('provision.rotate.record');

export type RecordTarget = {
  policy: PolicyFile;
  app: AppIdentity;
  org: Pick<OrgFacts, 'id' | 'instanceUrl' | 'isSandbox' | 'username'>;
};

const textWith = async ({ policy: { file, policy }, app, org }: RecordTarget, date: string): Promise<string> => {
  const text = recordRotation(await readFile(file, 'utf8'), policy, { app, org, date });
  if (text === null) throw messages.createError('error.notDeclared', [file, app.name], [app.name]);
  return text;
};

/** Before anything is rotated. @throws SfError when the day could not be written, or has no place */
export const checkRecord = async (target: RecordTarget): Promise<void> => {
  await textWith(target, '2000-01-01');
  await checkWritable(target.policy.file);
};

/** @param date civil date (`2026-11-27`) */
export const writeRecord = async (target: RecordTarget, date: string): Promise<void> => {
  const { file } = target.policy;
  const { mode } = await stat(file);
  await writeWhole(file, [await textWith(target, date)], { mode: mode & 0o777 });
};
