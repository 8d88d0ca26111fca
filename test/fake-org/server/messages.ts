import type { Caller } from '../auth/caller.js';
import type { Org } from '../org/model.js';
import type { Schema } from '../schema/schema.js';
import type { Session, Sessions } from '../auth/sessions.js';
import type { Tables } from '../data/tables.js';
import { frozen } from './frozen.js';
import type { Locators } from '../rest/locators.js';

/** A request, read to its end. */
export type Incoming = {
  method: string;
  /** Decoded path without query, with one leading slash. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: string;
};

/** Status 0: the connection is cut instead. */
export type Reply = { status: number; headers?: Record<string, string>; contentType?: string; body: string };

/** A reply that is not what the org answered. */
export type Spoilt = Omit<Reply, 'body'> & { contentType: string; body: Buffer | string };

/**
 * Changes every reply on its way.
 *
 * @param asked what was asked for with its body, in plain (`GET /services/data/…?q=SELECT Id …`)
 * @param sent that body as it was
 */
export type Spoil = (reply: Reply & { contentType: string }, asked: string, sent: string) => Spoilt;

/** What all parts of one running fake org share. */
export type Context = {
  org: Org;
  schema: Schema;
  tables: Tables;
  sessions: Sessions;
  locators: Locators;
  /** Base URL of the server, without a slash at its end. */
  url: string;
};

/** A call of somebody who is logged in. */
export type Call = Context & { request: Incoming; session: Session; caller: Caller; version: number };

const texts = new WeakMap<object, string>();

/** A long body that is sent again and again: it can be changed no more, and its text is made once. */
export const withText = <T extends object>(body: T): T => {
  texts.set(frozen(body), JSON.stringify(body));
  return body;
};

const textOf = (body: unknown): string =>
  (typeof body === 'object' && body !== null ? texts.get(body) : undefined) ?? JSON.stringify(body);

export const json = (body: unknown, status = 200): Reply => ({ status, body: body === undefined ? '' : textOf(body) });
