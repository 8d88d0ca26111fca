/** Logins of this flow, wherever they were found. */
import { isClientCredentials } from '../../platform/logins.js';
import type { SeenLogin } from '../seen.js';
import type { SeenWithFacts } from './fact.js';

export const flowLogins = ({ facts }: SeenWithFacts): SeenLogin[] =>
  [...(facts.filteredLogins?.rows ?? []), ...(facts.newestLogins ?? [])].filter(isClientCredentials);

/** Whether one of the apps logged in by this flow, so that both halves were on and it had a user. */
export const anyLoggedIn = (
  seen: SeenWithFacts,
  apps: ReadonlyArray<{ name: string | null; label: string | null }>,
): boolean => {
  const called = new Set(apps.flatMap(({ name, label }) => [name, label]));
  return flowLogins(seen).some(({ application }) => application !== null && called.has(application));
};
