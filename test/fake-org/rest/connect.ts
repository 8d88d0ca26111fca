/** Connect resources of external client apps: usage, and the credentials that an auditor has no business with. */
import { methodNotAllowed, notFound } from '../server/errors.js';
import { json, type Call, type Reply } from '../server/messages.js';
import { credentials } from './credentials.js';

const BASE = (call: Call): string => `/services/data/v${call.version}.0/apps/oauth`;

/** Apps with OAuth usage. The last page has a next page, too, and that one is empty. */
const usage = (call: Call): unknown => {
  const page = Number(call.request.query.get('page') ?? 0);
  const size = Math.min(100, Number(call.request.query.get('pageSize') ?? 100));
  const used = new Set(call.org.oauthTokens.map(({ app }) => app.id));
  const apps = call.org.externalClientApps
    .filter((app) => used.has(app.id))
    .slice(page * size, (page + 1) * size)
    .map((app) => ({ developerName: app.name, identifier: app.id, label: app.label }));
  const url = `${BASE(call)}/usage?page=`;
  return { apps, currentPageUrl: `${url}${page}`, nextPageUrl: `${url}${page + 1}` };
};

export const connect = (call: Call, path: string): Reply => {
  const [what, ...parts] = path.split('/').slice(2);
  const { method } = call.request;
  if (!call.org.options.ecaEnabled || call.version < 59) throw notFound();
  if (what === 'credentials' && parts.length > 0) return credentials(call, BASE(call), parts);
  if (what !== 'usage' || parts.length > 0) throw notFound();
  if (method !== 'GET') throw methodNotAllowed(method, 'GET,HEAD');
  return json(usage(call));
};
