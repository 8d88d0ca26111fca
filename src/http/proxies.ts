/** The proxies that the environment names. Of a mistake there the variable is named, never its value: a password. */
import { bundle } from '../text/messages.js';

const messages = bundle('http');

export type Proxies = { httpProxy?: string; httpsProxy?: string };

const HAS_SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
/** What the connections are made by knows no others. */
const SCHEMES = new Set(['http:', 'https:', 'socks:', 'socks5:']);

const canDecode = (text: string): boolean => {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
};

const isProxy = ({ hostname, protocol, username, password }: URL): boolean =>
  hostname !== '' && SCHEMES.has(protocol) && [username, password].every((part) => part === '' || canDecode(part));

/** @throws SfError that names the variable */
const addressIn = (name: string, text: string): string => {
  const value = text.trim();
  // As curl does: a host and a port alone are those of an HTTP proxy.
  const address = HAS_SCHEME.test(value) ? value : `http://${value}`;
  const url = value !== '' && URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isProxy(url)) throw messages.createError('error.proxy', [name]);
  return url.href;
};

/** The small letters come first, as everywhere; a variable that is set and empty stands for no proxy. */
const proxyOf = (scheme: 'http' | 'https', env: NodeJS.ProcessEnv): string | undefined => {
  const name = [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase()].find((each) => env[each] !== undefined);
  const value = name === undefined ? undefined : env[name];
  return name === undefined || !value ? value : addressIn(name, value);
};

/** @throws SfError that names the variable whose value is no address of a proxy */
export const proxiesOf = (env: NodeJS.ProcessEnv): Proxies => ({
  httpProxy: proxyOf('http', env),
  httpsProxy: proxyOf('https', env),
});
