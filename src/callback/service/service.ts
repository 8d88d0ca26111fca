/**
 * The callback service's API. Each call is one request: a POST that is sent again could register twice, so that nothing
 * is ever retried. The API key is in the header only, and no error quotes a request.
 */
import { HttpFailure } from '../../http/failure.js';
import { exchangeOnce } from '../../http/http.js';
import { parseJson } from '../../text/parse-json.js';
import { holdSecret } from '../../text/secrets.js';
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

/** null where there is none. */
const bodyOf = (text: string): unknown => (text.trim() === '' ? null : parseJson(text));

export const openService = (
  resource: URL,
  { authorization }: VendorProfile,
  apiKey: string,
  timeoutMs = TIMEOUT_MS,
): CallbackService => {
  const call = async (method: 'GET' | 'POST', registration?: Registration): Promise<ServiceReply> => {
    holdSecret(apiKey);
    if (registration) holdSecret(registration.key);
    try {
      const reply = await exchangeOnce(
        {
          method,
          url: resource,
          headers: {
            authorization: `${authorization} ${apiKey}`,
            accept: 'application/json',
            ...(registration && { 'content-type': 'application/json' }),
          },
          body: registration && JSON.stringify(registration),
          // The key that is registered is compared with the one that was sent.
          asksForSecrets: true,
        },
        { deadlineMs: timeoutMs },
      );
      if (reply.ok) return { ok: true, status: reply.status, body: bodyOf(reply.text) };
      return { ok: false, error: readVendorError(reply.status, bodyOf(reply.text)) };
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return { ok: false, error: { status: null, messageKey: null, message: error.code, name: null } };
    }
  };
  return { read: () => call('GET'), register: (registration) => call('POST', registration) };
};
