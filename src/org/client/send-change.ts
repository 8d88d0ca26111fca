/**
 * One request that changes the org, sent once: what could act twice is never tried again. Reading afterwards tells what
 * a lost answer left open.
 */
import { EnvHttpProxyAgent, fetch } from 'undici';
import type { Change, SendChange } from '../sources/staged-credentials.js';
import type { OrgConnection } from './client.js';
import { RequestFailure } from './failure.js';
import { jsonOf } from './rest.js';
import { withoutSecrets } from '../../text/secrets.js';

const TIMEOUT_MS = 30_000;

const lost = (error: unknown): Change => {
  const code = error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'NETWORK_ERROR';
  return { kind: 'lost', code, message: code };
};

/** Only an answer in Salesforce's own words is a refusal; a page of a proxy says nothing about what happened. */
const changeOf = (status: number, contentType: string, text: string): Change => {
  if (status >= 200 && status < 300) return { kind: 'done' };
  try {
    jsonOf({ status, contentType, text });
  } catch (error) {
    const failure = error instanceof RequestFailure ? error : null;
    const { code, message } = failure ?? {
      code: `HTTP_${status}`,
      message: error instanceof Error ? error.message : '',
    };
    const said = status >= 400 && status < 500 && !code.startsWith('HTTP_');
    return { kind: said ? 'refused' : 'lost', code, message };
  }
  return { kind: 'lost', code: `HTTP_${status}`, message: `HTTP ${status}` };
};

/** @param log gets method, path and status */
export const changeSender =
  (connection: Pick<OrgConnection, 'accessToken' | 'instanceUrl'>, log: (line: string) => void): SendChange =>
  async (method, path, body) => {
    const dispatcher = new EnvHttpProxyAgent({ allowH2: false });
    try {
      const reply = await fetch(connection.instanceUrl.replace(/\/+$/, '') + path, {
        method,
        headers: {
          authorization: `Bearer ${connection.accessToken ?? ''}`,
          'content-type': 'application/json',
          'user-agent': 'sf-plugin-nhi',
        },
        body: body && JSON.stringify(body),
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      log(`${method} ${path} ${reply.status}`);
      return changeOf(reply.status, reply.headers.get('content-type') ?? '', withoutSecrets(await reply.text()));
    } catch (error) {
      log(`${method} ${path} failed`);
      return lost(error);
    } finally {
      await dispatcher.destroy();
    }
  };
