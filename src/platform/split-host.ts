/** Takes apart what stands where a host is expected. */
import { classifyHost, isLoopback, MAX_HOST_LENGTH } from './host.js';

/**
 * A host may be shown when it is plainly one: labels of sensible length before a top-level domain, or loopback. A
 * consumer key or secret that ended up in its place is not.
 */
export const isShowable = (hostname: string): boolean => {
  if (isLoopback(hostname)) return true;
  if (hostname.length > MAX_HOST_LENGTH || hostname.startsWith('3mvg')) return false;
  const labels = hostname.split('.');
  const longest = classifyHost(hostname).kind === 'notSalesforce' ? 50 : 63;
  return (
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9-]+$/.test(label) && label.length <= longest) &&
    /^[a-z]{2,10}$/.test(labels[labels.length - 1] ?? '')
  );
};

export type HostParts = {
  /** Lower case, without port; the brackets of an IPv6 address are kept. */
  hostname: string;
  /** As it must stand in a key: with the port only on loopback, where a test org listens. */
  host: string;
  scheme: string | null;
  port: string | null;
  hasUserInfo: boolean;
  /** Anything behind the host: a path, a query, a fragment; a mere slash counts. */
  hasPath: boolean;
  upperCase: boolean;
  trailingDot: boolean;
};

const URL_LIKE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/|\/\/)?(?:([^/?#]*)@)?(\[[0-9a-f:.]+\]|[^/?#:@\s]+)(?::(\d*))?([/?#].*)?$/is;

/** null when it cannot be a host or a URL at all. */
export const splitHost = (text: string): HostParts | null => {
  const [, scheme, userInfo, name = '', port, rest] = URL_LIKE.exec(text) ?? [];
  const hostname = name.toLowerCase().replace(/\.$/, '');
  if (hostname.length > MAX_HOST_LENGTH) return null;
  if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)$/.test(hostname) || /\.\.|^https?$/.test(hostname))
    return null;
  return {
    hostname,
    host: port && isLoopback(hostname) ? `${hostname}:${port}` : hostname,
    scheme: scheme?.toLowerCase() ?? null,
    port: port ?? null,
    hasUserInfo: userInfo !== undefined,
    hasPath: rest !== undefined,
    upperCase: /[A-Z]/.test(name),
    trailingDot: name.endsWith('.'),
  };
};

/** The host of an org's address, as it stands in a key: on My Domain or on loopback; null for any other. */
export const orgHostOf = (instanceUrl: string): string | null => {
  const parts = splitHost(instanceUrl);
  if (parts === null) return null;
  const { kind } = classifyHost(parts.hostname);
  return kind === 'myDomain' || kind === 'loopback' ? parts.host : null;
};

/** The origin of such a host: https, but on loopback, where a test org listens, http. */
export const originOf = (host: string): string =>
  `${isLoopback(splitHost(host)?.hostname ?? '') ? 'http' : 'https'}://${host}`;
