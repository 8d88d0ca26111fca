/** Tells a refusal of Salesforce, which is an answer, from trouble on the way, which is none. Pure. */
import { explainError } from '../token/explain.js';
import type { CauseId } from '../token/causes.js';
import type { TokenError } from '../token/parse-error.js';

/** Salesforce could not answer, or not now. */
const PASSING: ReadonlySet<CauseId> = new Set(['org-unavailable', 'too-many-requests']);

/**
 * Only a refusal in Salesforce's own words counts: an error page of a proxy, a redirect or a cut reply says nothing
 * about the app.
 */
export const isRefusal = ({ status, error }: { status: number | null; error: TokenError }): boolean => {
  if (status === null || status < 400 || status >= 500 || status === 429) return false;
  if (error.code === null || error.code.startsWith('http_')) return false;
  const [likeliest] = explainError(error).causes;
  // A code of OAuth that is not known yet is a refusal all the same.
  return likeliest === undefined ? status === 400 || status === 401 || status === 403 : !PASSING.has(likeliest.id);
};
