/** Queries with all their pages, bundled into as few API calls as possible; none takes the others down. */
import { RequestFailure } from './failure.js';
import type { HttpReply, HttpRequest } from './http.js';
import { createSpoiltLog, type Answer, type Query, type SpoiltLog } from './query.js';
import { createReading } from '../../metadata/record.js';
import { jsonOf, pageOf, subPageOf, subRepliesOf, type Page, type SubReply } from './rest.js';
import type { Row } from '../../metadata/row.js';
import { encodeSoql } from './soql.js';

/** Query-type subrequests that one composite request may hold. */
const MAX_COMPOSITE_QUERIES = 5;

/** Sends a request to the REST API. @throws RequestFailure, FatalOrgError */
export type SendRest = (request: HttpRequest) => Promise<HttpReply>;

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
): ((queries: Array<Query<unknown>>) => Promise<Array<Answer<unknown>>>) => {
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

  /** One API call for up to five statements; whatever fails as a whole or for a passing reason is asked again alone. */
  const readBundle = async (bundle: Statement[]): Promise<Array<RequestFailure | null>> => {
    if (bundle.length === 1) return Promise.all(bundle.map(readOne));
    const ids = bundle.map((_, at) => `query${at}`);
    const compositeRequest = bundle.map(({ soql }, at) => ({
      method: 'GET',
      url: queryPath(soql),
      referenceId: ids[at],
    }));
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
      return failure.reason === 'limit' ? bundle.map(() => failure) : Promise.all(bundle.map(readOne));
    }
    return Promise.all(bundle.map((statement, at) => readReply(statement, replies.get(`query${at}`))));
  };

  return async (queries) => {
    const folds = queries.map(beginFold);
    const statements = queries.flatMap(({ soql, maxPages = Infinity }, of) =>
      soql.map((text) => ({ soql: text, maxPages, take: folds[of]!.take, of })),
    );
    const bundles: Array<typeof statements> = [];
    for (let at = 0; at < statements.length; at += MAX_COMPOSITE_QUERIES) {
      bundles.push(statements.slice(at, at + MAX_COMPOSITE_QUERIES));
    }
    const failures = (await Promise.all(bundles.map(readBundle))).flat();
    return folds.map(({ result, log }, of) => ({
      result: result(),
      spoilt: log.all(),
      failure: failures.find((failure, at) => failure !== null && statements[at]?.of === of) ?? null,
    }));
  };
};
