/**
 * The wire: reads requests, refuses those that are too large, and sends replies with the faults that were asked for.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { dispatch } from './dispatch.js';
import { soapFault } from '../soap/envelope.js';
import { json, type Context, type Incoming, type Reply, type Spoil, type Spoilt } from './messages.js';
import { logEntry, type LoggedRequest } from './metering.js';
import type { FaultAction, Faults } from './faults.js';

export type Wire = {
  context: Context;
  faults: Faults;
  log: LoggedRequest[];
  /** Milliseconds added before every reply. */
  latency: () => number;
  spoil?: Spoil;
};

/** Bytes that the platform takes for the request line, and for the headers. */
const MAX_BYTES = 16_384;

const tooLarge = (message: IncomingMessage, { org }: Context): Reply | null => {
  const line = `${message.method} ${message.url} HTTP/1.1`.length;
  const headers = message.rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0);
  if (line > MAX_BYTES) return { status: 414, contentType: 'text/html', body: '<h1>414 URI Too Long</h1>' };
  const counted = org.options.requestLimitCounts === 'line' ? headers : line + headers;
  if (counted > MAX_BYTES)
    return { status: 431, contentType: 'text/html', body: '<h1>431 Request Header Fields Too Large</h1>' };
  return null;
};

const read = async (message: IncomingMessage): Promise<Incoming> => {
  const chunks: Buffer[] = [];
  // Iterating over them would take several times as long.
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(message, 'end');
  // Clients may join the instance URL and a path with two slashes.
  const url = new URL(`http://127.0.0.1${(message.url ?? '/').replace(/^\/+/, '/')}`);
  let path = url.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // A path that cannot be decoded matches nothing.
  }
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return {
    method: message.method ?? 'GET',
    path,
    query: url.searchParams,
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
};

const isBillable = (path: string): boolean => /^\/services\/(data\/v|Soap\/|apexrest\/)/i.test(path);
/** Calls that nobody was let in for are not billed. */
const isBilled = (path: string, { status, body }: Reply): boolean =>
  isBillable(path) &&
  status !== 401 &&
  !body.includes('INVALID_SESSION_ID') &&
  !body.includes('REQUEST_LIMIT_EXCEEDED');

const limitExceeded = (path: string): Reply =>
  /^\/services\/Soap\//i.test(path)
    ? soapFault('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
    : json([{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }], 403);

const answer = ({ context, log }: Wire, entry: LoggedRequest, request: Incoming): Reply => {
  const { dailyApiRequests, usedApiRequests } = context.org.options;
  const used = usedApiRequests + log.filter(({ billed }) => billed).length;
  if (isBillable(request.path) && used >= dailyApiRequests) {
    return limitExceeded(request.path);
  }
  const limited = { ...context, org: { ...context.org, options: { ...context.org.options, usedApiRequests: used } } };
  const reply = dispatch(request.path.endsWith('/limits') ? limited : context, request);
  entry.billed = isBilled(request.path, reply);
  if (!isBillable(request.path)) return reply;
  const usage = `api-usage=${used + (entry.billed ? 1 : 0)}/${dailyApiRequests}`;
  return { ...reply, headers: { ...reply.headers, 'sforce-limit-info': usage } };
};

const JSON_TYPE = 'application/json;charset=UTF-8';

/** What the org answers, as somebody on the way changes it. */
const spoilt = ({ spoil }: Wire, reply: Reply, { method, url = '' }: IncomingMessage, sent: string): Reply | Spoilt => {
  if (!spoil) return reply;
  const asked = decodeURIComponent(`${method} ${url}\n${sent}`.replaceAll('+', ' '));
  return spoil({ ...reply, contentType: reply.contentType ?? JSON_TYPE }, asked, sent);
};

/** Sends all of a reply, or half of it. */
const send = (response: ServerResponse, reply: Reply | Spoilt, part: 'chunkedHalf' | 'half' | 'whole'): void => {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, {
    'content-type': reply.contentType ?? JSON_TYPE,
    ...(part === 'chunkedHalf' ? {} : { 'content-length': body.length }),
    ...reply.headers,
  });
  if (part === 'whole') response.end(body);
  else response.write(body.subarray(0, Math.ceil(body.length / 2)));
};

const tellTime = (response: ServerResponse, aheadMs: number | null): void => {
  response.sendDate = false;
  if (aheadMs !== null) response.setHeader('date', new Date(Date.now() + aheadMs).toUTCString());
};

const cut = async (response: ServerResponse): Promise<void> => {
  // Lets what was written reach the client before the connection goes.
  await sleep(20);
  response.destroy();
};

const finish = async (
  response: ServerResponse,
  reply: Reply | Spoilt,
  action: FaultAction | undefined,
): Promise<void> => {
  if (reply.status === 0) return void response.destroy();
  if (action?.kind === 'reset') {
    if (action.when !== 'midBody') return void response.destroy();
    send(response, reply, action.framing === 'chunked' ? 'chunkedHalf' : 'half');
    return cut(response);
  }
  if (action?.kind === 'stall') {
    if (action.when === 'midBody') send(response, reply, 'half');
    return;
  }
  send(response, reply, 'whole');
};

const replyOf = (wire: Wire, entry: LoggedRequest, request: Incoming, action: FaultAction | undefined): Reply => {
  if (action?.kind === 'reply') return action;
  if (action?.kind === 'reset' && action.when === 'beforeWork') return { status: 0, body: '' };
  return action?.kind === 'requestLimit' ? limitExceeded(request.path) : answer(wire, entry, request);
};

const handle = async (wire: Wire, message: IncomingMessage, response: ServerResponse): Promise<void> => {
  const startedAt = performance.now();
  const refused = tooLarge(message, wire.context);
  const request = await read(message);
  tellTime(response, wire.context.org.options.clockAheadMs);
  const entry = logEntry(request, startedAt);
  wire.log.push(entry);
  response.once('close', () => (entry.endedAt ??= performance.now()));
  response.once('finish', () => (entry.endedAt ??= performance.now()));
  const struck = refused ? null : wire.faults.strike(entry);
  entry.fault = struck?.name ?? null;
  const action = struck?.action;
  if (action?.kind === 'expireSessions') wire.context.sessions.expireAll();
  const delay = wire.latency() + (action?.kind === 'delay' ? action.milliseconds : 0);
  const reply = spoilt(wire, refused ?? replyOf(wire, entry, request, action), message, request.body);
  entry.status = reply.status;
  if (delay > 0) await sleep(delay);
  if (action?.kind === 'hold') await action.until;
  await finish(response, reply, action);
};

/** Listens on a free port of the loopback interface, or on the one given. */
export const listen = async (wire: Wire, port: number): Promise<{ server: Server; port: number }> => {
  const server = createServer({ maxHeaderSize: 4 * MAX_BYTES, keepAliveTimeout: 60_000 }, (message, response) => {
    handle(wire, message, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`The fake org itself failed: ${text}`);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The fake org could not listen.');
  return { server, port: address.port };
};
