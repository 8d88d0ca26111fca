/** What the fake org saw: the log, and figures derived from it. */
import { onlyReads } from '../rest/composite.js';
import { readEnvelope } from '../soap/soap.js';
import { listOf } from '../soap/xml.js';
import type { Incoming } from './messages.js';

export type LoggedRequest = {
  method: string;
  path: string;
  /** SOQL of a query, or of every query within a composite request. */
  soql: string[];
  /** SOAP operation, and the metadata types it names. */
  operation: string | null;
  types: string[];
  /** Full names that readMetadata asked for. */
  names: string[];
  status: number | null;
  /** Milliseconds on a monotonic clock; `endedAt` is null while the reply is on its way. */
  startedAt: number;
  endedAt: number | null;
  /** Counts against the daily API allocation. */
  billed: boolean;
  /** Could change something in the org. */
  write: boolean;
  /** Name of the fault that was injected. */
  fault: string | null;
};

export type Stats = {
  /** API calls as Salesforce bills them. */
  apiCalls: number;
  httpRequests: number;
  /**
   * Longest chain of requests each of which started after its predecessor's reply: an upper bound of dependent stages.
   */
  roundTrips: number;
  maxConcurrency: number;
  writes: LoggedRequest[];
};

const soqlOf = (request: Incoming): string[] => {
  const q = request.query.get('q');
  if (q !== null) return [q];
  if (!/\/composite\/?$/.test(request.path)) return [];
  try {
    const { compositeRequest } = JSON.parse(request.body) as { compositeRequest?: Array<{ url?: unknown }> };
    return (compositeRequest ?? []).flatMap(({ url }) =>
      typeof url === 'string' ? (new URL(url, 'http://127.0.0.1').searchParams.get('q') ?? []) : [],
    );
  } catch {
    return [];
  }
};

const READ_OPERATION = /^(list|read|describe)|^check/;

const isWrite = (request: Incoming, operation: string | null): boolean => {
  const { method, path } = request;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (path.startsWith('/services/oauth2/')) return false;
  if (operation !== null) return !READ_OPERATION.test(operation);
  return !(method === 'POST' && /^\/services\/data\/v[\d.]+\/composite\/?$/.test(path) && onlyReads(request.body));
};

const text = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

export const logEntry = (request: Incoming, startedAt: number): LoggedRequest => {
  const envelope = /^\/services\/Soap\//i.test(request.path) ? readEnvelope(request.body) : null;
  const operation = envelope?.operation ?? null;
  const queried = listOf(envelope?.body.queries).flatMap((query) =>
    typeof query === 'object' && query !== null && 'type' in query ? text(query.type) : [],
  );
  return {
    method: request.method,
    path: request.path,
    soql: soqlOf(request),
    operation,
    types: [...queried, ...text(envelope?.body.type)],
    names: listOf(envelope?.body.fullNames).flatMap(text),
    status: null,
    startedAt,
    endedAt: null,
    billed: false,
    write: isWrite(request, operation),
    fault: null,
  };
};

const longestChain = (requests: readonly LoggedRequest[]): number => {
  const ended: Array<{ endedAt: number; length: number }> = [];
  let longest = 0;
  for (const { startedAt, endedAt } of [...requests].sort((a, b) => a.startedAt - b.startedAt)) {
    const before = ended
      .filter((each) => each.endedAt <= startedAt)
      .reduce((max, each) => Math.max(max, each.length), 0);
    ended.push({ endedAt: endedAt ?? Infinity, length: before + 1 });
    longest = Math.max(longest, before + 1);
  }
  return longest;
};

const concurrency = (requests: readonly LoggedRequest[]): number => {
  const steps = requests
    .flatMap(({ startedAt, endedAt }) => [
      { at: startedAt, step: 1 },
      { at: endedAt ?? Infinity, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.step - b.step);
  let open = 0;
  let most = 0;
  for (const { step } of steps) {
    open += step;
    most = Math.max(most, open);
  }
  return most;
};

export const statsOf = (requests: readonly LoggedRequest[]): Stats => ({
  apiCalls: requests.filter(({ billed }) => billed).length,
  httpRequests: requests.length,
  roundTrips: longestChain(requests),
  maxConcurrency: concurrency(requests),
  writes: requests.filter(({ write }) => write),
});
