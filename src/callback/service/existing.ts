/** What is registered with the callback service before anything is sent, and what may be done about it. Pure. */
import { isRecord } from '../../text/is-record.js';
import { compareRegistration } from './compare.js';
import type { Registration } from './request.js';
import type { ServiceReply } from './service.js';

/** What a registration shows of itself; events are null where it does not show them. */
export type Shown = { url: string; events: string[] | null };

export type Existing =
  | { kind: 'none' }
  /** Endpoint and events are those to be registered, and the key too where the service shows keys. */
  | { kind: 'equal'; shown: Shown }
  | { kind: 'different'; shown: Shown }
  /** Nobody knows what is registered, so that nothing may be put in its place. */
  | { kind: 'unreadable' };

const shownOf = (body: unknown): Shown | 'none' | null => {
  // An empty answer is how a service says that it has no such registration.
  if (body === null) return 'none';
  if (!isRecord(body)) return null;
  const { url, events } = body;
  const empty = Object.keys(body).length === 0;
  if (url === undefined || url === null || url === '') return empty || 'events' in body ? 'none' : null;
  if (typeof url !== 'string') return null;
  return { url, events: Array.isArray(events) ? events.map(String) : null };
};

/** @param wanted what is to be registered */
export const existingOf = (reply: ServiceReply, wanted: Registration): Existing => {
  if (!reply.ok) {
    // A service in its own words; the page of a proxy says nothing about the registration.
    const own = reply.error.messageKey !== null || reply.error.name !== null || reply.error.message !== null;
    return reply.error.status === 404 && own ? { kind: 'none' } : { kind: 'unreadable' };
  }
  const shown = shownOf(reply.body);
  if (shown === 'none') return { kind: 'none' };
  if (shown === null) return { kind: 'unreadable' };
  const { differences, notShown } = compareRegistration(wanted, reply.body);
  const same = differences.length === 0 && !notShown.includes('events');
  return { kind: same ? 'equal' : 'different', shown };
};

export type Decision = 'ask' | 'refuse' | 'send' | 'unchanged';

/** Nobody's registration is replaced unasked. */
export const decide = (
  { kind }: Exclude<Existing, { kind: 'unreadable' }>,
  { replace, canAsk }: { replace: boolean; canAsk: boolean },
): Decision => {
  if (kind === 'none' || replace) return 'send';
  if (kind === 'equal') return 'unchanged';
  return canAsk ? 'ask' : 'refuse';
};
