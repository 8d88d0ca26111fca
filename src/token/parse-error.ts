/**
 * Finds the error in what somebody pasted: a JSON body, `error: description`, a URL, a log line, an HTTP dump. Pure.
 */
import { KNOWN_CODES } from './catalogue.js';
import { redact } from './redact.js';

export type TokenError = {
  /** OAuth or REST error code in lower case; null when the text holds only a description. */
  code: string | null;
  description: string | null;
};

const NOTHING: TokenError = { code: null, description: null };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** `{error, error_description}` of OAuth, `[{errorCode, message}]` of REST, also wrapped in another object. */
const fromData = (data: unknown): TokenError | null => {
  const value: unknown = Array.isArray(data) ? data[0] : data;
  if (!isRecord(value)) return null;
  if (isRecord(value.error)) return fromData(value.error);
  const code = textOf(value.error) ?? textOf(value.errorCode) ?? textOf(value.code);
  const description = textOf(value.error_description) ?? textOf(value.errorDescription) ?? textOf(value.message);
  if (code !== null || description !== null) return { code: code?.toLowerCase() ?? null, description };
  for (const inner of Object.values(value)) {
    const found = typeof inner === 'string' ? fromData(parseJson(inner)) : fromData(inner);
    if (found) return found;
  }
  return null;
};

/** Pieces of a text that could be JSON, the longest first; quotes that a log has escaped are freed. */
const jsonPieces = (text: string): string[] => {
  const pieces = [...text.matchAll(/[[{][^]*?[\]}]+/g)].map(([piece]) => piece);
  const [widest] = /[[{][^]*[\]}]/.exec(text) ?? [];
  const all = widest === undefined ? pieces : [widest, ...pieces];
  return all.flatMap((piece) => [piece, piece.replaceAll('\\"', '"'), piece.replaceAll("'", '"')]);
};

const fromJson = (text: string): TokenError | null => {
  for (const piece of jsonPieces(text)) {
    const found = fromData(parseJson(piece));
    if (found) return found;
  }
  return null;
};

/** `error=invalid_grant&error_description=...`, as a redirect or a log has it. */
const fromQuery = (text: string): TokenError | null => {
  const [query] = /(?:^|[?&#\s])error=[^\s"<>]*/.exec(text) ?? [];
  if (query === undefined) return null;
  // The description may stand before the error.
  const [whole = query] =
    /[\w.%-]+=[^\s"<>&]*(?:&[\w.%-]+=[^\s"<>&]*)*/.exec(text.slice(text.lastIndexOf('?') + 1)) ?? [];
  const parameters = new URLSearchParams(whole.includes('error=') ? whole : query.replace(/^[?&#\s]/, ''));
  const code = textOf(parameters.get('error'));
  return code === null ? null : { code: code.toLowerCase(), description: textOf(parameters.get('error_description')) };
};

const XML = /<error>([^<]+)<\/error>\s*(?:<error_description>([^<]+)<)?/i;
const fromXml = (text: string): TokenError | null => {
  const [, code, description] = XML.exec(text) ?? [];
  return code === undefined ? null : { code: code.trim().toLowerCase(), description: textOf(description) };
};

/** A known code anywhere, with what follows it up to the end of the sentence. */
const fromSentence = (text: string): TokenError | null => {
  const codes = [...KNOWN_CODES].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![\\w])(${codes.join('|')})(?![\\w])["')\\]]*\\s*(?:[:;,=-]|\\()?\\s*(?:error_description\\s*[:=]\\s*)?["']?([^"\\n]*)`,
    'i',
  );
  const [, code, rest] = pattern.exec(text) ?? [];
  if (code === undefined) return null;
  const description = rest?.includes('error_description') ? null : textOf(rest);
  return { code: code.toLowerCase(), description };
};

/** Long enough for every sentence of the endpoint; a whole log is none. */
const MAX_LENGTH = 300;

const safe = ({ code, description }: TokenError): TokenError => ({
  code: code !== null && /^[\w.-]{1,60}$/.test(code) && redact(code) === code ? code : null,
  description: description === null ? null : redact(description).slice(0, MAX_LENGTH),
});

/** What a pasted text says, without secrets. A text without any known code is taken for a description. */
export const parseTokenError = (pasted: string): TokenError => safe(parse(pasted));

const parse = (pasted: string): TokenError => {
  const text = pasted.trim();
  if (text === '') return NOTHING;
  const structured = fromQuery(text) ?? fromXml(text) ?? fromJson(text);
  // A wrapper's own error code says less than one of Salesforce's inside its message.
  if (structured && (structured.code === null || !KNOWN_CODES.includes(structured.code))) {
    return fromSentence(text) ?? structured;
  }
  return structured ?? fromSentence(text) ?? { code: null, description: text };
};
