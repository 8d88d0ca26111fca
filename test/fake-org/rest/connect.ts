/** Connect resources of external client apps: usage, and the credentials that an auditor has no business with. */
import { hasAny } from '../auth/caller.js';
import { methodNotAllowed, notFound, SalesforceError } from '../server/errors.js';
import { json, type Call, type Reply } from '../server/messages.js';
import type { ExternalClientApp } from '../org/model.js';

const BASE = (call: Call): string => `/services/data/v${call.version}.0/apps/oauth`;

const appById = (call: Call, id: string): ExternalClientApp => {
  const app = call.org.externalClientApps.find((each) => each.id.slice(0, 15) === id.slice(0, 15));
  if (!app) throw notFound();
  return app;
};

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

const assertCredentials = (call: Call): void => {
  if (!call.org.settings.secretsInRestApi) {
    throw new SalesforceError(
      403,
      'FUNCTIONALITY_NOT_ENABLED',
      'This feature is not currently enabled for this organization.',
    );
  }
  if (!hasAny(call.caller, 'ExternalClientAppDeveloper') || !hasAny(call.caller, 'ViewClientSecret')) {
    throw new SalesforceError(403, 'FUNCTIONALITY_NOT_ENABLED', 'This feature is not enabled for this user.');
  }
};

const credentials = (call: Call, app: ExternalClientApp, consumerId: string | undefined): unknown => {
  const url = `${BASE(call)}/credentials/${app.id}`;
  const consumer = { id: app.consumerId, key: app.consumerKey, name: app.label, url: `${url}/${app.consumerId}` };
  if (consumerId === undefined) return { consumers: [consumer] };
  if (consumerId.slice(0, 15) !== app.consumerId.slice(0, 15)) throw notFound();
  const part = call.request.query.get('part') ?? 'key';
  return {
    ...consumer,
    ...(part === 'secret' && { key: undefined }),
    ...(part.includes('secret') && { secret: app.consumerSecret }),
    ...(call.version >= 65 && { stagedCredentialsUrl: `${consumer.url}/staged` }),
  };
};

export const connect = (call: Call, path: string): Reply => {
  const [what, appId, consumerId, ...more] = path.split('/').slice(2);
  const { method } = call.request;
  if (!call.org.options.ecaEnabled || call.version < 59) throw notFound();
  if (method !== 'GET') throw methodNotAllowed(method, 'GET,HEAD');
  if (what === 'usage' && appId === undefined) return json(usage(call));
  if (what !== 'credentials' || appId === undefined || more.length > 0 || call.version < 60) throw notFound();
  assertCredentials(call);
  return json(credentials(call, appById(call, appId), consumerId));
};
