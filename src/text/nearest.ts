import { distance } from 'fastest-levenshtein';
import { byCodeUnits } from './order.js';

const MOST = 3;

/** Up to three candidates that somebody may have meant, the nearest first. */
export const nearest = (given: string, candidates: readonly string[]): string[] => {
  const wanted = given.toLowerCase();
  const most = Math.max(2, Math.floor(wanted.length / 3));
  return candidates
    .map((name) => ({ name, steps: name.toLowerCase().includes(wanted) ? 1 : distance(wanted, name.toLowerCase()) }))
    .filter(({ steps }) => steps <= most)
    .sort((a, b) => a.steps - b.steps || byCodeUnits(a.name, b.name))
    .slice(0, MOST)
    .map(({ name }) => name);
};
