/**
 * The transport: one request, its whole body, bounded retries, at most ten requests in flight.
 *
 * Own transport because jsforce's retries no POST, ignores Retry-After, opens unbounded sockets, and lets a body that
 * is cut in the middle crash the process.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { holdSecret, withoutSecrets } from '../../text/secrets.js';
import { addressAt } from './address.js';
import { RETRIABLE_STATUSES, RequestFailure } from './failure.js';
import { createPatience, retryAfterMs, type Patience } from './patience.js';

const MAX_IN_FLIGHT = 10;

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
};

const readWhole = async (body: AsyncIterable<Uint8Array> | null, onProgress: () => void): Promise<string> => {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    onProgress();
    size += chunk.byteLength;
    if (size > MAX_BODY) throw new RequestFailure('error', `a reply is larger than ${MAX_BODY} bytes`, 'TOO_LARGE');
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
};

/** Largest decoded body of a reply, in bytes: several times what two thousand Apex classes take. */
const MAX_BODY = 64 * 1024 * 1024;
const REPLY_DEADLINE_MS = 30_000;

const networkCode = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return 'NETWORK_ERROR';
};

export const createTransport = ({
  instanceUrl,
  accessToken,
  log,
  patience = createPatience(),
  deadlineMs = REPLY_DEADLINE_MS,
}: TransportOptions): Transport => {
  const origin = instanceUrl.replace(/\/+$/, '');
  const dispatcher = new EnvHttpProxyAgent({ connections: MAX_IN_FLIGHT, allowH2: false });
  const slots = pLimit(MAX_IN_FLIGHT);
  const closing = new AbortController();
  let calls = 0;
  let limitHit: RequestFailure | undefined;

  const attempt = async (request: HttpRequest): Promise<HttpReply & { retryAfter: string | null }> => {
    const stall = new AbortController();
    const stallMs = patience.stallMs();
    let timer = setTimeout(() => stall.abort(), stallMs);
    const restart = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => stall.abort(), stallMs);
    };
    const startedAt = Date.now();
    const address = addressAt(origin, request.path);
    const path = request.path.split('?')[0];
    const deadline = AbortSignal.timeout(deadlineMs);
    try {
      const token = holdSecret(accessToken());
      const reply = await fetch(address, {
        method: request.method,
        headers: { authorization: `Bearer ${token}`, 'user-agent': 'sf-plugin-nhi', ...request.headers },
        body: request.body?.(token),
        // A redirect would carry the token to another host.
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.any([stall.signal, closing.signal, deadline]),
      });
      restart();
      const raw = await readWhole(reply.body, restart);
      const text = request.asksForSecrets && reply.ok ? raw : withoutSecrets(raw);
      calls += 1;
      log(`${request.method} ${path} ${reply.status} ${Date.now() - startedAt} ms ${text.length} characters`);
      return {
        status: reply.status,
        contentType: reply.headers.get('content-type') ?? '',
        text,
        retryAfter: withoutSecrets(reply.headers.get('retry-after') ?? '') || null,
      };
    } catch (error) {
      if (error instanceof RequestFailure) throw error;
      if (deadline.aborted && !stall.signal.aborted) {
        patience.stalled();
        throw new RequestFailure('error', `no whole answer within ${deadlineMs / 1000} s`, 'DEADLINE', {
          answered: false,
        });
      }
      if (stall.signal.aborted) {
        patience.stalled();
        throw new RequestFailure('error', `no answer within ${Math.round(stallMs / 1000)} s`, 'TIMEOUT', {
          answered: false,
        });
      }
      const code = networkCode(error);
      log(`${request.method} ${path} ${code} ${Date.now() - startedAt} ms`);
      const cut =
        code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' ? 'the connection was cut' : 'the connection failed';
      throw new RequestFailure('error', `${cut} (${code})`, code, {
        transient: !closing.signal.aborted,
        answered: false,
      });
    } finally {
      clearTimeout(timer);
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
      const now = Date.now();
      const wait = failure.transient ? patience.waitMs(tries, retryAfterMs(retryAfter, now), now) : null;
      if (wait === null) {
        patience.failed();
        throw failure;
      }
      await sleep(wait, undefined, { signal: closing.signal }).catch(() => {
        throw failure;
      });
    }
  };

  return {
    send,
    apiCalls: () => calls,
    close: async () => {
      closing.abort();
      await dispatcher.destroy();
    },
  };
};
