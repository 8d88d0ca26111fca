import { bundle } from '../text/messages.js';

const messages = bundle('snapshot');

const HOUR = 3_600_000;

/** A sentence that says how old a snapshot is. */
export const ageOfSnapshot = (file: string, collectedAt: string, now: Date): string => {
  const age = now.getTime() - Date.parse(collectedAt);
  const taken = `${collectedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const hours = Math.floor(age / HOUR);
  // A clock may be some minutes behind.
  if (hours < -1) return messages.getMessage('age.future', [file, taken]);
  if (hours < 1) return messages.getMessage('age.minutes', [file, taken]);
  if (hours === 1) return messages.getMessage('age.hour', [file, taken]);
  return hours < 48
    ? messages.getMessage('age.hours', [file, taken, hours])
    : messages.getMessage('age.days', [file, taken, Math.floor(hours / 24)]);
};
