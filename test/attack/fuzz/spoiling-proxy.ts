import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SpoilingProxy = { url: string; close: () => void };

/** Stands before an org, and changes what it answers. */
export const startSpoilingProxy = async (
  target: string,
  spoil: (body: string, isJson: boolean) => string,
): Promise<SpoilingProxy> => {
  const server = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { authorization = '', 'content-type': type = 'application/json', soapaction = '""' } = request.headers;
      const reply = await fetch(target + (request.url ?? ''), {
        method: request.method,
        headers: { authorization, 'content-type': type, soapaction: String(soapaction) },
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      const contentType = reply.headers.get('content-type') ?? '';
      const body = await reply.text();
      response.writeHead(reply.status, { 'content-type': contentType });
      response.end(spoil(body, contentType.includes('json')));
    };
    forward().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
