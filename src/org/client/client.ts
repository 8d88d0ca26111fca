/**
 * The org client: queries with all their pages, describes and metadata, with the failures named.
 * It only ever reads; the two POSTs (SOAP list/read, composite of GETs) read as well.
 */
import type { OrgConnection } from './connection.js';
import { createTransport, type OrgRequest, type TransportOptions } from './http.js';
import { createMetadataApi, metadataRequest, type MetadataApi } from './metadata-api.js';
import type { Answer, Query } from './query.js';
import type { RestApi } from './read-pages.js';
import { readQueries } from './read-queries.js';
import type { Resource } from './read-resource.js';
import { fieldNamesOf, jsonOf, pageOf, readRestFault } from './rest.js';
import type { Row } from '../../metadata/row.js';
import { createSession } from './session.js';
import { listEnvelope, readSoapFault } from './soap.js';
import { encodeSoql } from './soql.js';

export type { OrgConnection } from './connection.js';

export type OrgClient = MetadataApi & {
  apiVersion: string;
  /** All queries, bundled into as few API calls as possible; none takes the others down. */
  query<T extends unknown[]>(...queries: { [K in keyof T]: Query<T[K]> }): Promise<{ [K in keyof T]: Answer<T[K]> }>;
  /**
   * Queries, and in the same API calls resources of the data API below its version (`sobjects/User/describe`), at most
   * twenty of them, each with what it answered or why it failed.
   */
  queryWith<T extends unknown[]>(
    resources: readonly string[],
    ...queries: { [K in keyof T]: Query<T[K]> }
  ): Promise<{ answers: { [K in keyof T]: Answer<T[K]> }; resources: Resource[] }>;
  /** The one record of a Tooling query that asks for Metadata. @throws RequestFailure */
  toolingRecord(soql: string): Promise<Row | null>;
  /** Names of the columns of an sObject. @throws RequestFailure */
  describe(sobject: string): Promise<Set<string>>;
  /**
   * Any resource of the org by its path, as JSON. Secrets that this process holds are taken out of it, unless they are
   * what is asked for. @throws RequestFailure
   */
  resource(path: string, options?: { asksForSecrets?: boolean }): Promise<unknown>;
  apiCalls(): number;
  /** The org's time minus this computer's, in ms; null before any reply told a time. */
  clockOffsetMs(): number | null;
  close(): Promise<void>;
};

/** What tests set: how time passes, and the bounds of a reply. */
export type ClientOptions = Pick<TransportOptions, 'deadlineMs' | 'mostBytes' | 'timing'>;

export const createClient = (
  connection: OrgConnection,
  log: (line: string) => void,
  options: ClientOptions = {},
): OrgClient => {
  const apiVersion = connection.getApiVersion();
  const root = `/services/data/v${apiVersion}`;
  const accessToken = (): string => connection.accessToken ?? '';
  const transport = createTransport({ instanceUrl: connection.instanceUrl, accessToken, log, ...options });
  const session = createSession(connection, transport, {
    rest: { readFault: readRestFault, probe: { method: 'GET', path: `${root}/` } },
    soap: {
      readFault: readSoapFault,
      probe: metadataRequest(apiVersion, (token) => listEnvelope(token, ['ConnectedApp'], apiVersion)),
    },
  });
  const rest: RestApi = { root, send: (request) => session.send('rest', request) };
  const get = async (path: string, options: Pick<OrgRequest, 'asksForSecrets'> = {}): Promise<unknown> =>
    jsonOf(await rest.send({ method: 'GET', path, ...options }));

  return {
    apiVersion,
    ...createMetadataApi(apiVersion, accessToken, (request) => session.send('soap', request)),
    query: (async (...asked: Array<Query<unknown>>) => (await readQueries(rest, asked)).answers) as OrgClient['query'],
    queryWith: ((resources: readonly string[], ...asked: Array<Query<unknown>>) =>
      readQueries(rest, asked, resources)) as OrgClient['queryWith'],
    toolingRecord: async (soql) => pageOf(await get(`${root}/tooling/query?q=${encodeSoql(soql)}`)).records[0] ?? null,
    describe: async (sobject) => fieldNamesOf(await get(`${root}/sobjects/${sobject}/describe`)),
    resource: get,
    apiCalls: transport.apiCalls,
    clockOffsetMs: transport.clockOffsetMs,
    close: transport.close,
  };
};
