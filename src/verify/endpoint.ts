/** Whether a text can be the endpoint of a callback service: a path on the org, or a URL that is safe to call. Pure. */
import { isLoopback } from '../platform/host.js';

export const isEndpoint = (text: string): boolean => {
  if (/\s/.test(text)) return false;
  if (text.startsWith('/')) return !text.startsWith('//');
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return false;
  const { hostname, protocol, username, password } = new URL(text);
  const encrypted = protocol === 'https:' || isLoopback(hostname);
  return encrypted && username === '' && password === '';
};
