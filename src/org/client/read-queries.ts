/** Queries with all their pages, bundled into as few API calls as possible; none takes the others down. */
import { inPieces } from './in-pieces.js';
import { createSpoiltLog, type Answer, type Query, type SpoiltLog } from './query.js';
import { createReading } from '../../metadata/record.js';
import { readBundle } from './read-bundle.js';
import type { RestApi, Statement } from './read-pages.js';
import type { Resource } from './read-resource.js';
import type { Row } from '../../metadata/row.js';

/** Query-type subrequests that one composite request may hold. */
const MAX_COMPOSITE_QUERIES = 5;

/** Subjects that every column names, or null: a row that does not say whom it is about may be about anybody. */
const aboutOf = (row: Row, columns: readonly string[] | undefined): string[] | null => {
  const values = (columns ?? []).map((column) => row[column]);
  const named = values.filter((value) => typeof value === 'string');
  return named.length > 0 && named.length === values.length && !named.includes('') ? named : null;
};

/** Begins the fold of a query; each row goes into it, and what is spoilt of it into the log. */
const beginFold = <R>({ fold, about }: Query<R>): { take: Statement['take']; result: () => R; log: SpoiltLog } => {
  const { take, result } = fold();
  const log = createSpoiltLog();
  const read = createReading('json');
  return {
    take: (row) => {
      const { columns, lost } = read(row, take);
      if (columns.length > 0) log.note(columns, lost, aboutOf(row, about));
    },
    result,
    log,
  };
};

/** At least one where there are resources, which go with the first. */
const bundlesOf = <T>(statements: readonly T[], resources: readonly string[]): T[][] => {
  const bundles = inPieces(statements, MAX_COMPOSITE_QUERIES);
  return bundles.length === 0 && resources.length > 0 ? [[]] : bundles;
};

/** @throws FatalOrgError */
export const readQueries = async (
  api: RestApi,
  queries: ReadonlyArray<Query<unknown>>,
  resources: readonly string[] = [],
): Promise<{ answers: Array<Answer<unknown>>; resources: Resource[] }> => {
  const folds = queries.map(beginFold);
  const statements = queries.flatMap(({ soql, maxPages = Infinity }, of) =>
    soql.map((text) => ({ soql: text, maxPages, take: folds[of]!.take, of })),
  );
  const read = await Promise.all(
    bundlesOf(statements, resources).map((bundle, at) => readBundle(api, bundle, at === 0 ? resources : [])),
  );
  const failures = read.flatMap((bundle) => bundle.failures);
  return {
    answers: folds.map(({ result, log }, of) => ({
      result: result(),
      spoilt: log.all(),
      failure: failures.find((failure, at) => failure !== null && statements[at]?.of === of) ?? null,
    })),
    resources: read.flatMap((bundle) => bundle.resources),
  };
};
