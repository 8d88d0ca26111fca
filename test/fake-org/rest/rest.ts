/** Everything below `/services/data/`. */
import { authenticate } from '../auth/authenticate.js';
import { methodNotAllowed, notFound, SalesforceError } from '../server/errors.js';
import { json, type Call, type Context, type Incoming, type Reply } from '../server/messages.js';
import { composite } from './composite.js';
import { change } from './create.js';
import { connect } from './connect.js';
import { resource } from './resource.js';

/** Versions of this org, newest last; the list needs no session. */
const versions = ({ org }: Context): unknown => {
  const { minVersion, maxVersion } = org.options;
  return Array.from({ length: maxVersion - minVersion + 1 }, (_, index) => {
    const version = minVersion + index;
    // v60 is Spring '24; three releases a year.
    const release = ["Spring '", "Summer '", "Winter '"][(version - 60 + 300) % 3] ?? '';
    const year = 24 + Math.floor((version - 60 + 1) / 3);
    return { label: release + year, url: `/services/data/v${version}.0`, version: `${version}.0` };
  });
};

/** The version of a path, unless it is retired or not out yet. */
const versionOf = ({ org }: Context, text: string): number => {
  const version = Number(text);
  if (version < org.options.minVersion) {
    throw new SalesforceError(410, 'GONE', `API version ${text} is retired. Use a later version.`);
  }
  if (!Number.isInteger(version) || version > org.options.maxVersion) throw notFound();
  return version;
};

const root = (call: Call): Record<string, string> => {
  const base = `/services/data/v${call.version}.0`;
  return {
    composite: `${base}/composite`,
    identity: `https://login.salesforce.com/id/${call.org.id}/${call.caller.user.id}`,
    limits: `${base}/limits`,
    query: `${base}/query`,
    queryAll: `${base}/queryAll`,
    sobjects: `${base}/sobjects`,
    tooling: `${base}/tooling`,
  };
};

const dispatch = (call: Call, path: string): Reply => {
  const { method } = call.request;
  if (path.startsWith('apps/oauth/')) return connect(call, path);
  if (path === 'composite') {
    if (method !== 'POST') throw methodNotAllowed(method, 'POST');
    return json(composite(call));
  }
  if (method === 'POST' || method === 'PATCH') {
    const changed = change(call, path);
    if (changed) return changed;
  }
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed(method, 'GET,HEAD');
  return json(path === '' ? root(call) : resource(call, path));
};

export const rest = (context: Context, request: Incoming): Reply => {
  const [, versionText, path] = /^\/services\/data(?:\/v(\d+\.\d)(?:\/(.*))?)?\/?$/.exec(request.path) ?? [];
  if (/^\/services\/data\/?$/.test(request.path)) return json(versions(context));
  if (versionText === undefined) throw notFound();
  const version = versionOf(context, versionText);
  const login = authenticate(context, request);
  return dispatch({ ...context, ...login, request, version }, (path ?? '').replace(/\/$/, ''));
};
