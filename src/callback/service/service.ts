/**
 * The callback service's API. Each call is one request: a POST that is sent again could register twice, so that nothing
 * is ever retried. The API key is in the header only, and no error quotes a request.
 */
import { EnvHttpProxyAgent, fetch } from 'undici';
import { holdSecret, withoutSecrets } from '../../text/secrets.js';
import type { VendorProfile } from '../profiles/profile.js';
import type { Registration } from './request.js';
import { readVendorError, type VendorError } from './vendor-error.js';

const TIMEOUT_MS = 60_000;

/** `body`: null for an empty one, undefined for one that is no JSON. */
export type ServiceReply = { ok: true; status: number; body: unknown } | { ok: false; error: VendorError };

export type CallbackService = {
  read: () => Promise<ServiceReply>;
  register: (registration: Registration) => Promise<ServiceReply>;
};

const networkCode = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'NETWORK_ERROR';
};

const parse = (text: string): unknown => {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const openService = (
  resource: URL,
  { authorization }: VendorProfile,
  apiKey: string,
  timeoutMs = TIMEOUT_MS,
): CallbackService => {
  const call = async (method: 'GET' | 'POST', registration?: Registration): Promise<ServiceReply> => {
    const dispatcher = new EnvHttpProxyAgent({ allowH2: false });
    holdSecret(apiKey);
    if (registration) holdSecret(registration.key);
    try {
      const reply = await fetch(resource, {
        method,
        headers: {
          authorization: `${authorization} ${apiKey}`,
          accept: 'application/json',
          ...(registration && { 'content-type': 'application/json' }),
        },
        ...(registration && { body: JSON.stringify(registration) }),
        // A redirect would carry the API key to another host.
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await reply.text();
      if (reply.ok) return { ok: true, status: reply.status, body: parse(text) };
      return { ok: false, error: readVendorError(reply.status, parse(withoutSecrets(text))) };
    } catch (error) {
      return { ok: false, error: { status: null, messageKey: null, message: networkCode(error), name: null } };
    } finally {
      await dispatcher.destroy();
    }
  };
  return { read: () => call('GET'), register: (registration) => call('POST', registration) };
};
