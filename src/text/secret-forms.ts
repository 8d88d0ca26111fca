/** The forms in which one secret may come back. Pure. */
import { parseJson } from './parse-json.js';

/** A secret that is shorter is left alone. */
const LEAST = 6;
/** Keys and secrets have some hundred characters; no more than this of one is looked for. */
const MOST = 4096;
/** A key that was encoded again, and once more. */
const MAX_DEPTH = 3;

const BASE64 = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;
const HEXADECIMAL = /^(?:[0-9A-Fa-f]{2}){8,}$/;
const PRINTABLE = /^[\x20-\x7e]+$/;
/** Members of a decoded key that hold no secret: a host in it must not vanish from every text. */
const PUBLIC_MEMBER = /host|url|domain|client_?id|consumer_?(?:key|id)|user|name|grant|scope|type/i;

/** What stands before the `!` of an access token of Salesforce is the id of the org. */
const withoutOrgId = (secret: string): string => secret.replace(/^00D[A-Za-z0-9]{12,15}!/, '');

/**
 * Base64 of the bytes as it stands within that of a longer text, at each of the three offsets: without the characters
 * that the neighbors decide.
 */
const base64Within = (bytes: Buffer): string[] =>
  [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((offset * 8) / 6), whole);
  });

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

const decodeText = (secret: string): string | null => {
  const encoding = HEXADECIMAL.test(secret) ? 'hex' : BASE64.test(secret) ? 'base64' : null;
  const text = encoding && Buffer.from(secret, encoding).toString('latin1').trim();
  return text && PRINTABLE.test(text) ? text : null;
};

/** The secrets within a secret: the members of a callback key, the password behind a user name. */
const inside = (decoded: string): string[] => {
  const data = parseJson(decoded);
  if (typeof data === 'object' && data !== null) {
    return Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'string' && !PUBLIC_MEMBER.test(name) ? [value] : [],
    );
  }
  // JSON that cannot be read would bring its host along.
  if (decoded.startsWith('{')) return [];
  const colon = decoded.indexOf(':');
  return colon === -1 ? [decoded] : [decoded, decoded.slice(colon + 1)];
};

const gather = (secret: string, depth: number, forms: Set<string>): void => {
  const plain = withoutOrgId(secret.trim()).slice(0, MOST);
  if (plain.length < LEAST) return;
  const bytes = Buffer.from(plain, 'utf8');
  for (const form of [plain, bytes.toString('latin1'), bytes.toString('hex'), ...base64Within(bytes)]) {
    if (form.length < LEAST) continue;
    forms.add(form);
    forms.add(urlSafe(form));
  }
  const decoded = depth < MAX_DEPTH ? decodeText(plain) : null;
  for (const inner of decoded === null ? [] : inside(decoded)) gather(inner, depth + 1, forms);
};

/**
 * Forms of a secret, the plain one among them. What a text loses when it is unescaped (percent-encoding, escapes of
 * JSON and XML) needs no form of its own.
 */
export const secretForms = (secret: string): string[] => {
  const forms = new Set<string>();
  gather(secret, 0, forms);
  return [...forms];
};
