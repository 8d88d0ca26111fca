import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SpoilingProxy = { url: string; close: () => void };

/** A reply, before or after it is spoilt. */
export type Spoilt = { status: number; contentType: string; body: Buffer | string; headers?: Record<string, string> };

/**
 * Stands before an org, and changes what it answers.
 *
 * @param spoil gets the reply, what was asked for with its body, in plain (`GET /services/data/…?q=SELECT Id …`), and
 *   that body as it was
 */
export const startSpoilingProxy = async (
  target: string,
  spoil: (reply: Spoilt & { body: string }, asked: string, sent: string) => Spoilt,
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
      const sent = Buffer.concat(chunks).toString();
      const asked = decodeURIComponent(`${request.method} ${request.url ?? ''}\n${sent}`.replaceAll('+', ' '));
      const spoilt = spoil({ status: reply.status, contentType, body }, asked, sent);
      response.writeHead(spoilt.status, { 'content-type': spoilt.contentType, ...spoilt.headers });
      response.end(spoilt.body);
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
