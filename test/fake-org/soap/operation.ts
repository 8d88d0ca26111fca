import type { Caller } from '../auth/caller.js';
import type { Context, Reply } from '../server/messages.js';

export type SoapCall = Context & { caller: Caller; version: number };
export type Operation = (call: SoapCall, body: Record<string, unknown>) => Reply;
