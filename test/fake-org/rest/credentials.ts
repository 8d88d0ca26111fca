/**
 * Consumer credentials of external client apps over Connect: the pair, and from 65.0 on the slot for another one.
 * Source: Connect REST API Developer Guide, "OAuth Credentials" and "Staged OAuth Credentials".
 */
import { createHash } from 'node:crypto';
import { hasAny } from '../auth/caller.js';
import { nextId } from '../builders/org.js';
import type { ExternalClientApp, Org, StagedCredentials } from '../org/model.js';
import { methodNotAllowed, notFound, SalesforceError } from '../server/errors.js';
import { json, type Call, type Reply } from '../server/messages.js';

const THIRTY_DAYS = 30 * 86_400_000;
const STAGED_FROM = 65;

const sameId = (a: string, b: string): boolean => a.slice(0, 15) === b.slice(0, 15);

const appById = (call: Call, id: string): ExternalClientApp => {
  const app = call.org.externalClientApps.find((each) => sameId(each.id, id));
  if (!app) throw notFound();
  return app;
};

const refused = (message: string): SalesforceError => new SalesforceError(403, 'FUNCTIONALITY_NOT_ENABLED', message);

const assertReadable = (call: Call, app: ExternalClientApp): void => {
  if (!call.org.settings.secretsInRestApi) {
    throw refused('This feature is not currently enabled for this organization.');
  }
  if (!hasAny(call.caller, 'ExternalClientAppDeveloper') || !hasAny(call.caller, 'ViewClientSecret')) {
    throw refused('This feature is not enabled for this user.');
  }
  if (app.distributionState !== 'Local') {
    throw new SalesforceError(403, 'INSUFFICIENT_ACCESS', 'Credentials of packaged apps are not available.');
  }
};

const assertRotatable = (call: Call): void => {
  if (!hasAny(call.caller, 'ClientSecretRotation')) throw refused('This feature is not enabled for this user.');
};

/** A pair that no other request would get: it depends on how many were made before. */
const newPair = (org: Org, app: ExternalClientApp): Pick<StagedCredentials, 'id' | 'key' | 'secret'> => {
  const id = nextId(org, 'ExtlClntAppStagedCredentials');
  const digest = (kind: string): Buffer => createHash('sha512').update(`${org.id} ${app.name} ${id} ${kind}`).digest();
  return {
    id,
    key: `3MVG9${digest('key').toString('base64url').slice(0, 80)}`,
    secret: digest('secret').toString('hex').slice(0, 64).toUpperCase(),
  };
};

const stateOf = ({ state, expiresAt }: StagedCredentials, now: Date): string => (expiresAt <= now ? 'Expired' : state);

const shown = (staged: StagedCredentials, url: string, org: Org): unknown => ({
  id: staged.id,
  key: staged.key,
  secret: staged.secret,
  state: stateOf(staged, org.now),
  createdBy: staged.createdById,
  createdDate: staged.createdAt.toISOString(),
  expirationDate: staged.expiresAt.toISOString(),
  stagedCredentialsUrl: url,
  url: `${url}/${staged.id}`,
});

const stage = (call: Call, app: ExternalClientApp, url: string): Reply => {
  // A client that sent no body had its connection reset.
  if (call.request.body === '') return { status: 0, body: '' };
  assertRotatable(call);
  if (app.staged !== null) {
    throw new SalesforceError(400, 'INVALID_INPUT', 'Staged credentials already exist for this consumer.');
  }
  const { org, caller } = call;
  app.staged = {
    ...newPair(org, app),
    state: 'Active',
    createdAt: org.now,
    createdById: caller.user.id,
    expiresAt: new Date(org.now.getTime() + THIRTY_DAYS),
  };
  return json(shown(app.staged, url, org), 201);
};

/** The staged pair becomes the main one, and the main one takes its place in the slot. */
const rotate = (call: Call, app: ExternalClientApp, staged: StagedCredentials, url: string): Reply => {
  assertRotatable(call);
  let command: unknown;
  try {
    ({ command } = JSON.parse(call.request.body) as { command?: unknown });
  } catch {
    throw new SalesforceError(400, 'JSON_PARSER_ERROR', 'The HTTP entity body is required, but not well-formed.');
  }
  if (command !== 'rotate') throw new SalesforceError(400, 'INVALID_INPUT', 'Specify a valid command.');
  if (stateOf(staged, call.org.now) !== 'Active') {
    throw new SalesforceError(400, 'INVALID_INPUT', 'Only active staged credentials can be rotated.');
  }
  const former = { key: app.consumerKey, secret: app.consumerSecret };
  [app.consumerKey, app.consumerSecret] = [staged.key, staged.secret];
  app.staged = {
    ...staged,
    ...former,
    state: 'Rotated',
    expiresAt: new Date(call.org.now.getTime() + THIRTY_DAYS),
  };
  return json(shown(app.staged, url, call.org));
};

const slot = (call: Call, app: ExternalClientApp, url: string, id: string | undefined): Reply => {
  const { method } = call.request;
  if (call.version < STAGED_FROM) throw notFound();
  if (id === undefined) {
    if (method === 'POST') return stage(call, app, url);
    if (method !== 'GET') throw methodNotAllowed(method, 'GET,HEAD,POST');
    return json({ stagedCredentials: app.staged ? [shown(app.staged, url, call.org)] : [], url });
  }
  if (app.staged === null || !sameId(app.staged.id, id)) throw notFound();
  if (method === 'PATCH') return rotate(call, app, app.staged, url);
  if (method === 'GET') return json(shown(app.staged, url, call.org));
  if (method !== 'DELETE') throw methodNotAllowed(method, 'DELETE,GET,HEAD,PATCH');
  assertRotatable(call);
  app.staged = null;
  return { status: 204, body: '' };
};

/** Everything below `apps/oauth/credentials/`. */
export const credentials = (call: Call, base: string, parts: readonly string[]): Reply => {
  const [appId = '', consumerId, sub, stagedId, ...more] = parts;
  const { method } = call.request;
  if (call.version < 60 || more.length > 0) throw notFound();
  const app = appById(call, appId);
  assertReadable(call, app);
  const root = `${base}/credentials/${app.id}`;
  const consumer = (id: string): Record<string, unknown> => ({
    id,
    key: app.consumerKey,
    name: app.label,
    url: `${root}/${id}`,
    ...(call.version >= STAGED_FROM && { stagedCredentialsUrl: `${root}/${id}/staged` }),
  });
  const ids = [app.consumerId, ...app.moreConsumerIds];
  if (consumerId === undefined) {
    if (method !== 'GET') throw methodNotAllowed(method, 'GET,HEAD');
    return json({ consumers: ids.map(consumer), currentPageUrl: root, nextPageUrl: null });
  }
  const id = ids.find((each) => sameId(each, consumerId));
  if (id === undefined) throw notFound();
  if (sub === 'staged') return slot(call, app, `${root}/${id}/staged`, stagedId);
  if (sub !== undefined) throw notFound();
  if (method !== 'GET') throw methodNotAllowed(method, 'GET,HEAD');
  const part = call.request.query.get('part') ?? 'key';
  return json({
    ...consumer(id),
    ...(part === 'secret' && { key: undefined }),
    ...(part.includes('secret') && { secret: app.consumerSecret }),
  });
};
