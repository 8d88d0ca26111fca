/** What is there in place of a key, where that can be told: a path, an open reference, another secret. */
import { lost, type Defect } from '../inspect/defect.js';
import { looksLikeConsumerKey, looksLikeSecret } from '../inspect/known-forms.js';
import { isPlaceholder } from '../inspect/placeholder.js';

/** A path has no more characters. */
const LONGEST_PATH = 1024;
/** A key is longer than this; an address or a path may hold one. */
const SHORTEST_KEY = 100;

const BASE64_RUN = /[A-Za-z0-9+_=-]{100}/;
const ROOTED =
  /^(?:file:\/\/|@|<\s?)?(?:~|\.{1,2}|[A-Za-z]:|%\w{1,40}%|\$\w{1,40}|\$\{\w{1,40}\}|\$env:\w{1,40})?[\\/]/;
const NAMED =
  /^[@<]?\s?[\w.\\/ -]{1,255}\.(?:asc|b64|base64|cer|crt|csv|dat|env|json|key|log|out|p12|pem|pfx|secret|txt|xml|ya?ml)$/i;

const isPath = (text: string): boolean =>
  text.length <= LONGEST_PATH &&
  !/[\r\n"'{]/.test(text) &&
  !BASE64_RUN.test(text) &&
  (ROOTED.test(text) || NAMED.test(text));

const isUrl = (text: string): boolean => /^https?:\/\/\S{1,4000}$/i.test(text) && !BASE64_RUN.test(text);

const isToken = (text: string): boolean =>
  /^eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*$/.test(text) || /^(?:00D\w{12,15}!|5Aep861)[\w.]{10,}$/.test(text);

const isPair = (text: string): boolean => {
  const colon = text.indexOf(':');
  return colon !== -1 && looksLikeConsumerKey(text.slice(0, colon)) && !/\s/.test(text);
};

const ENCRYPTED =
  /^(?:\$ANSIBLE_VAULT;|ENC\[|U2FsdGVkX1|vault:v\d+:|age-encryption|-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED))/;

/** Of short texts only, so that a key within something longer is not overlooked. */
export const insteadOfKey = (text: string): Defect | null => {
  if (ENCRYPTED.test(text)) return lost('encrypted-instead');
  // DER in Base64 begins with these letters: a certificate or a private key.
  if (/^MI[IEGH][\w+/=\s]+$/.test(text)) return lost('certificate-instead');
  if (isPath(text)) return lost('path-instead');
  if (isToken(text)) return lost('token-instead');
  if (text.length < SHORTEST_KEY && isPlaceholder(text)) return lost('reference-instead');
  if (isUrl(text)) return lost('url-instead');
  if (looksLikeConsumerKey(text)) return lost('client-id-instead');
  if (looksLikeSecret(text) && text.length > 9) return lost('client-secret-instead');
  return isPair(text) ? lost('pair-instead') : null;
};
