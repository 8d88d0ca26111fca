/**
 * The org client: queries with all their pages, describes and metadata, with the failures named.
 * It only ever reads; the two POSTs (SOAP list/read, composite of GETs) read as well.
 */
import type { Connection } from '@salesforce/core';
import { RequestFailure } from './failure.js';
import { createTransport, type FaultReader, type HttpReply, type HttpRequest } from './http.js';
import {
  fieldNamesOf,
  isRow,
  jsonOf,
  pageOf,
  readRestFault,
  subPageOf,
  subRepliesOf,
  type Page,
  type Row,
  type SubReply,
} from './rest.js';
import { encodeSoql } from './soql.js';
import { listEnvelope, listOf, readEnvelope, readSoapFault, resultsOf } from './soap.js';

/** Query-type subrequests that one composite request may hold. */
const MAX_COMPOSITE_QUERIES = 5;
const SOAP_TAKES_JWT_FROM = 68;

/** What is used of the CLI's connection: its session. Requests go through the transport of this plugin. */
export type OrgConnection = Pick<
  Connection,
  'accessToken' | 'getApiVersion' | 'getUsername' | 'instanceUrl' | 'isUsingAccessToken' | 'refreshAuth'
>;

export type Query<T> = {
  soql: string;
  /** Keeps of a row what is needed, so that a page can be let go; undefined drops the row. */
  map: (row: Row) => T | undefined;
  /** Pages after which reading stops with a `limit`. */
  maxPages?: number;
};

/** What a query gave. With a failure the rows are those that came before it. */
export type Rows<T> = { rows: T[]; failure: RequestFailure | null };

export type OrgClient = {
  apiVersion: string;
  /** All queries, bundled into as few API calls as possible; none takes the others down. null asks nothing. */
  query<T extends unknown[]>(
    ...queries: { [K in keyof T]: Query<T[K]> | null }
  ): Promise<{ [K in keyof T]: Rows<T[K]> }>;
  /** The one record of a Tooling query that asks for Metadata. @throws RequestFailure */
  toolingRecord(soql: string): Promise<Row | null>;
  /** Names of the columns of an sObject. @throws RequestFailure */
  describe(sobject: string): Promise<Set<string>>;
  /** FileProperties of all components of a type. @throws RequestFailure */
  listMetadata(type: string): Promise<Row[]>;
  /** Components by name, at most ten. @throws RequestFailure */
  readMetadata(type: string, names: string[]): Promise<Row[]>;
  /**
   * Any resource of the org by its path, as JSON. Secrets that this process holds are taken out of it, unless they are
   * what is asked for. @throws RequestFailure
   */
  resource(path: string, options?: { asksForSecrets?: boolean }): Promise<unknown>;
  apiCalls(): number;
  close(): Promise<void>;
};

/** A JWT is three Base64url parts; Salesforce's opaque tokens carry a `!`. */
export const isJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

const recordsOf = (result: Row): Row[] => listOf(result.records).filter(isRow);

const asFailure = (error: unknown): RequestFailure => {
  if (error instanceof RequestFailure) return error;
  throw error;
};

