/** query and queryMore. */
import { visibleRows } from '../auth/access.js';
import { SalesforceError } from '../server/errors.js';
import { runSoql, type QueryResult } from '../soql/run.js';
import { columnsOf, type ColumnsReply } from './columns.js';
import { assertToolingQuery } from './tooling.js';
import type { Api } from '../schema/schema.js';
import type { Call } from '../server/messages.js';
import type { JsonRecord } from '../soql/select.js';

export type QueryReply = { totalSize: number; done: boolean; nextRecordsUrl?: string; records: JsonRecord[] };

const MAX_PAGE = 2000;
const MIN_PAGE = 200;
/** OauthToken comes in smaller pages and stops for good. */
const TOKEN_PAGE = 500;
const TOKEN_STOP = 2500;

/** Rows a page: `Sforce-Query-Options: batchSize=n` within 200 to 2,000. */
const batchSizeOf = (call: Call, object: string): number => {
  const asked = /batchSize\s*=\s*(\d+)/i.exec(call.request.headers['sforce-query-options'] ?? '')?.[1];
  const size = asked === undefined ? MAX_PAGE : Math.min(MAX_PAGE, Math.max(MIN_PAGE, Number(asked)));
  return Math.min(size, call.org.options.maxPageSize, object === 'OauthToken' ? TOKEN_PAGE : size);
};

/** How many records can be had: some objects are cut off although `totalSize` is larger. */
const reachable = (call: Call, result: QueryResult): number => {
  const stop = call.org.options.cutOffs[result.object] ?? (result.object === 'OauthToken' ? TOKEN_STOP : Infinity);
  return Math.min(result.length, stop);
};

const pageOf = (
  call: Call,
  result: QueryResult,
  from: number,
  batchSize: number,
  locator: string | null,
  api: Api,
): QueryReply => {
  const end = reachable(call, result);
  const to = Math.min(from + batchSize, end);
  const records = result.slice(from, to);
  if (to >= end) return { totalSize: result.totalSize, done: true, records };
  const id = locator ?? call.locators.keep({ result, batchSize, userId: call.caller.user.id });
  const base = `/services/data/v${call.version}.0/${api === 'tooling' ? 'tooling/' : ''}query`;
  return { totalSize: result.totalSize, done: false, nextRecordsUrl: `${base}/${id}-${to}`, records };
};

/** A query that has been run, but not paged yet. */
const run = (call: Call, soql: string | null, api: Api): QueryResult => {
  if (soql === null || soql.trim() === '') {
    throw new SalesforceError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  }
  return runSoql(soql, {
    org: call.org,
    tables: call.tables,
    schema: call.schema,
    version: call.version,
    api,
    rowsFor: ({ name }) => visibleRows(call.org, call.tables, call.caller, name),
  });
};

/** With `columns=true` the reply tells of the columns alone, which the CLI asks for before it prints a table. */
export const query = (call: Call, soql: string | null, api: Api = 'rest'): ColumnsReply | QueryReply => {
  const result = run(call, soql, api);
  if (call.request.query.get('columns') === 'true') return columnsOf(result);
  if (api === 'tooling') assertToolingQuery(call, result);
  return pageOf(call, result, 0, batchSizeOf(call, result.object), null, api);
};

/** The page that a `nextRecordsUrl` points at; a locator belongs to the user who got it. */
export const queryMore = (call: Call, locator: string, api: Api = 'rest'): QueryReply => {
  const [, id = '', from] = /^(\w+)-(\d+)$/.exec(locator) ?? [];
  const waiting = call.locators.find(id);
  if (waiting?.userId !== call.caller.user.id) {
    throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  }
  return pageOf(call, waiting.result, Number(from), waiting.batchSize, id, api);
};
