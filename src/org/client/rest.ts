/** REST replies as they must look, and the errors that they may be instead. Pure. */
import { RETRIABLE_STATUSES, RequestFailure, failureOfReply } from './failure.js';
import type { FaultReader, OrgReply } from './http.js';
import { isRow, type Row } from '../../metadata/row.js';
import { parseJson } from '../../text/parse-json.js';
import { requestText } from './texts.js';

export type Page = { totalSize: number; done: boolean; nextRecordsUrl: string | null; records: Row[] };

const errorOf = (body: unknown): { code: string; message: string } | null => {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  if (!isRow(first) || typeof first.errorCode !== 'string') return null;
  return { code: first.errorCode, message: typeof first.message === 'string' ? first.message : '' };
};

/** The first error of a REST error body, a JSON array of `{errorCode, message}`. */
export const readRestFault: FaultReader = (reply) => errorOf(parseJson(reply.text));

const describeBody = ({ text, contentType }: OrgReply): string => {
  if (text.trim() === '') return requestText('body.empty');
  return requestText(/html/i.test(contentType) || /^\s*</.test(text) ? 'body.page' : 'body.cut');
};

/**
 * The JSON of a reply of status 2xx.
 *
 * @throws RequestFailure for any other status and for a body that is no JSON
 * @throws FatalOrgError when the API version is no good
 */
export const jsonOf = (reply: OrgReply): unknown => {
  const body = parseJson(reply.text);
  if (reply.status < 200 || reply.status >= 300) {
    const error = errorOf(body);
    if (error) throw failureOfReply(reply.status, error.code, error.message);
    if (reply.status === 410) throw failureOfReply(410, 'HTTP_410', requestText('retired'));
    throw new RequestFailure('error', requestText('status', reply.status, describeBody(reply)), `HTTP_${reply.status}`);
  }
  if (body === undefined) throw new RequestFailure('error', requestText('badBody', describeBody(reply)), 'BAD_BODY');
  return body;
};

/** @param what key of what it should have been, below `shape` in `messages/org.requests.md` */
export const badShape = (what: string): RequestFailure =>
  new RequestFailure('error', requestText('badShape', requestText(`shape.${what}`)), 'BAD_SHAPE');

/** A page of query results. @throws RequestFailure when the body is anything else. */
export const pageOf = (body: unknown): Page => {
  if (
    !isRow(body) ||
    typeof body.totalSize !== 'number' ||
    typeof body.done !== 'boolean' ||
    !Array.isArray(body.records) ||
    !body.records.every(isRow)
  ) {
    throw badShape('query');
  }
  const next = typeof body.nextRecordsUrl === 'string' ? body.nextRecordsUrl : null;
  return { totalSize: body.totalSize, done: body.done, nextRecordsUrl: next, records: body.records };
};

/** Names of the fields of a describe. @throws RequestFailure when the body is anything else. */
export const fieldNamesOf = (body: unknown): Set<string> => {
  const fields: unknown[] = isRow(body) && Array.isArray(body.fields) ? body.fields : [null];
  const names = fields.map((field) => (isRow(field) && typeof field.name === 'string' ? field.name : null));
  // A column that is passed over here would be taken for one that the org does not have.
  if (names.length === 0 || names.includes(null)) throw badShape('describe');
  return new Set(names as string[]);
};

export type SubReply = { status: number; body: unknown };

/** Replies of a composite request by reference id. @throws RequestFailure when one is missing. */
export const subRepliesOf = (body: unknown, ids: string[]): Map<string, SubReply> => {
  const list = isRow(body) && Array.isArray(body.compositeResponse) ? body.compositeResponse.filter(isRow) : [];
  const byId = new Map(
    list.flatMap(({ referenceId, httpStatusCode, body: sub }): Array<[string, SubReply]> =>
      typeof referenceId === 'string' && typeof httpStatusCode === 'number'
        ? [[referenceId, { status: httpStatusCode, body: sub }]]
        : [],
    ),
  );
  if (!ids.every((id) => byId.has(id))) throw badShape('composite');
  return byId;
};

/** What a subrequest answered. @throws RequestFailure, FatalOrgError as {@link jsonOf} does. */
export const subBodyOf = (reply: SubReply | undefined): unknown => {
  if (!reply) throw badShape('composite');
  const { status, body } = reply;
  if (status < 200 || status >= 300) {
    const error = errorOf(body);
    throw error
      ? failureOfReply(status, error.code, error.message)
      : new RequestFailure('error', requestText('status.composite', status), `HTTP_${status}`, {
          transient: RETRIABLE_STATUSES.has(status),
        });
  }
  return body;
};

/** The page of a subrequest. @throws RequestFailure, FatalOrgError as {@link jsonOf} does. */
export const subPageOf = (reply: SubReply | undefined): Page => pageOf(subBodyOf(reply));
