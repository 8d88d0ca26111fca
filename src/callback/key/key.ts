/**
 * The callback key: what a callback service needs to obtain a token with the client credentials flow, as the service's
 * specification has it: a JSON object of three members in this order, UTF-8, standard Base64 (RFC 4648 section 4) on
 * one line.
 */
import { createHash } from 'node:crypto';

export const MEMBERS = ['host', 'client_id', 'client_secret'] as const;
export type Member = (typeof MEMBERS)[number];

/** Holds a secret: never printed, logged or put into an error. */
export type CallbackKey = Record<Member, string>;

/** The one form that is known to be accepted: compact, members in the specified order, padded, no line break. */
export const encodeKey = ({ host, client_id, client_secret }: CallbackKey): string =>
  Buffer.from(JSON.stringify({ host, client_id, client_secret })).toString('base64');

/** SHA-256 (hex): tells whether two values are the same without showing either. */
export const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');
