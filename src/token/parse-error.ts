/** The error in the body of a reply of Salesforce. Pure. For what people paste see `recognise/`. */
import { withoutShapes } from '../text/secret-shapes.js';
import { isRecord } from '../text/is-record.js';
import { parseJson } from '../text/parse-json.js';

export type TokenError = {
  /** OAuth or REST error code in lower case; null when there is none. */
  code: string | null;
  description: string | null;
};

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** Long enough for every sentence of Salesforce; more is looked at, so that nothing secret is cut in the middle. */
const MAX_LENGTH = 300;
const MAX_LOOKED_AT = 4000;

const safeCode = (code: string | null): string | null =>
  code !== null && /^[\w.-]{1,60}$/.test(code) && withoutShapes(code) === code ? code.toLowerCase() : null;

const safeDescription = (description: string | null): string | null =>
  description === null ? null : withoutShapes(description.slice(0, MAX_LOOKED_AT)).slice(0, MAX_LENGTH);

/**
 * `{error, error_description}` of OAuth, or `[{errorCode, message}]` of REST, without secrets. Both parts are null for
 * any other body.
 */
export const parseTokenError = (body: string): TokenError => {
  const data = parseJson(body);
  const value: unknown = Array.isArray(data) ? data[0] : data;
  if (!isRecord(value)) return { code: null, description: null };
  return {
    code: safeCode(textOf(value.error) ?? textOf(value.errorCode)),
    description: safeDescription(textOf(value.error_description) ?? textOf(value.message)),
  };
};
