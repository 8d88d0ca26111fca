/**
 * One HTTP exchange: a request and its whole reply, within bounds of size, silence and time. All connections of this
 * plugin are made here, through the proxies of the environment. Redirects are never followed: they would carry a secret
 * to another host.
 */
import { EnvHttpProxyAgent, fetch } from 'undici';
import { withoutSecrets } from '../text/secrets.js';
import { HttpFailure } from './failure.js';
import { networkCode } from './network-code.js';
import { proxiesOf } from './proxies.js';
import { readBody } from './read-body.js';

export type HttpRequest = {
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  url: URL | string;
  headers?: Record<string, string>;
  body?: string;
  /** A reply of status 2xx is asked for the secrets in it, so that it is handed on as it is. */
  asksForSecrets?: boolean;
};

export type HttpReply = {
  status: number;
  /** Of status 2xx. */
  ok: boolean;
  contentType: string;
  retryAfter: string | null;
  /** The other side's clock, in whole seconds; null where it told none. */
  date: Date | null;
  /** Without any secret that this process holds, unless it was asked for them. */
  text: string;
};

export type HttpLimits = {
  /** Largest body, unpacked, in bytes. */
  mostBytes: number;
  /** Longest time for the whole reply, in ms, however steadily it trickles. */
  deadlineMs: number;
  /** Longest time without a byte, in ms; the deadline where there is none. */
  silenceMs?: number;
};

/** Of a reply that says little: a token, an error, a registration. */
const SMALL_REPLY: HttpLimits = { mostBytes: 1024 * 1024, deadlineMs: 30_000 };

export type Http = {
  /** @throws HttpFailure; also when it was closed meanwhile */
  exchange: (request: HttpRequest, limits: HttpLimits) => Promise<HttpReply>;
  /** Cancels what is under way and closes every connection. */
  close: () => Promise<void>;
};

const dateOf = (header: string | null): Date | null => {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : new Date(time);
};

/** @throws SfError for a mistake in a variable that names a proxy */
export const openHttp = ({ connections }: { connections?: number } = {}): Http => {
  const dispatcher = new EnvHttpProxyAgent({ connections, allowH2: false, ...proxiesOf(process.env) });
  const closing = new AbortController();

  const exchange: Http['exchange'] = async ({ url, asksForSecrets, ...request }, limits) => {
    const { mostBytes, deadlineMs, silenceMs } = limits;
    const silence = new AbortController();
    const silent = silenceMs === undefined ? undefined : setTimeout(() => silence.abort(), silenceMs);
    const deadline = AbortSignal.timeout(deadlineMs);
    let begun = false;
    try {
      const reply = await fetch(url, {
        ...request,
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.any([silence.signal, closing.signal, deadline]),
      });
      begun = true;
      silent?.refresh();
      const raw = await readBody(reply.body, mostBytes, () => silent?.refresh());
      const header = (name: string): string => withoutSecrets(reply.headers.get(name) ?? '');
      return {
        status: reply.status,
        ok: reply.ok,
        contentType: header('content-type'),
        retryAfter: header('retry-after') || null,
        date: dateOf(reply.headers.get('date')),
        text: asksForSecrets && reply.ok ? raw : withoutSecrets(raw),
      };
    } catch (error) {
      if (error instanceof HttpFailure) throw error;
      if (silence.signal.aborted) throw new HttpFailure('silent', 'TIMEOUT', silenceMs ?? null);
      if (deadline.aborted) {
        throw begun
          ? new HttpFailure('deadline', 'DEADLINE', deadlineMs)
          : new HttpFailure('silent', 'TIMEOUT', deadlineMs);
      }
      throw new HttpFailure('network', networkCode(error));
    } finally {
      clearTimeout(silent);
    }
  };

  return {
    exchange,
    close: async () => {
      closing.abort();
      await dispatcher.destroy();
    },
  };
};

/** One exchange with a connection of its own. @throws HttpFailure, SfError as {@link openHttp} does */
export const exchangeOnce = async (request: HttpRequest, limits: Partial<HttpLimits> = {}): Promise<HttpReply> => {
  const http = openHttp();
  try {
    return await http.exchange(request, { ...SMALL_REPLY, ...limits });
  } finally {
    await http.close();
  }
};
