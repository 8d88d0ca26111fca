/**
 * One request that changes the org, sent once: what could act twice is never tried again. Reading afterwards tells what
 * a lost answer left open.
 */
import { HttpFailure } from '../../http/failure.js';
import { exchangeOnce, type HttpLimits, type HttpReply } from '../../http/http.js';
import type { Change, SendChange } from '../sources/staged-credentials.js';
import type { OrgConnection } from './client.js';
import { RequestFailure } from './failure.js';
import { jsonOf } from './rest.js';
import { holdSecret } from '../../text/secrets.js';
import { addressAt } from './address.js';
import { withoutEnd } from '../../text/trim.js';

/** Only an answer in Salesforce's own words is a refusal; a page of a proxy says nothing about what happened. */
const changeOf = ({ ok, status, contentType, text }: HttpReply): Change => {
  if (ok) return { kind: 'done' };
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
  (
    connection: Pick<OrgConnection, 'accessToken' | 'instanceUrl'>,
    log: (line: string) => void,
    limits: Partial<HttpLimits> = {},
  ): SendChange =>
  async (method, path, body) => {
    const { instanceUrl, accessToken } = connection;
    try {
      const reply = await exchangeOnce(
        {
          method,
          url: addressAt(withoutEnd(instanceUrl, '/'), path),
          headers: {
            authorization: `Bearer ${holdSecret(accessToken ?? '')}`,
            'content-type': 'application/json',
            'user-agent': 'sf-plugin-nhi',
          },
          body: body && JSON.stringify(body),
        },
        limits,
      );
      log(`${method} ${path} ${reply.status}`);
      return changeOf(reply);
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      log(`${method} ${path} ${error.code}`);
      return { kind: 'lost', code: error.code, message: error.code };
    }
  };
