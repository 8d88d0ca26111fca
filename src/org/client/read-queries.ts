/** Queries with all their pages, bundled into as few API calls as possible; none takes the others down. */
import { RequestFailure } from './failure.js';
import type { HttpReply, HttpRequest } from './http.js';
import { createSpoiltLog, type Answer, type Query, type SpoiltLog } from './query.js';
import { createReading } from '../../metadata/record.js';
import { jsonOf, pageOf, subBodyOf, subPageOf, subRepliesOf, type Page, type SubReply } from './rest.js';
import type { Row } from '../../metadata/row.js';
import { encodeSoql } from './soql.js';

/** Query-type subrequests that one composite request may hold. */
const MAX_COMPOSITE_QUERIES = 5;

/** What a resource answered, or why it could not be read. */
export type Resource = { value: unknown } | { failure: RequestFailure };

/** Sends a request to the REST API. @throws RequestFailure, FatalOrgError */
export type SendRest = (request: HttpRequest) => Promise<HttpReply>;

/** What became of the statements and resources of one API call, in their order. */
type BundleAnswer = { failures: Array<RequestFailure | null>; resources: Resource[] };

/** A statement on its way: where its rows go, and how many pages it may have. */
type Statement = { soql: string; take: (row: Row) => void; maxPages: number };

const asFailure = (error: unknown): RequestFailure => {
  if (error instanceof RequestFailure) return error;
  throw error;
};

/** Subjects that every column names, or null: a row that does not say whom it is about may be about anybody. */
const aboutOf = (row: Row, columns: readonly string[] | undefined): string[] | null => {
  const values = (columns ?? []).map((column) => row[column]);
  return values.length > 0 && values.every((value) => typeof value === 'string' && value !== '')
    ? (values as string[])
    : null;
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

export const createQueries = (
  root: string,
  send: SendRest,
): ((
  queries: ReadonlyArray<Query<unknown>>,
  resources?: readonly string[],
) => Promise<{ answers: Array<Answer<unknown>>; resources: Resource[] }>) => {
  const queryPath = (soql: string): string => `${root}/query?q=${encodeSoql(soql)}`;
  const get = async (path: string): Promise<Page> => pageOf(jsonOf(await send({ method: 'GET', path })));

  /** Takes the first page and fetches the others. */
  const readPages = async ({ take, maxPages }: Statement, first: Page): Promise<RequestFailure | null> => {
    let page = first;
    let read = 0;
    for (let pages = 1; ; pages += 1) {
      page.records.forEach(take);
      read += page.records.length;
      if (page.done || page.nextRecordsUrl === null || page.records.length === 0 || read > first.totalSize) break;
      if (pages >= maxPages) {
        return new RequestFailure('limit', `stopped after ${read} of ${first.totalSize} rows`, 'PAGE_LIMIT');
      }
      try {
        page = await get(page.nextRecordsUrl);
      } catch (error) {
        return asFailure(error);
      }
    }
    if (read > first.totalSize) {
      return new RequestFailure('error', `Salesforce returned more than ${first.totalSize} rows`, 'TOO_MANY_ROWS');
    }
    const cut = read < first.totalSize || !page.done;
    return cut
      ? new RequestFailure('truncated', `Salesforce returned ${read} of ${first.totalSize} rows`, 'TRUNCATED')
      : null;
  };

  const readOne = async (statement: Statement): Promise<RequestFailure | null> => {
    try {
      return await readPages(statement, await get(queryPath(statement.soql)));
    } catch (error) {
      return asFailure(error);
    }
  };

  const readReply = async (statement: Statement, reply: SubReply | undefined): Promise<RequestFailure | null> => {
    let page;
    try {
      page = subPageOf(reply);
    } catch (error) {
      const failure = asFailure(error);
      return failure.transient ? readOne(statement) : failure;
    }
    return readPages(statement, page);
  };

  const resourceOf = async (read: () => unknown): Promise<Resource> => {
    try {
      return { value: await read() };
    } catch (error) {
      return { failure: asFailure(error) };
    }
  };

  const readResource = (path: string): Promise<Resource> =>
    resourceOf(async () => jsonOf(await send({ method: 'GET', path: `${root}/${path}` })));

  const readSubResource = async (path: string, reply: SubReply | undefined): Promise<Resource> => {
    const resource = await resourceOf(() => subBodyOf(reply));
    return 'failure' in resource && resource.failure.transient ? readResource(path) : resource;
  };

  /**
   * One API call for up to five statements and some resources; whatever fails as a whole or for a passing reason is
   * asked again alone.
   */
  const readBundle = async (bundle: Statement[], paths: readonly string[]): Promise<BundleAnswer> => {
    const eachAlone = async (): Promise<BundleAnswer> => ({
      failures: await Promise.all(bundle.map(readOne)),
      resources: await Promise.all(paths.map(readResource)),
    });
    if (bundle.length + paths.length <= 1) return eachAlone();
    const urls = [...bundle.map(({ soql }) => queryPath(soql)), ...paths.map((path) => `${root}/${path}`)];
    const ids = urls.map((_, at) => `part${at}`);
    const compositeRequest = urls.map((url, at) => ({ method: 'GET', url, referenceId: ids[at] }));
    const request: HttpRequest = {
      method: 'POST',
      path: `${root}/composite`,
      headers: { 'content-type': 'application/json' },
      body: () => JSON.stringify({ allOrNone: false, compositeRequest }),
    };
    let replies: Map<string, SubReply>;
    try {
      replies = subRepliesOf(jsonOf(await send(request)), ids);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.reason !== 'limit') return eachAlone();
      return { failures: bundle.map(() => failure), resources: paths.map(() => ({ failure })) };
    }
    const replyAt = (at: number): SubReply | undefined => replies.get(`part${at}`);
    const [failures, resources] = await Promise.all([
      Promise.all(bundle.map((statement, at) => readReply(statement, replyAt(at)))),
      Promise.all(paths.map((path, at) => readSubResource(path, replyAt(bundle.length + at)))),
    ]);
    return { failures, resources };
  };

  return async (queries, paths = []) => {
    const folds = queries.map(beginFold);
    const statements = queries.flatMap(({ soql, maxPages = Infinity }, of) =>
      soql.map((text) => ({ soql: text, maxPages, take: folds[of]!.take, of })),
    );
    const bundles: Array<typeof statements> = [];
    for (let at = 0; at < statements.length; at += MAX_COMPOSITE_QUERIES) {
      bundles.push(statements.slice(at, at + MAX_COMPOSITE_QUERIES));
    }
    if (bundles.length === 0 && paths.length > 0) bundles.push([]);
    const read = await Promise.all(bundles.map((bundle, at) => readBundle(bundle, at === 0 ? paths : [])));
    const failures = read.flatMap((bundle) => bundle.failures);
    return {
      answers: folds.map(({ result, log }, of) => ({
        result: result(),
        spoilt: log.all(),
        failure: failures.find((failure, at) => failure !== null && statements[at]?.of === of) ?? null,
      })),
      resources: read.flatMap(({ resources }) => resources),
    };
  };
};
