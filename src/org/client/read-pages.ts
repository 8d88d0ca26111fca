/** The rows of one statement, page after page. */
import { RequestFailure } from './failure.js';
import type { OrgReply, OrgRequest } from './http.js';
import { watchForRepeats } from './repeats.js';
import { jsonOf, pageOf, subPageOf, type Page, type SubReply } from './rest.js';
import type { Row } from '../../metadata/row.js';
import { encodeSoql } from './soql.js';
import { requestText } from './texts.js';

/** The data API of an org: what its paths begin with, and what asks it. */
export type RestApi = {
  root: string;
  /** @throws RequestFailure, FatalOrgError */
  send: (request: OrgRequest) => Promise<OrgReply>;
};

/** A statement on its way: where its rows go, and how many pages it may have. */
export type Statement = { soql: string; take: (row: Row) => void; maxPages: number };

/** A failure of one request is an answer; whatever else was thrown ends the run. */
export const asFailure = (error: unknown): RequestFailure => {
  if (error instanceof RequestFailure) return error;
  throw error;
};

export const queryPath = ({ root }: RestApi, { soql }: Statement): string => `${root}/query?q=${encodeSoql(soql)}`;

export const getJson = async ({ send }: RestApi, path: string): Promise<unknown> =>
  jsonOf(await send({ method: 'GET', path }));

/** Takes the first page and fetches the others; null where all rows came. */
const readPages = async (api: RestApi, { take, maxPages }: Statement, first: Page): Promise<RequestFailure | null> => {
  const { totalSize } = first;
  let page = first;
  let read = 0;
  const repeats = watchForRepeats();
  for (let pages = 1; ; pages += 1) {
    page.records.forEach(take);
    if (repeats(page.records)) return new RequestFailure('error', requestText('repeated'), 'REPEATED');
    read += page.records.length;
    if (page.done || page.nextRecordsUrl === null || page.records.length === 0 || read > totalSize) break;
    if (pages >= maxPages) {
      return new RequestFailure('limit', requestText('pageLimit', read, totalSize), 'PAGE_LIMIT');
    }
    try {
      page = pageOf(await getJson(api, page.nextRecordsUrl));
    } catch (error) {
      return asFailure(error);
    }
  }
  if (read > totalSize) {
    return new RequestFailure('error', requestText('tooManyRows', totalSize), 'TOO_MANY_ROWS');
  }
  return read < totalSize || !page.done
    ? new RequestFailure('truncated', requestText('truncated', read, totalSize), 'TRUNCATED')
    : null;
};

/** Asks a statement by itself; null where all rows came. */
export const readStatement = async (api: RestApi, statement: Statement): Promise<RequestFailure | null> => {
  try {
    return await readPages(api, statement, pageOf(await getJson(api, queryPath(api, statement))));
  } catch (error) {
    return asFailure(error);
  }
};

/** Goes on from what a composite request answered; what failed for a passing reason is asked again alone. */
export const readReply = async (
  api: RestApi,
  statement: Statement,
  reply: SubReply | undefined,
): Promise<RequestFailure | null> => {
  let page;
  try {
    page = subPageOf(reply);
  } catch (error) {
    const failure = asFailure(error);
    return failure.transient ? readStatement(api, statement) : failure;
  }
  return readPages(api, statement, page);
};
