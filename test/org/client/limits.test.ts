import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { RequestFailure } from '../../../src/org/client/failure.js';
import { createTransport, type Transport } from '../../../src/org/client/http.js';

/** One chunk after another until the other side goes; nothing here waits for a time to pass. */
const trickle = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

describe('limits of a reply', () => {
  let server: Server;
  let transport: Transport;

  before(async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, ' '));
    server = createServer((request, response) => {
      if (request.url?.includes('trickle')) trickle(response);
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    transport = createTransport({
      instanceUrl: `http://127.0.0.1:${port}`,
      accessToken: () => 'token',
      log: () => undefined,
      deadlineMs: 300,
    });
  });

  after(async () => {
    await transport.close();
    server.closeAllConnections();
    server.close();
  });

  const failureOf = async (path: string): Promise<unknown> =>
    transport.send({ method: 'GET', path }, () => null).catch((error: unknown) => error);

  it('count what is unpacked, not what is sent', async () => {
    const slow = createTransport({
      instanceUrl: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
      accessToken: () => 'token',
      log: () => undefined,
    });
    const failure = await slow
      .send({ method: 'GET', path: '/services/bomb' }, () => null)
      .catch((error: unknown) => error);
    await slow.close();
    expect(failure).to.be.instanceOf(RequestFailure).with.property('code', 'TOO_LARGE');
  });

  it('end what trickles on without end', async () => {
    expect(await failureOf('/services/trickle'))
      .to.be.instanceOf(RequestFailure)
      .with.property('code', 'DEADLINE');
  });

  it('send nothing to an address that is not the org’s', async () => {
    expect(await failureOf('@evil.example/services/x'))
      .to.be.instanceOf(RequestFailure)
      .with.property('code', 'FOREIGN_ADDRESS');
  });
});
