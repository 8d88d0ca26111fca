/** Reads all components of a metadata type, ten names a call. One that cannot be read hides nothing but itself. */
import type { Source } from '../../inventory/inventory.js';
import { listed } from '../../text/listed.js';
import { bundle } from '../../text/messages.js';
import type { OrgClient } from '../client/client.js';
import type { RequestFailure } from '../client/failure.js';
import { inPieces } from '../client/in-pieces.js';
import { createSpoiltLog } from '../client/query.js';
import { createReading, type RecordReader } from '../../metadata/record.js';
import { textOf, type Row } from '../../metadata/row.js';
import { MAX_READ_NAMES } from '../client/soap.js';
import { settle, type FoundGap, type GapSink } from './gaps.js';

const messages = bundle('org.gaps');

/** What listMetadata says of a component. `id` is the record id of the app for connected apps. */
export type ListedComponent = { fullName: string; id: string | null; namespace: string | null };

const toListed = (row: RecordReader): ListedComponent => ({
  fullName: row.need.text('fullName'),
  id: row.text('id'),
  namespace: row.exact.text('namespacePrefix'),
});

/** Of a type without components some releases list one nil result. */
export const isSomething = (row: Row): boolean => Object.keys(row).some((key) => !key.startsWith('@'));

/** Lists the components of a type; null with a gap when that failed. */
export const listComponents = async (
  client: OrgClient,
  gaps: GapSink,
  source: Source,
): Promise<ListedComponent[] | null> => {
  const list = await settle(client.listMetadata(source));
  if ('failure' in list) {
    gaps.failed(source, list.failure);
    return null;
  }
  const log = createSpoiltLog();
  const read = createReading('xml');
  const components = list.value.filter(isSomething).flatMap((row) => {
    const { value, columns, lost } = read(row, toListed);
    log.note(columns, lost, null);
    return value ?? [];
  });
  gaps.spoilt(source, log.all());
  return components;
};

/** What a reply held of the names that were asked for, and what has to be asked again in smaller pieces. */
type Batch = { records: Array<[name: string, record: Row]>; empty: string[]; again: string[][] };

const halves = (names: readonly string[]): string[][] => {
  const middle = Math.ceil(names.length / 2);
  return [names.slice(0, middle), names.slice(middle)].filter((half) => half.length > 0);
};

/** An empty record does not say whose it is; where there is a record for each name, it is of one that is missing. */
const sortOut = (names: readonly string[], rows: readonly Row[]): Batch => {
  const byName = new Map(rows.flatMap((row) => [[textOf(row.fullName), row] as const]));
  const records = names.flatMap((name): Batch['records'] => {
    const record = byName.get(name);
    return record === undefined ? [] : [[name, record]];
  });
  const missing = names.filter((name) => !byName.has(name));
  if (rows.length >= names.length) return { records, empty: missing, again: [] };
  return { records, empty: [], again: missing.length < names.length ? [missing] : halves(missing) };
};

export type ReadRecords = {
  records: Map<string, Row>;
  /** Names whose record came back empty. */
  empty: string[];
  /** Names without a record, although they were asked for alone. */
  cutOff: string[];
  /** Each kind of failure once, with the names that it was met for. */
  failures: Array<{ failure: RequestFailure; names: string[] }>;
};

const addFailure = ({ failures }: ReadRecords, failure: RequestFailure, names: readonly string[]): void => {
  const known = failures.find(
    (each) => each.failure.message === failure.message && each.failure.reason === failure.reason,
  );
  if (known) known.names.push(...names);
  else failures.push({ failure, names: [...names] });
};

/** Records by name. What fails because of one record is split until that one is alone. */
const readRecords = async (client: OrgClient, type: string, names: readonly string[]): Promise<ReadRecords> => {
  const read: ReadRecords = { records: new Map(), empty: [], cutOff: [], failures: [] };
  const readBatch = async (batch: string[]): Promise<void> => {
    const reply = await settle(client.readMetadata(type, batch));
    if ('failure' in reply) {
      const { failure } = reply;
      if (failure.mayBeOfOneRecord && batch.length > 1) await Promise.all(halves(batch).map(readBatch));
      else addFailure(read, failure, batch);
      return;
    }
    const { records, empty, again } = sortOut(batch, reply.value);
    for (const [name, record] of records) read.records.set(name, record);
    read.empty.push(...empty);
    if (batch.length > 1) await Promise.all(again.map(readBatch));
    else read.cutOff.push(...again.flat());
  };
  await Promise.all(inPieces(names, MAX_READ_NAMES).map(readBatch));
  return read;
};

/**
 * Components by full name. What could not be read, in part or at all, is named in a gap.
 *
 * @param subjectOf what a gap calls the component of a name, whose record it gets where there is one; null when that is
 *   not known, and then the gap covers the whole source
 */
export const readComponents = async <T>(
  client: OrgClient,
  gaps: GapSink,
  source: Source,
  names: string[],
  {
    map,
    subjectOf,
  }: { map: (record: RecordReader) => T; subjectOf: (name: string, record: Row | null) => string | null },
): Promise<Map<string, T>> => {
  const { records, empty, cutOff, failures } = await readRecords(client, source, names);
  const report = (missing: string[], detail: string, gap: Pick<FoundGap, 'curable' | 'reason'>): void => {
    if (missing.length === 0) return;
    const subjects = missing.map((name) => subjectOf(name, null));
    const named = missing.length < names.length || names.length === 1;
    gaps.add({
      source,
      ...gap,
      detail: named ? `${listed(missing.toSorted(), (name) => name)}: ${detail}` : detail,
      ...(subjects.every((subject) => subject !== null) && { subjects }),
    });
  };
  for (const { failure, names: missing } of failures) {
    const { reason } = failure;
    report(missing, failure.message, { reason, ...(reason === 'permission' && { curable: true }) });
  }
  report(empty, messages.getMessage('empty'), { reason: 'notSupported' });
  report(cutOff, messages.getMessage('cutOff'), { reason: 'truncated' });

  const log = createSpoiltLog();
  const read = createReading('xml');
  const components = new Map<string, T>();
  for (const [name, record] of records) {
    const { value, columns, lost } = read(record, map);
    if (value !== undefined) components.set(name, value);
    const subject = subjectOf(name, record);
    log.note(columns, lost, subject === null ? null : [subject]);
  }
  gaps.spoilt(source, log.all());
  return components;
};
