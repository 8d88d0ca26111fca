/**
 * The client credentials exchange for real: a token, whom it stands for, and its revocation. The token lives in the
 * values of these functions only; it is never logged, and no error quotes a request or a reply that could hold it.
 */
import { HttpFailure } from '../http/failure.js';
import { exchangeOnce, type HttpRequest } from '../http/http.js';
import { isRecord } from '../text/is-record.js';
import { parseJson } from '../text/parse-json.js';
import { redactor } from '../text/redact.js';
import { holdSecret, withoutSecrets } from '../text/secrets.js';
import { parseTokenError, type TokenError } from './parse-error.js';

export type Credentials = { clientId: string; clientSecret: string };

/** A token that must not leave the process: it is not enumerable, so that neither JSON nor a log shows it. */
export type AccessToken = { readonly value: () => string };

export type Identity = {
  /** From the `id` of the reply: the org and the user that the token stands for. */
  orgId: string;
  userId: string;
};

export type TokenReply =
  | { ok: true; token: AccessToken; identity: Identity | null; scopes: string[] | null }
  | { ok: false; status: number | null; error: TokenError };

const secret = (value: string): AccessToken => {
  const token = {} as { value: () => string };
  Object.defineProperty(token, 'value', { enumerable: false, value: () => value });
  return token;
};

type Reply = { status: number; text: string };

/** One request without retries, its whole body; a failure on the way is a code. */
const send = async (request: HttpRequest, timeoutMs?: number): Promise<Reply | { failed: string }> => {
  try {
    return await exchangeOnce(request, timeoutMs === undefined ? {} : { deadlineMs: timeoutMs });
  } catch (error) {
    if (error instanceof HttpFailure) return { failed: error.code };
    throw error;
  }
};

const post = async (
  url: string,
  form: Record<string, string>,
  timeoutMs?: number,
): Promise<Reply | { failed: string }> =>
  send(
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      asksForSecrets: true,
    },
    timeoutMs,
  );

const parse = (text: string): Record<string, unknown> | null => {
  const value = parseJson(text);
  return isRecord(value) ? value : null;
};

/** `https://login.salesforce.com/id/<org id>/<user id>` */
const identityOf = (id: unknown): Identity | null => {
  const [, orgId = '', userId = ''] =
    /\/id\/(00D[A-Za-z0-9]{12,15})\/(005[A-Za-z0-9]{12,15})(?:$|[/?])/.exec(typeof id === 'string' ? id : '') ?? [];
  return userId === '' ? null : { orgId, userId };
};

/** What was sent is taken out first: an error could be cut off in the middle of a secret. */
const errorOf = (text: string, clientId = ''): TokenError =>
  parseTokenError(redactor([clientId])(withoutSecrets(text)));

/** A refusal in the words of the endpoint. A body that is none of its errors is not quoted. */
const refusal = ({ status, text }: Reply, clientId: string): TokenReply => {
  const body = parse(text);
  const error = body && typeof body.error === 'string' ? errorOf(text, clientId) : null;
  return { ok: false, status, error: error ?? { code: `http_${status}`, description: null } };
};

/**
 * @param origin origin of the org's My Domain host, such as `https://acme.my.salesforce.com`
 * @param timeoutMs for the whole reply
 */
export const requestToken = async (
  origin: string,
  { clientId, clientSecret }: Credentials,
  timeoutMs?: number,
): Promise<TokenReply> => {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: holdSecret(clientSecret) };
  const reply = await post(`${origin}/services/oauth2/token`, form, timeoutMs);
  if ('failed' in reply) return { ok: false, status: null, error: { code: 'network', description: reply.failed } };
  if (reply.status !== 200) return refusal(reply, clientId);
  const body = parse(reply.text);
  if (body === null || typeof body.access_token !== 'string') {
    return { ok: false, status: reply.status, error: { code: 'unreadable_reply', description: null } };
  }
  const token = secret(holdSecret(body.access_token));
  return {
    ok: true,
    token,
    identity: identityOf(body.id),
    scopes: typeof body.scope === 'string' ? withoutSecrets(body.scope).split(' ').filter(Boolean) : null,
  };
};

export type CallReply = { ok: true } | { ok: false; status: number | null; error: TokenError };

/** One harmless call that needs API access: the resources of an API version. */
export const callApi = async (
  origin: string,
  apiVersion: string,
  token: AccessToken,
  timeoutMs?: number,
): Promise<CallReply> => {
  const headers = { authorization: `Bearer ${token.value()}`, accept: 'application/json' };
  const reply = await send({ method: 'GET', url: `${origin}/services/data/v${apiVersion}/`, headers }, timeoutMs);
  if ('failed' in reply) return { ok: false, status: null, error: { code: 'network', description: reply.failed } };
  if (reply.status === 200 && typeof parse(reply.text)?.sobjects === 'string') return { ok: true };
  const error = errorOf(reply.text);
  return {
    ok: false,
    status: reply.status,
    error: /^[\w-]{1,60}$/.test(error.code ?? '') ? error : { code: `http_${reply.status}`, description: null },
  };
};

/** Ends the session that the token opened. False when the org did not confirm that. */
export const revokeToken = async (origin: string, token: AccessToken, timeoutMs?: number): Promise<boolean> => {
  const reply = await post(`${origin}/services/oauth2/revoke`, { token: token.value() }, timeoutMs);
  return 'status' in reply && reply.status === 200;
};
