/** A callback service on loopback: takes a registration, and then really does what it is registered for. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { decodeKeyStrictly, type DecodedKey } from './decode-key.js';

export type Registered = { url: string; key: string; events: string[] };

/** What came of posting an event. */
export type Delivery =
  | { at: 'token'; status: number; error: string }
  /** `runAs` is the id of the user whom the token stands for. */
  | { at: 'endpoint'; status: number; runAs: string; body: string };

export type Trouble =
  /** Answers this to a POST, and registers nothing. */
  | { kind: 'refuse'; status: number; body: unknown }
  /** Registers, and cuts the connection before it answers; then cannot be read, or hides the key. */
  | { kind: 'cut' | 'cutAndUnreadable' | 'cutHiddenKey' }
  /** Cuts the connection, and registers nothing. */
  | { kind: 'lost' }
  | { kind: 'redirect'; to: string }
  /** What GET shows instead of what was registered. */
  | { kind: 'shows'; registration: unknown }
  /** The same, but only once something was sent. */
  | { kind: 'showsAfterwards'; registration: unknown }
  /** Registers, and never answers. */
  | { kind: 'silent'; onReceived: () => void }
  | { kind: 'unreadable' };

export type FakeCallbackService = {
  url: string;
  registered: Registered | null;
  /** Every request that came, by method. */
  readonly requests: Array<{ method: string; path: string; authorized: boolean }>;
  trouble: Trouble | null;
  /** Obtains a token with what the key holds, and posts an event to the registered URL. */
  emit: (event: string) => Promise<Delivery>;
  reset: () => void;
  close: () => Promise<void>;
};

export const API_KEY = 'c2VydmljZS1hcGkta2V5OlhZWjEyMw==';
const PATH = '/api/callback/connectors/salesforceOauth2';
const EVENTS = new Set(['PACKAGE_COMPLETE', 'PACKAGE_DECLINE', 'PACKAGE_CREATE', 'SIGNER_COMPLETE']);

const read = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const vendorError = (code: number, messageKey: string, message: string): object => ({
  code,
  messageKey,
  message,
  name: 'Error',
  technical: null,
  entity: null,
});

/** The registration, or what is wrong with it. */
const validate = (text: string): Registered | object => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return vendorError(400, 'error.validation.json', 'The body is not JSON.');
  }
  const { url, key, events } = body as Partial<Registered>;
  if (Object.keys(body as object).join() !== 'url,key,events')
    return vendorError(400, 'error.validation.body', 'Unexpected members.');
  if (typeof url !== 'string' || !URL.canParse(url))
    return vendorError(400, 'error.validation.url', 'The URL is not valid.');
  if (!Array.isArray(events) || events.length === 0 || !events.every((event) => EVENTS.has(event))) {
    return vendorError(400, 'error.validation.events', 'Unknown event.');
  }
  const decoded = decodeKeyStrictly(String(key));
  // Real services are careless enough to repeat what they were sent.
  if (typeof decoded === 'string')
    return vendorError(400, 'error.validation.key', `The key ${String(key)} ${decoded}.`);
  return { url, key: String(key), events };
};

const isRegistered = (value: object): value is Registered => 'key' in value;

const requestToken = async ({ host, client_id, client_secret }: DecodedKey): Promise<Response> =>
  fetch(`${/^127\./.test(host) ? 'http' : 'https'}://${host}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }),
  });

const eventBody = (name: string): string =>
  JSON.stringify({
    '@class': 'com.silanis.esl.packages.event.ESLProcessEvent',
    name,
    sessionUser: 'user',
    packageId: 'package',
    message: null,
    documentId: null,
    createdDate: '2026-11-01T10:00:00Z',
  });

const deliver = async ({ url, key, events }: Registered, event: string): Promise<Delivery> => {
  if (!events.includes(event)) throw new Error(`${event} is not registered.`);
  const decoded = decodeKeyStrictly(key);
  if (typeof decoded === 'string') throw new Error(`The key ${decoded}.`);
  const reply = await requestToken(decoded);
  const token = (await reply.json()) as Record<string, string>;
  if (!reply.ok) return { at: 'token', status: reply.status, error: `${token.error}: ${token.error_description}` };
  const posted = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
    body: eventBody(event),
  });
  return { at: 'endpoint', status: posted.status, runAs: token.id?.split('/').at(-1) ?? '', body: await posted.text() };
};

export const startFakeCallbackService = async (): Promise<FakeCallbackService> => {
  const send = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const post = (response: ServerResponse, text: string): void => {
    const { trouble } = service;
    if (trouble?.kind === 'refuse') return send(response, trouble.status, trouble.body);
    if (trouble?.kind === 'lost') return void response.destroy();
    if (trouble?.kind === 'redirect') return void response.writeHead(307, { location: trouble.to }).end();
    const registration = validate(text);
    if (!isRegistered(registration)) return send(response, 400, registration);
    service.registered = registration;
    if (trouble?.kind === 'silent') return trouble.onReceived();
    if (trouble?.kind.startsWith('cut')) return void response.destroy();
    send(response, 200, {});
  };
  const get = (response: ServerResponse): void => {
    const { trouble } = service;
    const posted = service.requests.some(({ method }) => method === 'POST');
    if (trouble?.kind === 'showsAfterwards' && posted) return send(response, 200, trouble.registration);
    if (trouble?.kind === 'cutHiddenKey' && service.registered)
      return send(response, 200, { ...service.registered, key: '*****' });
    if ((trouble?.kind === 'unreadable' || (trouble?.kind === 'cutAndUnreadable' && posted)) && service.registered)
      return send(response, 500, vendorError(500, 'error.internal', 'Oops.'));
    if (trouble?.kind === 'shows' && service.registered) return send(response, 200, trouble.registration);
    if (!service.registered) return send(response, 404, vendorError(404, 'error.notFound', 'No such connector.'));
    send(response, 200, service.registered);
  };
  const server = createServer((request, response) => {
    void read(request).then((text) => {
      const authorized = request.headers.authorization === `Basic ${API_KEY}`;
      service.requests.push({ method: request.method ?? '', path: request.url ?? '', authorized });
      if (!authorized)
        return send(
          response,
          401,
          vendorError(401, 'error.unauthorized', `Not authorized: ${request.headers.authorization}`),
        );
      if (request.url !== PATH) return send(response, 404, vendorError(404, 'error.notFound', 'No such resource.'));
      if (request.method === 'POST') return post(response, text);
      if (request.method === 'GET') return get(response);
      return send(response, 405, vendorError(405, 'error.method', 'Not allowed.'));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The fake service could not listen.');

  const service: FakeCallbackService = {
    url: `http://127.0.0.1:${address.port}`,
    registered: null,
    requests: [],
    trouble: null,
    emit: async (event) => {
      if (!service.registered) throw new Error('Nothing is registered.');
      return deliver(service.registered, event);
    },
    reset: () => {
      service.registered = null;
      service.trouble = null;
      service.requests.length = 0;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
  return service;
};
