/** Errors of the callback service: `{code, message, messageKey, name, technical, entity}`. Pure. */
import { isRecord } from '../../text/is-record.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('callback.registration');

export type VendorError = {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  messageKey: string | null;
  /** The service's sentence, or a network code. Holds no secret that was sent. */
  message: string | null;
  name: string | null;
};

const MAX_LENGTH = 300;

/** @param body without secrets; `technical` and `entity` can repeat the request all the same, and are left out */
export const readVendorError = (status: number, body: unknown): VendorError => {
  const record = isRecord(body) ? body : {};
  const text = (name: string): string | null => {
    const value = record[name];
    if (typeof value !== 'string' || value === '') return null;
    return value.slice(0, MAX_LENGTH);
  };
  return { status, messageKey: text('messageKey'), message: text('message'), name: text('name') };
};

const ADVICE: ReadonlyMap<number, string> = new Map([
  [400, 'advice.400'],
  [401, 'advice.401'],
  [403, 'advice.403'],
  [404, 'advice.404'],
  [429, 'advice.429'],
]);

/** What to do about it. A request without an answer may have been carried out all the same. */
export const adviceFor = ({ status }: VendorError, sent: 'GET' | 'POST'): string => {
  const known = status === null ? undefined : ADVICE.get(status);
  if (known !== undefined) return messages.getMessage(known);
  if (status !== null && status >= 300 && status < 400) return messages.getMessage('advice.redirect');
  return messages.getMessage(sent === 'POST' ? 'advice.unknownOutcome' : 'advice.later');
};

/** `HTTP 400, error.validation.url: The URL is not valid` */
export const vendorErrorText = ({ status, messageKey, message, name }: VendorError): string => {
  const what = status === null ? messages.getMessage('noAnswer') : `HTTP ${status}`;
  const key = messageKey ?? name;
  return [[what, key].filter(Boolean).join(', '), message].filter(Boolean).join(': ');
};
