/** What is sent to a callback service, checked before it is sent. Pure. */
import type { SfError } from '@salesforce/core/sfError';
import { nearest } from '../../text/nearest.js';
import { isLoopback } from '../../platform/host.js';
import { originOf } from '../../platform/split-host.js';
import { registrationPath, type VendorProfile } from '../profiles/profile.js';
import { bundle } from '../../text/messages.js';
import { withoutEnd } from '../../text/trim.js';

const messages = bundle('callback.registration');

/** Body of the registration, in the order of the service's API description. Holds the secret, in `key`. */
export type Registration = { url: string; key: string; events: string[] };

/** Whether the org or an environment of the service is for testing; null when that is not known. */
export type Purpose = { sandbox: boolean | null; developerEdition?: boolean };

const refuse = (key: string, ...tokens: string[]): SfError => messages.createError(key, tokens);

const parse = (text: string, what: 'endpoint' | 'service'): URL => {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The text itself may hold a password, so that it is not quoted.
  if (url === null || !/^https?:/.test(url.protocol)) throw refuse(`error.${what}.noUrl`);
  if (url.username !== '' || url.password !== '') throw refuse(`error.${what}.userInfo`, url.host);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) throw refuse(`error.${what}.notHttps`, url.host);
  return url;
};

/** The resource of the service: its path is added to the URL unless it is there already. */
export const serviceResource = (serviceUrl: string, profile: VendorProfile): URL => {
  const url = parse(serviceUrl, 'service');
  if (url.search !== '' || url.hash !== '') throw refuse('error.service.query', url.host);
  const path = registrationPath(profile);
  const base = withoutEnd(url.pathname, '/');
  url.pathname = base.endsWith(path) ? base : base + path;
  return url;
};

/**
 * The URL that the service will call.
 *
 * @param endpoint a path below `/services/apexrest/`, or a whole URL on the org's host
 * @param host My Domain host of the org
 */
export const endpointUrl = (endpoint: string, host: string): string => {
  const url = endpoint.startsWith('/') ? new URL(originOf(host) + endpoint) : parse(endpoint, 'endpoint');
  if (url.host !== host) throw refuse('error.endpoint.otherHost', url.host, host);
  if (!/^\/services\/apexrest\/./.test(url.pathname)) throw refuse('error.endpoint.noApexRest', url.pathname);
  if (url.hash !== '') throw refuse('error.endpoint.fragment');
  return url.href;
};

/** Events in the order of the profile, each once; the case of letters does not matter. */
export const checkEvents = (wanted: readonly string[], { events, name }: VendorProfile): string[] => {
  const known = new Map(events.map((event) => [event.toLowerCase(), event]));
  const unknown = wanted.filter((event) => !known.has(event.trim().toLowerCase()));
  const [first] = unknown;
  if (first !== undefined) {
    const meant = nearest(first, events);
    throw meant.length > 0
      ? refuse('error.event.nearest', unknown.join(', '), name, meant.join(', '))
      : refuse('error.event', unknown.join(', '), name);
  }
  const chosen = new Set(wanted.map((event) => known.get(event.trim().toLowerCase())));
  return events.filter((event) => chosen.has(event));
};

/** What the profile knows of the service's host. */
const purposeOfService = ({ host }: URL, { hosts }: VendorProfile): boolean | null =>
  hosts.find((each) => each.host === host)?.sandbox ?? null;

/** @returns a warning where the pairing could not be checked; @throws SfError for a sandbox with production */
export const checkPairing = (service: URL, profile: VendorProfile, org: Purpose): string | null => {
  const sandbox = purposeOfService(service, profile);
  if (sandbox === null || org.sandbox === null) return messages.getMessage('warning.pairing', [service.host]);
  // A Developer Edition org is no sandbox and is for testing all the same.
  if (sandbox !== org.sandbox && !org.developerEdition) {
    throw refuse(sandbox ? 'error.pairing.production' : 'error.pairing.sandbox', service.host);
  }
  return null;
};

export type RedactedRequest = {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: Registration;
};

const REDACTED = '(redacted)';

/** The request as it is sent, without its secrets. */
export const redactedRequest = (
  resource: URL,
  profile: VendorProfile,
  body: Omit<Registration, 'key'>,
): RedactedRequest => ({
  method: 'POST',
  url: resource.href,
  headers: {
    authorization: `${profile.authorization} ${REDACTED}`,
    'content-type': 'application/json',
    accept: 'application/json',
  },
  body: { url: body.url, key: REDACTED, events: body.events },
});
