/** Addresses that an org names in its replies: the session token must never follow one to another host. */
import { RequestFailure } from './failure.js';
import { requestText } from './texts.js';

/**
 * The address of a path, or of what a reply gave as one.
 *
 * @param origin of the org, such as `https://acme.my.salesforce.com`
 * @throws RequestFailure for another origin, and for a path that is not below `/services/`
 */
export const addressAt = (origin: string, reference: string): URL => {
  const base = new URL(origin);
  const url = URL.canParse(reference, origin) ? new URL(reference, origin) : null;
  const own = url !== null && url.origin === base.origin && url.username === '' && url.password === '';
  if (!own || !url.pathname.startsWith('/services/')) {
    throw new RequestFailure('error', requestText('foreignAddress'), 'FOREIGN_ADDRESS');
  }
  return url;
};
