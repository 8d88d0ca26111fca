/** composite: up to 25 subrequests, of which 5 queries, for the price of one call. Only reads are understood. */
import { SalesforceError } from '../server/errors.js';
import { resource } from './resource.js';
import type { Call } from '../server/messages.js';

type Subrequest = { method: string; url: string; referenceId: string; httpHeaders?: Record<string, string> };
type Subreply = { body: unknown; httpHeaders: Record<string, string>; httpStatusCode: number; referenceId: string };

const MAX_SUBREQUESTS = 25;
const MAX_QUERIES = 5;

const invalid = (message: string): SalesforceError => new SalesforceError(400, 'INVALID_INPUT', message);

const isSubrequest = (value: unknown): value is Subrequest =>
  typeof value === 'object' &&
  value !== null &&
  'method' in value &&
  'url' in value &&
  'referenceId' in value &&
  [value.method, value.url, value.referenceId].every((text) => typeof text === 'string');

const parse = (body: string): { allOrNone: boolean; subrequests: Subrequest[] } => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new SalesforceError(400, 'JSON_PARSER_ERROR', 'Unexpected character in the request body');
  }
  const { allOrNone = false, compositeRequest } = parsed as { allOrNone?: boolean; compositeRequest?: unknown };
  if (!Array.isArray(compositeRequest) || !compositeRequest.every(isSubrequest)) {
    throw invalid('compositeRequest has to be an array of subrequests with method, url and referenceId');
  }
  return { allOrNone, subrequests: compositeRequest };
};

const QUERY = /^\/services\/data\/v\d+\.\d\/(query|queryAll)\b/;

const assertLimits = (subrequests: Subrequest[]): void => {
  if (subrequests.length === 0) throw invalid('compositeRequest must not be empty');
  if (subrequests.length > MAX_SUBREQUESTS) {
    throw invalid(`The composite request has ${subrequests.length} subrequests. The limit is ${MAX_SUBREQUESTS}.`);
  }
  const queries = subrequests.filter(({ url }) => QUERY.test(url)).length;
  if (queries > MAX_QUERIES) {
    throw invalid(`The composite request has ${queries} query subrequests. The limit is ${MAX_QUERIES}.`);
  }
  const ids = subrequests.map(({ referenceId }) => referenceId);
  if (ids.some((id) => !/^[A-Za-z0-9][A-Za-z0-9_]*$/.test(id))) throw invalid('Provided referenceId is not valid');
  if (new Set(ids).size < ids.length) throw invalid('referenceId has to be unique in a composite request');
};

/** True when nothing in a composite body could write. */
export const onlyReads = (body: string): boolean => {
  try {
    return parse(body).subrequests.every(({ method }) => method.toUpperCase() === 'GET');
  } catch {
    return true; // refused as a whole
  }
};

/** Replaces `@{referenceId.path}` by what an earlier subrequest answered. */
const withReferences = (url: string, earlier: Map<string, unknown>): string =>
  url.replaceAll(/@\{(\w+)\.([^}]+)\}/g, (whole, id: string, path: string) => {
    let value = earlier.get(id);
    for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    }
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new SalesforceError(
        400,
        'PROCESSING_HALTED',
        `Invalid reference specified. No value for ${whole} found in ${id}.`,
      );
    }
    return encodeURIComponent(String(value));
  });

const serve = (call: Call, subrequest: Subrequest, earlier: Map<string, unknown>): Subreply => {
  const { referenceId, httpHeaders = {} } = subrequest;
  try {
    if (subrequest.method.toUpperCase() !== 'GET') {
      throw new SalesforceError(405, 'METHOD_NOT_ALLOWED', 'This fake org only reads.');
    }
    const url = new URL(withReferences(subrequest.url, earlier), call.url);
    const [, version, path] =
      /^\/services\/data\/v(\d+)\.\d\/((?:query|queryAll|sobjects)(?:\/.*)?)$/.exec(url.pathname) ?? [];
    if (!subrequest.url.startsWith('/') || path === undefined || Number(version) !== call.version) {
      throw new SalesforceError(400, 'INVALID_INPUT', `Invalid subrequest URL: ${subrequest.url.slice(0, 100)}`);
    }
    const headers = Object.fromEntries(Object.entries(httpHeaders).map(([name, value]) => [name.toLowerCase(), value]));
    const request = { method: 'GET', path: url.pathname, query: url.searchParams, headers, body: '' };
    return { body: resource({ ...call, request }, path), httpHeaders: {}, httpStatusCode: 200, referenceId };
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return { body: error.body, httpHeaders: {}, httpStatusCode: error.status, referenceId };
  }
};

const halted = (reply: Subreply): Subreply => ({
  ...reply,
  httpStatusCode: 400,
  body: [
    {
      errorCode: 'PROCESSING_HALTED',
      message: 'The transaction was rolled back since another operation in the same transaction failed.',
    },
  ],
});

/** Succeeds with 200 whatever its subrequests answer; with `allOrNone` one failure takes the others down. */
export const composite = (call: Call): { compositeResponse: Subreply[] } => {
  const { allOrNone, subrequests } = parse(call.request.body);
  assertLimits(subrequests);
  const earlier = new Map<string, unknown>();
  const replies = subrequests.map((subrequest) => {
    const reply = serve(call, subrequest, earlier);
    earlier.set(subrequest.referenceId, reply.body);
    return reply;
  });
  const failed = allOrNone && replies.some((reply) => reply.httpStatusCode >= 400);
  return {
    compositeResponse: failed ? replies.map((reply) => (reply.httpStatusCode >= 400 ? reply : halted(reply))) : replies,
  };
};
