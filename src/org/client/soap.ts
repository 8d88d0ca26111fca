/** Envelopes and replies of the SOAP Metadata API. Pure. */
import XMLBuilder from 'fast-xml-builder';
import { XMLParser } from 'fast-xml-parser';
import { RequestFailure, failureOfReply } from './failure.js';
import type { FaultReader, OrgReply } from './http.js';
import { isRow, listOf, textOf, type Row } from '../../metadata/row.js';
import { readRestFault } from './rest.js';
import { requestText } from './texts.js';

/** Most names of one readMetadata call (Metadata API Developer Guide). */
export const MAX_READ_NAMES = 10;

const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: false });
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  // Salesforce sends every value as text; "false" must not silently become something else.
  parseTagValue: false,
  parseAttributeValue: false,
  // oxlint-disable-next-line typescript/no-deprecated -- its successor is a decoder of our own
  htmlEntities: true,
  // No option here asks where in the document a tag is; not tracking it saves a quarter of the time.
  jPath: false,
});

const envelope = (accessToken: string, body: Row): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${builder.build({
    'env:Envelope': {
      '@xmlns:env': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@xmlns:m': METADATA_NAMESPACE,
      'env:Header': { 'm:SessionHeader': { 'm:sessionId': accessToken } },
      'env:Body': body,
    },
  })}`;

/** Envelope of listMetadata, for three types at most: one that is not supported empties the reply for all of them. */
export const listEnvelope = (accessToken: string, types: readonly string[], apiVersion: string): string =>
  envelope(accessToken, {
    'm:listMetadata': { 'm:queries': types.map((type) => ({ 'm:type': type })), 'm:asOfVersion': apiVersion },
  });

/** Envelope of readMetadata for at most {@link MAX_READ_NAMES} names. */
export const readEnvelope = (accessToken: string, type: string, names: readonly string[]): string =>
  envelope(accessToken, { 'm:readMetadata': { 'm:type': type, 'm:fullNames': names } });

/** What stands before the root of a document is shorter than this, in characters. */
const MAX_PROLOG = 1_000;

/** The parser forgives a document that ends too early; a document type is what SOAP forbids. */
const isWhole = (text: string): boolean =>
  text.trimStart().startsWith('<') &&
  !/<!DOCTYPE/i.test(text.slice(0, MAX_PROLOG)) &&
  /<\/(?:\w{1,40}:)?Envelope>$/.test(text.trimEnd().slice(-60));

const parse = (text: string): unknown => {
  try {
    return parser.parse(text);
  } catch {
    // Its message is that of a library; what it could not parse is no reply.
    return null;
  }
};

const bodyOf = (text: string): Row | null => {
  const root = isWhole(text) ? parse(text) : null;
  const body = isRow(root) && isRow(root.Envelope) ? root.Envelope.Body : undefined;
  return isRow(body) ? body : null;
};

const faultIn = (body: Row | null, reply: OrgReply): ReturnType<FaultReader> => {
  const fault = body?.Fault;
  if (!isRow(fault)) return reply.status === 200 ? null : readRestFault(reply);
  const code = textOf(fault.faultcode)?.split(':').at(-1) ?? 'SOAP_FAULT';
  const message = textOf(fault.faultstring) ?? '';
  return { code, message: message.startsWith(`${code}:`) ? message.slice(code.length + 1).trimStart() : message };
};

/**
 * The fault of a SOAP reply, its code without the namespace (`sf:INSUFFICIENT_ACCESS`). What turns a request away
 * before it reaches the Metadata API (a limit, say) speaks JSON.
 */
export const readSoapFault: FaultReader = (reply) => faultIn(bodyOf(reply.text), reply);

/**
 * The `result` elements of a reply.
 *
 * @throws RequestFailure for a fault, another status than 200, or a document that is cut off or of another kind
 */
export const resultsOf = (reply: OrgReply, operation: 'listMetadata' | 'readMetadata'): Row[] => {
  const body = bodyOf(reply.text);
  const fault = faultIn(body, reply);
  if (fault) throw failureOfReply(reply.status, fault.code, fault.message);
  if (reply.status !== 200)
    throw new RequestFailure('error', requestText('status.metadata', reply.status), `HTTP_${reply.status}`);
  const response = body?.[`${operation}Response`];
  if (response === undefined) {
    throw new RequestFailure('error', requestText('badBody.metadata'), 'BAD_BODY');
  }
  return isRow(response) ? listOf(response.result).filter(isRow) : [];
};