export const createClient = (connection: OrgConnection, log: (line: string) => void): OrgClient => {
  const apiVersion = connection.getApiVersion();
  const root = `/services/data/v${apiVersion}`;
  const accessToken = (): string => connection.accessToken ?? '';
  const transport = createTransport({ instanceUrl: connection.instanceUrl, accessToken, log });

  let refreshing: Promise<boolean> | undefined;
  const refresh = (): Promise<boolean> =>
    (refreshing ??= connection.isUsingAccessToken()
      ? Promise.resolve(false)
      : connection.refreshAuth().then(
          () => true,
          () => false,
        ));

  const send = async (request: HttpRequest, readFault: FaultReader): Promise<HttpReply> => {
    const token = accessToken();
    const reply = await transport.send(request, readFault);
    const fault = reply.status >= 300 ? readFault(reply) : null;
    const expired = fault?.code === 'INVALID_SESSION_ID' && !/not valid for use with/i.test(fault.message);
    if (!expired || !((await refresh()) && accessToken() !== token)) return reply;
    return transport.send(request, readFault);
  };

  const get = async (path: string, options: Pick<HttpRequest, 'asksForSecrets'> = {}): Promise<unknown> =>
    jsonOf(await send({ method: 'GET', path, ...options }, readRestFault));

  const queryPath = (soql: string): string => `${root}/query?q=${encodeSoql(soql)}`;

  /** Takes the first page and fetches the others. */
  const readPages = async <T>(query: Query<T>, first: Page): Promise<Rows<T>> => {
    const rows: T[] = [];
    const keep = (page: Page): number => {
      for (const record of page.records) {
        const row = query.map(record);
        if (row !== undefined) rows.push(row);
      }
      return page.records.length;
    };
    let page = first;
    let read = keep(page);
    for (let pages = 1; !page.done; pages += 1) {
      if (pages >= (query.maxPages ?? Infinity)) {
        return {
          rows,
          failure: new RequestFailure('limit', `stopped after ${read} of ${first.totalSize} rows`, 'PAGE_LIMIT'),
        };
      }
      if (page.nextRecordsUrl === null || page.records.length === 0) break;
      try {
        page = pageOf(await get(page.nextRecordsUrl));
      } catch (error) {
        return { rows, failure: asFailure(error) };
      }
      read += keep(page);
    }
    const cut = read < first.totalSize || !page.done;
    const failure = cut
      ? new RequestFailure('truncated', `Salesforce returned ${read} of ${first.totalSize} rows`, 'TRUNCATED')
      : null;
    return { rows, failure };
  };

  const queryOne = async <T>(query: Query<T>): Promise<Rows<T>> => {
    try {
      return await readPages(query, pageOf(await get(queryPath(query.soql))));
    } catch (error) {
      return { rows: [], failure: asFailure(error) };
    }
  };

  /** One API call for up to five queries; whatever fails as a whole or for a passing reason is asked again alone. */
  const queryBundle = async (queries: Array<Query<unknown>>): Promise<Array<Rows<unknown>>> => {
    if (queries.length === 1) return Promise.all(queries.map(queryOne));
    const ids = queries.map((_, index) => `query${index}`);
    const compositeRequest = queries.map(({ soql }, index) => ({
      method: 'GET',
      url: queryPath(soql),
      referenceId: ids[index],
    }));
    const request: HttpRequest = {
      method: 'POST',
      path: `${root}/composite`,
      headers: { 'content-type': 'application/json' },
      body: () => JSON.stringify({ allOrNone: false, compositeRequest }),
    };
    let replies: Map<string, SubReply>;
    try {
      replies = subRepliesOf(jsonOf(await send(request, readRestFault)), ids);
    } catch (error) {
      if (asFailure(error).reason === 'limit') return queries.map(() => ({ rows: [], failure: asFailure(error) }));
      return Promise.all(queries.map(queryOne));
    }
    return Promise.all(
      queries.map(async (query, index) => {
        let page;
        try {
          page = subPageOf(replies.get(`query${index}`));
        } catch (error) {
          const failure = asFailure(error);
          return failure.transient ? queryOne(query) : { rows: [], failure };
        }
        return readPages(query, page);
      }),
    );
  };

  const query = async (...queries: Array<Query<unknown> | null>): Promise<Array<Rows<unknown>>> => {
    const asked = queries.filter((one) => one !== null);
    const nothing: Rows<unknown> = { rows: [], failure: null };
    const bundles: Array<Array<Query<unknown>>> = [];
    for (let at = 0; at < asked.length; at += MAX_COMPOSITE_QUERIES) {
      bundles.push(asked.slice(at, at + MAX_COMPOSITE_QUERIES));
    }
    const results = (await Promise.all(bundles.map(queryBundle))).flat();
    return queries.map((one) => (one === null ? nothing : (results.shift() ?? nothing)));
  };

  const soap = async (
    operation: 'listMetadata' | 'readMetadata',
    body: (accessToken: string) => string,
  ): Promise<Row[]> => {
    const request: HttpRequest = {
      method: 'POST',
      path: `/services/Soap/m/${apiVersion}`,
      headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' },
      body,
    };
    // Below v68 such tokens are refused, or listMetadata answers with too little (source-deploy-retrieve warns of it).
    if (isJwt(accessToken()) && Number(apiVersion) < SOAP_TAKES_JWT_FROM) {
      throw new RequestFailure(
        'notSupported',
        `the Metadata API takes JWT-format access tokens from API version ${SOAP_TAKES_JWT_FROM}.0 on`,
        'JWT_TOKEN',
      );
    }
    return resultsOf(await send(request, readSoapFault), operation);
  };

  return {
    apiVersion,
    query: query as OrgClient['query'],
    toolingRecord: async (soql) => pageOf(await get(`${root}/tooling/query?q=${encodeSoql(soql)}`)).records[0] ?? null,
    describe: async (sobject) => fieldNamesOf(await get(`${root}/sobjects/${sobject}/describe`)),
    listMetadata: (type) => soap('listMetadata', (token) => listEnvelope(token, type, apiVersion)),
    readMetadata: async (type, names) => {
      const [result] = await soap('readMetadata', (token) => readEnvelope(token, type, names));
      return result === undefined ? [] : recordsOf(result);
    },
    resource: get,
    apiCalls: transport.apiCalls,
    close: transport.close,
  };
};
