/** listMetadata and readMetadata, the two operations of the SOAP Metadata API that are used. */
import { RequestFailure } from './failure.js';
import type { OrgReply, OrgRequest } from './http.js';
import { isRow, listOf, type Row } from '../../metadata/row.js';
import { listEnvelope, readEnvelope, resultsOf } from './soap.js';
import { requestText } from './texts.js';

const TAKES_JWT_FROM = 68;

/** A JWT is three Base64url parts; Salesforce's opaque tokens carry a `!`. */
export const isJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

export const metadataRequest = (apiVersion: string, body: (accessToken: string) => string): OrgRequest => ({
  method: 'POST',
  path: `/services/Soap/m/${apiVersion}`,
  headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' },
  body,
});

export type MetadataApi = {
  /**
   * FileProperties of all components of a type, or of up to three types where the org surely knows all of them: one
   * that it does not know empties the reply. @throws RequestFailure
   */
  listMetadata: (...types: string[]) => Promise<Row[]>;
  /** Components by name, at most ten. @throws RequestFailure */
  readMetadata: (type: string, names: readonly string[]) => Promise<Row[]>;
};

export const createMetadataApi = (
  apiVersion: string,
  accessToken: () => string,
  send: (request: OrgRequest) => Promise<OrgReply>,
): MetadataApi => {
  const ask = async (operation: 'listMetadata' | 'readMetadata', body: (token: string) => string): Promise<Row[]> => {
    // Below v68 such tokens are refused, or listMetadata answers with too little (source-deploy-retrieve warns of it).
    if (isJwt(accessToken()) && Number(apiVersion) < TAKES_JWT_FROM) {
      throw new RequestFailure('notSupported', requestText('jwtToken', TAKES_JWT_FROM), 'JWT_TOKEN');
    }
    return resultsOf(await send(metadataRequest(apiVersion, body)), operation);
  };
  return {
    listMetadata: (...types) => ask('listMetadata', (token) => listEnvelope(token, types, apiVersion)),
    readMetadata: async (type, names) => {
      const [result] = await ask('readMetadata', (token) => readEnvelope(token, type, names));
      return result === undefined ? [] : listOf(result.records).map((record) => (isRow(record) ? record : {}));
    },
  };
};
