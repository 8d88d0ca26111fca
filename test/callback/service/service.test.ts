import { text as textOf } from 'node:stream/consumers';
import { expect } from 'chai';
import { oneSpanSign } from '../../../src/callback/profiles/onespan-sign.js';
import { openService, type CallbackService, type ServiceReply } from '../../../src/callback/service/service.js';
import { releaseSecrets } from '../../../src/text/secrets.js';
import { silence, startHostileServer, type Hostility } from '../../support/hostile-server.js';

const API_KEY = 'c2VydmljZS1hcGkta2V5';
const KEY = 'eyJob3N0IjoiYWNtZSJ9';
const REGISTRATION = { url: 'https://acme.my.salesforce.com/services/apexrest/x', key: KEY, events: ['A'] };

const PROFILE = { ...oneSpanSign, authorization: 'Bearer' } as const;
const read = (service: CallbackService): Promise<ServiceReply> => service.read();
const register = (service: CallbackService): Promise<ServiceReply> => service.register(REGISTRATION);

const says =
  (status: number, body: string): Hostility =>
  (response) =>
    void response.writeHead(status).end(body);

/** What becomes of a call to a service that answers so. */
const replyOf = async (call: typeof read, answer: Hostility, timeoutMs?: number): Promise<ServiceReply> => {
  const server = await startHostileServer(answer);
  try {
    return await call(openService(new URL(`${server.url}/hooks`), PROFILE, API_KEY, timeoutMs));
  } finally {
    server.close();
  }
};

describe('the API of a callback service', () => {
  afterEach(releaseSecrets);

  for (const [what, call, method, type, body] of [
    ['asks for a registration', read, 'GET', undefined, ''],
    ['sends a registration', register, 'POST', 'application/json', JSON.stringify(REGISTRATION)],
  ] as const) {
    it(`${what} with the API key in the header only`, async () => {
      const seen: unknown[] = [];
      await replyOf(call, (response, request) => {
        const { authorization, accept, 'content-type': contentType } = request.headers;
        void textOf(request).then((sent) => {
          seen.push([request.method, request.url, authorization, accept, contentType, sent]);
          response.end();
        });
      });
      expect(seen).to.deep.equal([[method, '/hooks', `Bearer ${API_KEY}`, 'application/json', type, body]]);
    });
  }

  const failed = (status: number | null, changes: object = {}): ServiceReply => ({
    ok: false,
    error: { status, messageKey: null, message: null, name: null, ...changes },
  });

  for (const [what, answer, reply] of [
    ['a registration', says(200, '{"url":"x"}'), { ok: true, status: 200, body: { url: 'x' } }],
    ['nothing', says(201, ''), { ok: true, status: 201, body: null }],
    ['a line break', says(200, '\r\n'), { ok: true, status: 200, body: null }],
    ['a page', says(200, '<html>'), { ok: true, status: 200, body: undefined }],
    ['an error in its own words', says(422, '{"messageKey":"error.x"}'), failed(422, { messageKey: 'error.x' })],
    ['the page of a proxy', says(502, '<html>'), failed(502)],
    ['a connection that is cut', (response) => void response.destroy(), failed(null, { message: 'UND_ERR_SOCKET' })],
  ] as Array<[string, Hostility, ServiceReply]>) {
    it(`tells of ${what}`, async () => expect(await replyOf(read, answer)).to.deep.equal(reply));
  }

  it('waits no longer than it may', async () => {
    expect(await replyOf(read, silence, 50)).to.deep.equal(failed(null, { message: 'TIMEOUT' }));
  });

  it('shows the key that is registered, to be compared with the one that was sent', async () => {
    const reply = await replyOf(register, says(200, JSON.stringify(REGISTRATION)));
    expect(reply).to.deep.equal({ ok: true, status: 200, body: REGISTRATION });
  });

  it('repeats no secret that an error of the service quotes', async () => {
    const reply = await replyOf(register, says(400, JSON.stringify({ name: KEY, message: API_KEY })));
    expect(reply).to.deep.equal(failed(400, { name: '(redacted)', message: '(redacted)' }));
  });

  it('takes no mistake of the environment for a failure of the service', async () => {
    const { https_proxy: before } = process.env;
    process.env.https_proxy = 'gopher://nowhere';
    try {
      expect(await replyOf(read, says(200, '')).catch(String)).to.include('https_proxy');
    } finally {
      if (before === undefined) delete process.env.https_proxy;
      else process.env.https_proxy = before;
    }
  });
});
