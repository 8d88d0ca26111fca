/** Reads all components of a metadata type, ten names a call. */
import type { Source } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import type { Row } from '../client/rest.js';
import { MAX_READ_NAMES, textOf } from '../client/soap.js';
import { settle, type GapSink } from './gaps.js';

export const MODIFY_METADATA = ['ModifyMetadata'];

/** What listMetadata says of a component. `id` is the record id of the app for connected apps. */
export type ListedComponent = { fullName: string; id: string | null; namespace: string | null };

/** Lists the components of a type; null with a gap when that failed. */
export const listComponents = async (
  client: OrgClient,
  gaps: GapSink,
  source: Source,
): Promise<ListedComponent[] | null> => {
  const listed = await settle(client.listMetadata(source));
  if ('failure' in listed) {
    gaps.failed(source, listed.failure, { grant: MODIFY_METADATA });
    return null;
  }
  return listed.value.flatMap((row) => {
    const fullName = textOf(row.fullName);
    return fullName === null ? [] : [{ fullName, id: textOf(row.id), namespace: textOf(row.namespacePrefix) }];
  });
};

/**
 * Components by full name. A name without a record (it comes back nameless), or whose batch failed, is missing from the
 * map and is named in a gap.
 *
 * @param subjectOf what a gap calls the component of a name
 */
export const readComponents = async <T>(
  client: OrgClient,
  gaps: GapSink,
  source: Source,
  names: string[],
  { map, subjectOf }: { map: (record: Row) => T; subjectOf?: (name: string) => string },
): Promise<Map<string, T>> => {
  const found = new Map<string, T>();
  const subjectsOf = (missing: string[]) => (subjectOf ? { subjects: missing.map(subjectOf) } : {});
  const readBatch = async (batch: string[]): Promise<void> => {
    const read = await settle(client.readMetadata(source, batch));
    if ('failure' in read) {
      gaps.failed(source, read.failure, { ...subjectsOf(batch), grant: MODIFY_METADATA });
      return;
    }
    for (const record of read.value) {
      const fullName = textOf(record.fullName);
      if (fullName !== null) found.set(fullName, map(record));
    }
    const missing = batch.filter((name) => !found.has(name));
    if (missing.length === 0) return;
    const cut = read.value.length < batch.length;
    gaps.add({
      source,
      reason: cut ? 'truncated' : 'permission',
      detail: cut
        ? `readMetadata returned ${read.value.length} of ${batch.length} records`
        : 'listed, but Salesforce returned no record for it',
      ...subjectsOf(missing),
    });
  };
  const batches: string[][] = [];
  for (let at = 0; at < names.length; at += MAX_READ_NAMES) batches.push(names.slice(at, at + MAX_READ_NAMES));
  await Promise.all(batches.map(readBatch));
  return found;
};
