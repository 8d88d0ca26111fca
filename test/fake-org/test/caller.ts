/** Plain HTTP against a fake org, for its own tests. */
import { request as httpRequest } from 'node:http';
import type { FakeOrg } from '../index.js';

export type Answer = { status: number; headers: Headers; text: string; json: unknown };

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Not JSON: the text tells.
  }
  return { status: response.status, headers: response.headers, text, json };
};

export type Caller = {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  send: (method: string, path: string, body: string, headers?: Record<string, string>) => Promise<Answer>;
  soql: (query: string, version?: number) => Promise<Answer>;
  tooling: (query: string) => Promise<Answer>;
  composite: (body: unknown) => Promise<Answer>;
  soap: (body: string, version?: number) => Promise<Answer>;
};

export const callerWith = (fake: FakeOrg, token: string): Caller => {
  const call = async (
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    answerOf(await fetch(fake.url + path, { method, body, headers: { authorization: `Bearer ${token}`, ...headers } }));
  return {
    get: (path, headers) => call('GET', path, undefined, headers),
    send: call,
    soql: (query, version = 64) => call('GET', `/services/data/v${version}.0/query?q=${encodeURIComponent(query)}`),
    tooling: (query) => call('GET', `/services/data/v64.0/tooling/query?q=${encodeURIComponent(query)}`),
    composite: (body) =>
      call('POST', '/services/data/v64.0/composite', JSON.stringify(body), { 'content-type': 'application/json' }),
    soap: (body, version = 64) =>
      call(
        'POST',
        `/services/Soap/m/${version}.0`,
        `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader xmlns="http://soap.sforce.com/2006/04/metadata"><sessionId>${token}</sessionId></SessionHeader></e:Header><e:Body>${body}</e:Body></e:Envelope>`,
        { 'content-type': 'text/xml', soapaction: '""' },
      ),
  };
};

export const callerAs = (fake: FakeOrg, username: string): Caller => callerWith(fake, fake.accessToken(username));

/** `errorCode: message` of the first error in a REST body. */
export const errorOf = ({ status, json }: Answer): string => {
  const [error] = json as Array<{ errorCode: string; message: string }>;
  return `${status} ${error?.errorCode ?? ''}: ${error?.message ?? ''}`;
};

type Page = { totalSize: number; done: boolean; nextRecordsUrl?: string; records: Array<Record<string, unknown>> };
export const pageOf = ({ status, json, text }: Answer): Page => {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json as Page;
};

/** A POST of a form with a Host header of one's own, which fetch does not allow. */
export const postForm = (
  fake: FakeOrg,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, string> }> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: fake.port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, string> }),
        );
      },
    );
    request.on('error', reject).end(new URLSearchParams(form).toString());
  });
