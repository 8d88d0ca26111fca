/** Trouble on request: what to do instead of, or on top of, answering. */
import type { LoggedRequest } from './metering.js';

export type FaultAction =
  /** A reply that did not come from the org's data. */
  | { kind: 'reply'; status: number; body: string; contentType?: string; headers?: Record<string, string> }
  /** Cuts the connection: before anything was done, before the reply to what was done, or after half of its body. */
  | { kind: 'reset'; when: 'beforeReply' | 'beforeWork' | 'midBody'; framing?: 'chunked' | 'length' }
  /** Never goes on. */
  | { kind: 'stall'; when: 'beforeReply' | 'midBody' }
  /** The caller's session ends before this request. */
  | { kind: 'expireSessions' }
  /** The org's daily allocation is used up: 403 for REST, a fault for SOAP. */
  | { kind: 'requestLimit' }
  /** Answers correctly, but late. */
  | { kind: 'delay'; milliseconds: number }
  /** Answers correctly, once this has come to pass. */
  | { kind: 'hold'; until: Promise<unknown> };

/**
 * What a pattern is tested against: `POST /services/Soap/m/64.0 readMetadata ConnectedApp`, `GET /services/... SELECT
 * ...`.
 */
const faultText = ({ method, path, operation, types, soql }: LoggedRequest): string =>
  [method, path, operation, ...types, ...soql].filter(Boolean).join(' ');

export type Fault = {
  name?: string;
  match: RegExp | ((request: LoggedRequest) => boolean);
  /** How often it strikes; always, unless given. */
  times?: number;
  /** How many matching requests pass first. */
  after?: number;
  action: FaultAction;
};

const reply = (
  status: number,
  body: string,
  rest: { contentType?: string; headers?: Record<string, string> } = {},
): FaultAction => ({
  kind: 'reply',
  status,
  body,
  ...rest,
});
const restError = (status: number, errorCode: string, message: string, headers?: Record<string, string>): FaultAction =>
  reply(status, JSON.stringify([{ message, errorCode }]), { headers });

/** The usual troubles, as actions. */
export const trouble = {
  badGateway: (): FaultAction => reply(502, '<html><body>Bad Gateway</body></html>', { contentType: 'text/html' }),
  chunkedCut: (): FaultAction => ({ kind: 'reset', when: 'midBody', framing: 'chunked' }),
  cut: (): FaultAction => ({ kind: 'reset', when: 'midBody', framing: 'length' }),
  delay: (milliseconds: number): FaultAction => ({ kind: 'delay', milliseconds }),
  edgeNotFound: (): FaultAction => reply(420, '', { headers: { 'retry-after': '1' } }),
  emptyBody: (): FaultAction => reply(200, ''),
  emptyObject: (): FaultAction => reply(200, '{}'),
  error: restError,
  expireSessions: (): FaultAction => ({ kind: 'expireSessions' }),
  hold: (until: Promise<unknown>): FaultAction => ({ kind: 'hold', until }),
  html: (): FaultAction =>
    reply(200, '<!DOCTYPE html><html><head><title>Login</title></head><body>Maintenance</body></html>', {
      contentType: 'text/html',
    }),
  reply,
  requestLimit: (): FaultAction => ({ kind: 'requestLimit' }),
  /** The request never got through. */
  lost: (): FaultAction => ({ kind: 'reset', when: 'beforeWork' }),
  /** The request took effect, and its answer was lost. */
  reset: (): FaultAction => ({ kind: 'reset', when: 'beforeReply' }),
  serverError: (): FaultAction =>
    restError(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred. Please include this ErrorId: 1-1 (1)'),
  soapFault: (code: string, message: string): FaultAction =>
    reply(
      500,
      `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="http://soap.sforce.com/2006/04/metadata"><soapenv:Body><soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${message}</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`,
      { contentType: 'text/xml' },
    ),
  stall: (): FaultAction => ({ kind: 'stall', when: 'beforeReply' }),
  stallMidBody: (): FaultAction => ({ kind: 'stall', when: 'midBody' }),
  tooManyRequests: (retryAfterSeconds = 1): FaultAction =>
    restError(429, 'REQUEST_LIMIT_EXCEEDED', 'Too many requests.', { 'retry-after': String(retryAfterSeconds) }),
  unavailable: (retryAfterSeconds?: number): FaultAction =>
    restError(
      503,
      'SERVER_UNAVAILABLE',
      'The server is temporarily unavailable.',
      retryAfterSeconds === undefined ? undefined : { 'retry-after': String(retryAfterSeconds) },
    ),
};

export type Faults = {
  add(fault: Fault): void;
  /** The action that strikes this request, if any. */
  strike(request: LoggedRequest): { name: string; action: FaultAction } | null;
  clear(): void;
};

export const createFaults = (initial: readonly Fault[] = []): Faults => {
  const start = (fault: Fault): { fault: Fault; seen: number } => ({ fault, seen: 0 });
  let active = initial.map(start);
  return {
    add: (fault) => active.push(start(fault)),
    strike(request) {
      for (const entry of active) {
        const { match, after = 0, times = Infinity, action, name = action.kind } = entry.fault;
        const hit =
          typeof match === 'function'
            ? match(request)
            : new RegExp(match.source, match.flags.replace('g', '')).test(faultText(request));
        if (!hit) continue;
        entry.seen++;
        if (entry.seen > after && entry.seen <= after + times) return { name, action };
      }
      return null;
    },
    clear() {
      active = [];
    },
  };
};
