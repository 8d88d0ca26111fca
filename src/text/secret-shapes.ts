/**
 * What looks like a secret by its form alone, so that it is not shown: nobody knows whether it is one. Secrets that
 * this process holds are taken out by `redact.ts`. Pure, and linear in the length of the text.
 */
import { withoutEnd } from './trim.js';

const NAMED =
  /((?:secret|password|passwd|pwd|token|assertion|api[_ -]?key|authorization|session_?id|sid|cookie)["']?\s{0,9}[:=]\s{0,9}["']?)[^\s"'&,;}<>]+/gi;
const AUTHORIZATION = /(\b(?:Basic|Bearer|OAuth)\s{1,9})[\w.!+/=~-]{8,}/gi;
const USER_INFO = /(:\/\/)[^/@\s]{1,2000}@/g;
/** Access tokens, JWTs and callback keys, secrets, refresh tokens. */
const BY_FORM =
  /00D[A-Za-z0-9]{12,15}![\w.]+|eyJ[\w+/=-]{12,}(?:\.[\w-]+)*|\b[0-9A-Fa-f]{64}\b|5Aep861[\w.]+|-----BEGIN [A-Z ]{3,40}-----/g;
const CONSUMER_KEY = /3MVG9[\w.-]{20,}/g;

const PASSWORD = /:\/\/[^/@\s:]{0,2000}:[^/@\s]{1,2000}@/;

const SHAPES = [NAMED, AUTHORIZATION, PASSWORD, BY_FORM];

/** A text without what could be a secret in it, and without consumer keys, which are none. */
export const withoutShapes = (text: string): string =>
  text
    .replace(NAMED, '$1(redacted)')
    .replace(AUTHORIZATION, '$1(redacted)')
    .replace(USER_INFO, '$1(redacted)@')
    .replace(BY_FORM, '(redacted)')
    .replace(CONSUMER_KEY, '(redacted)');

/** A value that is longer is looked at as far as this. */
const MOST = 65_536;
/** Digits and letters that somebody chose by lot: shorter ones may be names. */
const LEAST_RANDOM = 32;
/** How often the kind of character changes: in Base64 in two places of three, in names in one of four. */
const LEAST_CHANGES = 0.4;

const kindOf = (character: string): string =>
  /\d/.test(character) ? 'digit' : character === character.toLowerCase() ? 'lower' : 'upper';

const looksRandom = (value: string): boolean => {
  if (!/^[\w+/=~-]+$/.test(value)) return false;
  const kinds = Array.from(value.replace(/[^A-Za-z0-9]/g, ''), kindOf);
  if (kinds.length < LEAST_RANDOM || new Set(kinds).size < 3) return false;
  const changes = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
  return changes / kinds.length > LEAST_CHANGES;
};

/** Base64 of a text: JSON, a name and a password. Names that are no Base64 do not unpack to one. */
const hidesText = (value: string): boolean =>
  /^[\w+/-]{20,}={0,2}$/.test(value) && /^[\x20-\x7e\s]+$/.test(Buffer.from(value, 'base64').toString('latin1'));

const QUOTES = '"\'`';
const DIGITS = /^(?:[0-9A-Fa-f]{32,}|\d{15,20})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a whole value, such as an argument, has the form of a secret, or one in it. A consumer key is none. */
export const looksLikeSecret = (given: string): boolean => {
  const value = withoutEnd(given.slice(0, MOST).trim(), QUOTES).replace(/^["'`]+/, '');
  if (SHAPES.some((shape) => value.search(shape) !== -1)) return true;
  if (UUID.test(value) || value.startsWith('3MVG9')) return false;
  return DIGITS.test(value) || hidesText(value) || looksRandom(value);
};
