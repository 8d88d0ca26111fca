/** Whether a registration that was read back is the one that was sent. Pure. */
import { isRecord } from '../../text/is-record.js';
import type { Registration } from './request.js';

export type Difference = 'events' | 'key' | 'url';

export type Comparison = {
  differences: Difference[];
  /** What the service did not show. */
  notShown: Difference[];
};

const sorted = (events: unknown[]): string => events.map(String).sort().join();

/** Keys may be masked when they are read back: such a one is not compared. */
const isMasked = (key: string): boolean => /^[*•xX.]*$|\*{3}|…/.test(key);

export const compareRegistration = (sent: Registration, body: unknown): Comparison => {
  const read = isRecord(body) ? body : {};
  const differences: Difference[] = [];
  const notShown: Difference[] = [];
  const compare = (part: Difference, shown: boolean, same: () => boolean): void => {
    if (!shown) notShown.push(part);
    else if (!same()) differences.push(part);
  };
  compare('url', typeof read.url === 'string', () => read.url === sent.url);
  compare('key', typeof read.key === 'string' && !isMasked(read.key), () => read.key === sent.key);
  compare('events', Array.isArray(read.events), () => sorted(read.events as unknown[]) === sorted(sent.events));
  return { differences, notShown };
};
