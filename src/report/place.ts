/** Where in metadata source a finding is, and what a deploy has to do with it, as reports say it. */
import type { Finding } from '../findings/audit-report.js';
import { words } from './words.js';

/** `force-app/…/Sign.ecaOauthPlcy-meta.xml:6`; null for what no file says. */
const placeOf = ({ location }: Pick<Finding, 'location'>): string | null =>
  location ? `${location.file}:${location.line}` : null;

/** Both, as far as there is something to say. */
export const placeAndChange = (finding: Pick<Finding, 'change' | 'location'>): string[] => {
  const place = placeOf(finding);
  return [...(place === null ? [] : [place]), ...(finding.change ? [words(`change.${finding.change}`)] : [])];
};
