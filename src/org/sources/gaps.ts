/** Collects what could not be read, and turns failures of requests and spoilt values into gaps. */
import type { Gap, GapReason, Source } from '../../inventory/inventory.js';
import { everyOrgHas, opensAllOf, permissionFor } from '../../platform/permissions.js';
import { listed } from '../../text/listed.js';
import { bundle } from '../../text/messages.js';
import { RequestFailure } from '../client/failure.js';
import type { Answer, Spoilt } from '../client/query.js';

const messages = bundle('org.gaps');

/**
 * `curable`: a permission would close it; which one is known once it is known what the caller has. `perhapsHidden`: the
 * org seems not to have it, which only a caller with one of the permissions for it can tell.
 */
export type FoundGap = Omit<Gap, 'grant'> & { curable?: boolean; perhapsHidden?: boolean };

export type GapSink = {
  add(gap: FoundGap): void;
  /** Records a failed request; does nothing for null. */
  failed(source: Source, failure: RequestFailure | null, options?: FailedOptions): void;
  /**
   * Records values of another type than their columns have.
   *
   * @param subjectsOf what a gap calls those whom a row is about; null for everybody
   */
  spoilt(source: Source, spoilt: readonly Spoilt[], subjectsOf?: (about: string[]) => string[] | null): void;
  /** Records what failed and what was spoilt in an answer. */
  answered(source: Source, answer: Pick<Answer<unknown>, 'failure' | 'spoilt'>, options?: FailedOptions): void;
  /** Records columns that a describe does not have. */
  lacking(source: Source, columns: readonly string[]): void;
  /** Records that a source gave nothing to a caller who is not known to have the right to see it. */
  silent(source: Source, rows: readonly unknown[], mayRead: boolean | null): void;
  /** Names permissions that this org does not know, which nobody can be granted. */
  noSuchPermissions(names: readonly string[]): void;
  /** Permissions that this org does not know. */
  unknownPermissions(): readonly string[];
  /** Records sources that this org surely does not have: that there is nothing to read is no gap. */
  absent(sources: readonly Source[]): void;
  /** @param held the caller's permissions, null when they are not known: what he has is not what he lacks */
  all(held: readonly string[] | null): Gap[];
};

type FailedOptions = { subjects?: string[] };

/** Salesforce answers INVALID_TYPE for objects that exist in every org when the caller may not see them. */
export const reasonFor = (source: Source, failure: RequestFailure): GapReason =>
  failure.code === 'INVALID_TYPE' && everyOrgHas(source) ? 'permission' : failure.reason;

const finished = (found: FoundGap, held: readonly string[] | null, unknown: readonly string[]): Gap => {
  const { curable = false, perhapsHidden = false, ...gap } = found;
  const lacked = permissionFor(gap.source, [...(held ?? []), ...unknown]);
  const mayKnow = held === null || opensAllOf(gap.source).some((name) => held.includes(name));
  const hidden = perhapsHidden && !mayKnow && lacked !== null;
  const permission = curable || hidden ? lacked : null;
  return {
    ...gap,
    ...(hidden && { reason: 'permission', detail: messages.getMessage('noApps') }),
    ...(permission && { grant: [permission.name] }),
  };
};

const MOST_COLUMNS = 5;

const gapOfFailure = (source: Source, failure: RequestFailure, { subjects }: FailedOptions): FoundGap => {
  const reason = reasonFor(source, failure);
  return {
    source,
    reason,
    detail: failure.message,
    ...(subjects && { subjects }),
    ...(reason === 'permission' && { curable: true }),
  };
};

/** @param subjects whom the row is about; null for everybody */
const gapOfSpoilt = (source: Source, { columns, lost }: Spoilt, subjects: string[] | null): FoundGap => {
  const names = listed(columns, (column) => column, MOST_COLUMNS);
  return {
    source,
    reason: 'error',
    detail: messages.getMessage(lost ? 'spoiltRecord' : 'spoiltValue', [names]),
    ...(subjects && { subjects }),
    ...(!lost && { columns }),
  };
};

const gapOfColumn = (source: Source, column: string): FoundGap => ({
  source,
  reason: 'notSupported',
  detail: messages.getMessage('noColumn', [column]),
  columns: [column],
});

export const createGapSink = (): GapSink => {
  const gaps = new Map<string, FoundGap>();
  const unknown: string[] = [];
  const absent: Source[] = [];
  const add = (gap: FoundGap): void => {
    const key = JSON.stringify([gap.source, gap.reason, gap.detail, gap.columns]);
    const known = gaps.get(key);
    if (known === undefined) gaps.set(key, { ...gap });
    else if (known.subjects && gap.subjects) known.subjects = [...new Set([...known.subjects, ...gap.subjects])];
    else delete known.subjects;
  };
  const failed: GapSink['failed'] = (source, failure, options = {}) => {
    if (failure) add(gapOfFailure(source, failure, options));
  };
  const spoilt: GapSink['spoilt'] = (source, rows, subjectsOf = (about) => about) => {
    for (const row of rows) add(gapOfSpoilt(source, row, row.about && subjectsOf(row.about)));
  };
  return {
    add,
    failed,
    spoilt,
    answered: (source, answer, options) => {
      failed(source, answer.failure, options);
      spoilt(source, answer.spoilt);
    },
    lacking: (source, columns) => {
      for (const column of columns) add(gapOfColumn(source, column));
    },
    silent: (source, rows, mayRead) => {
      const explained = [...gaps.values()].some((gap) => gap.source === source && gap.columns === undefined);
      if (rows.length > 0 || mayRead === true || explained) return;
      add({ source, reason: 'permission', detail: messages.getMessage('silent'), curable: true });
    },
    noSuchPermissions: (names) => unknown.push(...names),
    unknownPermissions: () => unknown,
    absent: (sources) => absent.push(...sources),
    all: (held) =>
      [...gaps.values()]
        .filter(({ source, reason }) => reason !== 'notSupported' || !absent.includes(source))
        .map((gap) => finished(gap, held, unknown)),
  };
};

/** The value of a promise, or its failure; anything else that is thrown goes on. */
export const settle = async <T>(promise: Promise<T>): Promise<{ value: T } | { failure: RequestFailure }> => {
  try {
    return { value: await promise };
  } catch (error) {
    if (error instanceof RequestFailure) return { failure: error };
    throw error;
  }
};
