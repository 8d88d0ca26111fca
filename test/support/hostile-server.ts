import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export type Hostility = (response: ServerResponse, request: IncomingMessage) => void;

export type HostileServer = { url: string; requests: string[]; close: () => void };

/** Answers every request in the same way. */
export const startHostileServer = async (answer: Hostility): Promise<HostileServer> => {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume();
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Little that is sent, and much that it becomes: as many MiB of spaces. */
export const bomb = (mebibytes: number, status = 200): Hostility => {
  const packed = gzipSync(Buffer.alloc(mebibytes * 1024 * 1024, ' '));
  return (response) => {
    response.on('error', () => undefined);
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
  };
};

/** One byte after another until the other side goes; nobody waits for the time between them. */
export const trickle: Hostility = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

export const silence: Hostility = () => undefined;

export const redirectTo =
  (url: string): Hostility =>
  (response) =>
    void response.writeHead(307, { location: url }).end();
