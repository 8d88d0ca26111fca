/**
 * The transport to one org: bounded retries, at most ten requests in flight, and when to stop asking.
 *
 * Own transport because jsforce's retries no POST, ignores Retry-After, opens unbounded sockets, and lets a body that
 * is cut in the middle crash the process.
 */
import pLimit from 'p-limit';
import { openHttp, type HttpReply } from '../../http/http.js';
import { realTiming, type Timing } from '../../http/timing.js';
import { attempt, type OrgRequest, type Line } from './attempt.js';
import { RETRIABLE_STATUSES, RequestFailure } from './failure.js';
import { createOrgClock } from './org-clock.js';
import { createPatience, retryAfterMs, type Patience } from './patience.js';
import { requestText } from './texts.js';
import { withoutEnd } from '../../text/trim.js';

export type { OrgRequest } from './attempt.js';

const MAX_IN_FLIGHT = 10;
/** Largest decoded body of a reply, in bytes: several times what two thousand Apex classes take. */
const MAX_BODY = 64 * 1024 * 1024;
const REPLY_DEADLINE_MS = 30_000;

export type OrgReply = { status: number; contentType: string; text: string };

type Fault = { code: string; message: string };

/** Reads the error code of a failed reply; null when the reply is no error of Salesforce's. */
export type FaultReader = (reply: OrgReply) => Fault | null;

export type Transport = {
  send: (request: OrgRequest, readFault: FaultReader) => Promise<OrgReply>;
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

/** What an attempt came to: a reply to hand on, or why there is none and for how long the org asks to be left alone. */
type Tried = { reply: HttpReply; fault: Fault | null } | { failure: RequestFailure; retryAfter: string | null };

/** Metadata API faults come with status 500 and stay what they are however often one asks. */
const isPassing = (status: number, fault: Fault | null): boolean =>
  RETRIABLE_STATUSES.has(status) && (fault === null || status !== 500 || fault.code === 'SERVER_UNAVAILABLE');

const passingFailure = ({ status, retryAfter }: HttpReply): RequestFailure => {
  const asked = retryAfter === null ? '' : `, Retry-After: ${retryAfter}`;
  const reason = status === 429 ? 'limit' : 'error';
  return new RequestFailure(reason, `HTTP ${status}${asked}`, `HTTP_${status}`, { transient: true });
};

const tryOnce = async (ask: () => Promise<HttpReply>, readFault: FaultReader): Promise<Tried> => {
  try {
    const reply = await ask();
    const fault = reply.status >= 300 ? readFault(reply) : null;
    return isPassing(reply.status, fault)
      ? { failure: passingFailure(reply), retryAfter: reply.retryAfter }
      : { reply, fault };
  } catch (error) {
    if (error instanceof RequestFailure) return { failure: error, retryAfter: null };
    throw error;
  }
};

/** Until the next attempt. @throws RequestFailure where there is none, or the run was closed meanwhile */
const waitAfter = async (
  { failure, retryAfter }: Extract<Tried, { failure: unknown }>,
  tries: number,
  { patience, timing, closing }: Line,
): Promise<void> => {
  const now = timing.now();
  const wait = failure.transient ? patience.waitMs(tries, retryAfterMs(retryAfter, now), now) : null;
  if (wait === null) {
    patience.failed(failure.code === 'DEADLINE');
    throw failure;
  }
  await timing.sleep(wait, closing).catch(() => {
    throw failure;
  });
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
  const { exchange } = http;
  const limits = { deadlineMs, mostBytes };
  const line: Line = { origin, accessToken, exchange, limits, patience, clock, timing, log, closing: closing.signal };
  let calls = 0;
  let limitHit: RequestFailure | undefined;

  const ask = async (request: OrgRequest): Promise<HttpReply> => {
    const reply = await attempt(request, line);
    calls += 1;
    return reply;
  };

  const send: Transport['send'] = async (request, readFault) => {
    for (let tries = 1; ; tries += 1) {
      if (limitHit) throw limitHit;
      if (patience.exhausted())
        throw new RequestFailure('error', requestText('gaveUp'), 'GAVE_UP', { answered: false });
      const tried = await tryOnce(() => slots(() => ask(request)), readFault);
      if ('reply' in tried) {
        const { reply, fault } = tried;
        patience.succeeded();
        if (fault?.code === 'REQUEST_LIMIT_EXCEEDED') {
          limitHit = new RequestFailure('limit', `${fault.code}: ${fault.message}`, fault.code);
        }
        return reply;
      }
      await waitAfter(tried, tries, line);
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
