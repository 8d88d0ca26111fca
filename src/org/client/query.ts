/** What is asked of the org in SOQL, and what came of it. */
import type { RequestFailure } from './failure.js';
import type { RecordReader } from '../../metadata/record.js';

/** Takes rows one by one and keeps of them what is needed, so that a page can be let go. */
export type Fold<R> = { take: (row: RecordReader) => void; result: () => R };

export type Query<R> = {
  /** Statements whose rows go into one result: a long list of values is cut into several. None asks nothing. */
  soql: readonly string[];
  fold: () => Fold<R>;
  /** Columns that say whom a row is about: a user, an app, a permission set. */
  about?: readonly string[];
  /** Pages of a statement after which reading stops with a `limit`. */
  maxPages?: number;
};

/** Rows with values of another type than their columns have. */
export type Spoilt = {
  columns: string[];
  /** The rows gave nothing. Otherwise what is in the columns was left out, and the rest was read. */
  lost: boolean;
  /** Whom the rows are about; null: that is not known. */
  about: string[] | null;
};

/** What a query gave. With a failure the result holds what came before it. */
export type Answer<R> = { result: R; failure: RequestFailure | null; spoilt: Spoilt[] };

/** A fold that keeps one value a row; undefined drops the row. */
export const rowsBy =
  <T>(map: (row: RecordReader) => T | undefined): (() => Fold<T[]>) =>
  () => {
    const rows: T[] = [];
    return {
      take: (record) => {
        const row = map(record);
        if (row !== undefined) rows.push(row);
      },
      result: () => rows,
    };
  };

/** A query that asks nothing. */
export const noQuery = <T>(): Query<T[]> => ({ soql: [], fold: rowsBy<T>(() => undefined) });

export type SpoiltLog = {
  note: (columns: string[], lost: boolean, about: string[] | null) => void;
  all: () => Spoilt[];
};

/** Collects what was spoilt, alike rows together. */
export const createSpoiltLog = (): SpoiltLog => {
  const byKind = new Map<string, { columns: string[]; lost: boolean; about: Set<string> | null }>();
  return {
    note: (columns, lost, about) => {
      if (columns.length === 0) return;
      const key = JSON.stringify([lost, columns]);
      const known = byKind.get(key) ?? { columns, lost, about: new Set<string>() };
      byKind.set(key, known);
      if (about === null) known.about = null;
      else for (const each of about) known.about?.add(each);
    },
    all: () => [...byKind.values()].map(({ about, ...rest }) => ({ ...rest, about: about && [...about] })),
  };
};
