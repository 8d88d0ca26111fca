import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { createClient, type OrgClient } from '../../../src/org/client/client.js';
import { RequestFailure } from '../../../src/org/client/failure.js';
import { holdSecret, releaseSecrets } from '../../../src/text/secrets.js';

const TOKEN = '00D000000000001!AQ.f00.BaRxyzzy_1234567890.quux';
const SECRET = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';

/** An org that repeats the secrets of its caller, in its data and in its errors. */
describe('the org client', () => {
  let server: Server;
  let client: OrgClient;

  before(async () => {
    const said = `${TOKEN} ${encodeURIComponent(TOKEN)} ${Buffer.from(TOKEN).toString('base64')} ${SECRET.slice(3, 40)}`;
    server = createServer((request, response) => {
      const failed = request.url?.includes('failed');
      const body = failed ? [{ errorCode: 'ODD', message: said }] : { label: said, [SECRET]: 1 };
      response.writeHead(failed ? 400 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    holdSecret(SECRET);
    client = createClient(
      {
        accessToken: TOKEN,
        getApiVersion: () => '64.0',
        getUsername: () => 'u',
        instanceUrl: `http://127.0.0.1:${port}`,
        isUsingAccessToken: () => true,
        refreshAuth: async () => Promise.resolve(),
      },
      () => undefined,
    );
  });

  after(async () => {
    releaseSecrets();
    await client.close();
    server.close();
  });

  it('takes what this process holds out of data, names included', async () => {
    const text = JSON.stringify(await client.resource('/services/data'));
    expect(text)
      .to.not.include(TOKEN.slice(16, 28))
      .and.not.include(SECRET.slice(10, 22))
      .and.not.match(/BaRxyzzy/);
    expect(text).to.include('00D000000000001!(redacted)').and.include('"(redacted)":1');
  });

  it('takes it out of errors', async () => {
    const failure = await client.resource('/services/failed').catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RequestFailure);
    expect((failure as Error).message)
      .to.include('ODD: ')
      .and.not.include(TOKEN.slice(16, 28))
      .and.not.include(SECRET.slice(10, 22));
  });

  it('hands on secrets that are asked for, and none in a refusal', async () => {
    const given = await client.resource('/services/data', { asksForSecrets: true });
    expect(given).to.have.property(SECRET);
    const failure = await client.resource('/services/failed', { asksForSecrets: true }).catch((error: Error) => error);
    expect((failure as Error).message).to.not.include(SECRET.slice(10, 22));
  });
});
