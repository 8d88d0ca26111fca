/**
 * The transport to one org: bounded retries, at most ten requests in flight, and when to stop asking.
 *
 * Own transport because jsforce's retries no POST, ignores Retry-After, opens unbounded sockets, and lets a body that
 * is cut in the middle crash the process.
 */
import pLimit from 'p-limit';
import { HttpFailure } from '../../http/failure.js';
import { openHttp, type HttpReply as Reply } from '../../http/http.js';
import { realTiming, type Timing } from '../../http/timing.js';
import { holdSecret } from '../../text/secrets.js';
import { addressAt } from './address.js';
import { RETRIABLE_STATUSES, RequestFailure } from './failure.js';
import { createOrgClock } from './org-clock.js';
import { createPatience, retryAfterMs, type Patience } from './patience.js';
import { withoutEnd } from '../../text/trim.js';

const MAX_IN_FLIGHT = 10;
/** Largest decoded body of a reply, in bytes: several times what two thousand Apex classes take. */
const MAX_BODY = 64 * 1024 * 1024;
const REPLY_DEADLINE_MS = 30_000;

export type HttpRequest = {
  method: 'GET' | 'POST';
  /** Path and query on the instance. */
  path: string;
  headers?: Record<string, string>;
  /** Makes the body for the token of the moment: SOAP carries the session inside it. */
  body?: (accessToken: string) => string;
  /** A reply of status 2xx is asked for the secrets in it, so that it is handed on as it is. */
  asksForSecrets?: boolean;
};

export type HttpReply = { status: number; contentType: string; text: string };

/** Reads the error code of a failed reply; null when the reply is no error of Salesforce's. */
export type FaultReader = (reply: HttpReply) => { code: string; message: string } | null;

export type Transport = {
  send: (request: HttpRequest, readFault: FaultReader) => Promise<HttpReply>;
  /** API calls as billed: every request that the org answered. */
  apiCalls: () => number;
  /** The org's time minus this computer's, in ms; null before any reply told a time. */
  clockOffsetMs: () => number | null;
  /** Cancels what is in flight and closes every connection. */
  close: () => Promise<void>;
};

export type TransportOptions = {
  instanceUrl: string;
  accessToken: () => string;
  log: (line: string) => void;
  patience?: Patience;
  /** Longest time for a whole reply, in ms, however steadily it trickles. */
  deadlineMs?: number;
  mostBytes?: number;
  timing?: Timing;
};

/** What a failure of one exchange means for the run. */
const failureOf = ({ kind, code, limit }: HttpFailure, closed: boolean): RequestFailure => {
  const seconds = Math.round((limit ?? 0) / 1000);
  if (kind === 'tooLarge') return new RequestFailure('error', `a reply is larger than ${limit} bytes`, code);
  if (kind !== 'network') {
    const what = kind === 'silent' ? 'no answer' : 'no whole answer';
    return new RequestFailure('error', `${what} within ${seconds} s`, code, { answered: false });
  }
  const cut = code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' ? 'the connection was cut' : 'the connection failed';
  return new RequestFailure('error', `${cut} (${code})`, code, { transient: !closed, answered: false });
};

export const createTransport = ({
  instanceUrl,
  accessToken,
  log,
  patience = createPatience(),
  deadlineMs = REPLY_DEADLINE_MS,
  mostBytes = MAX_BODY,
  timing = realTiming,
}: TransportOptions): Transport => {
  const origin = withoutEnd(instanceUrl, '/');
  const http = openHttp({ connections: MAX_IN_FLIGHT });
  const slots = pLimit(MAX_IN_FLIGHT);
  const closing = new AbortController();
  const clock = createOrgClock();
  let calls = 0;
  let limitHit: RequestFailure | undefined;

  const attempt = async (request: HttpRequest): Promise<Reply> => {
    const startedAt = timing.now();
    const url = addressAt(origin, request.path);
    const path = request.path.split('?')[0];
    const note = (what: string): void => log(`${request.method} ${path} ${what} ${timing.now() - startedAt} ms`);
    const { method, asksForSecrets } = request;
    const token = holdSecret(accessToken());
    const headers = { authorization: `Bearer ${token}`, 'user-agent': 'sf-plugin-nhi', ...request.headers };
    try {
      const reply = await http.exchange(
        { method, url, headers, body: request.body?.(token), asksForSecrets },
        { deadlineMs, mostBytes, silenceMs: patience.stallMs() },
      );
      calls += 1;
      clock.heard(reply.date, startedAt, timing.now());
      note(`${reply.status} ${reply.text.length} characters`);
      return reply;
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      note(error.code);
      if (error.kind === 'silent' || error.kind === 'deadline') patience.stalled();
      throw failureOf(error, closing.signal.aborted);
    }
  };

  const send: Transport['send'] = async (request, readFault) => {
    for (let tries = 1; ; tries += 1) {
      if (limitHit) throw limitHit;
      if (patience.exhausted())
        throw new RequestFailure('error', 'the org stopped answering', 'GAVE_UP', { answered: false });
      let retryAfter: string | null = null;
      let failure: RequestFailure;
      try {
        const reply = await slots(() => attempt(request));
        const fault = reply.status >= 300 ? readFault(reply) : null;
        // Metadata API faults come with status 500 and stay what they are however often one asks.
        const worthRetrying =
          RETRIABLE_STATUSES.has(reply.status) &&
          (fault === null || reply.status !== 500 || fault.code === 'SERVER_UNAVAILABLE');
        if (!worthRetrying) {
          patience.succeeded();
          if (fault?.code === 'REQUEST_LIMIT_EXCEEDED') {
            limitHit = new RequestFailure('limit', `${fault.code}: ${fault.message}`, fault.code);
          }
          return reply;
        }
        retryAfter = reply.retryAfter;
        const asked = retryAfter === null ? '' : `, Retry-After: ${retryAfter}`;
        failure = new RequestFailure(
          reply.status === 429 ? 'limit' : 'error',
          `HTTP ${reply.status}${asked}`,
          `HTTP_${reply.status}`,
          { transient: true },
        );
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error;
        failure = error;
      }
      const now = timing.now();
      const wait = failure.transient ? patience.waitMs(tries, retryAfterMs(retryAfter, now), now) : null;
      if (wait === null) {
        patience.failed(failure.code === 'DEADLINE');
        throw failure;
      }
      await timing.sleep(wait, closing.signal).catch(() => {
        throw failure;
      });
    }
  };

  return {
    send,
    apiCalls: () => calls,
    clockOffsetMs: clock.offsetMs,
    close: async () => {
      closing.abort();
      await http.close();
    },
  };
};
