/** Looks at an org: what this login sees of it. Only ever reads; eight calls, and some more for the facts. */
import type { ClientOptions, OrgClient, OrgConnection } from '../../org/client/client.js';
import { isJwt } from '../../org/client/metadata-api.js';
import { apiVersionTooOld, OLDEST_API_VERSION } from '../../org/errors.js';
import { refusedFilter } from '../../org/read-first.js';
import { reportNoClock } from '../../org/report-unseen.js';
import { createGapSink } from '../../org/sources/gaps.js';
import {
  EXTERNAL_CLIENT_APPS_FROM,
  knowsNoObjects,
  listsNone,
  surelyNone,
  wouldBeShown,
} from '../../org/sources/no-external-client-apps.js';
import { withClient } from '../../org/with-client.js';
import { permissionNamed } from '../../platform/permissions.js';
import { bundle } from '../../text/messages.js';
import type { Seen, TokenForm } from '../seen.js';
import { askRest } from './ask-rest.js';
import { lookForFacts } from './look-for-facts.js';
import { listApps, lookAtProfile, lookAtSettings } from './read-metadata.js';
import { apiRefusal, reportRest } from './report-rest.js';

const messages = bundle('doctor');
const gapMessages = bundle('org.gaps');

const formOf = (token: string): TokenForm => (isJwt(token) ? 'jwt' : /^00D\w{12,15}!/.test(token) ? 'opaque' : 'other');

const look = async (connection: OrgConnection, client: OrgClient, withFacts: boolean): Promise<Seen> => {
  const gaps = createGapSink();
  const accessToken = connection.accessToken ?? '';
  const [rest, { settings, elements, unknown }, profileMetadata] = await Promise.all([
    askRest(client, gaps, { accessToken, logins: withFacts ? 'filtered' : 'newest' }),
    lookAtSettings(client, gaps),
    lookAtProfile(client, gaps),
  ]);
  if (client.apiCalls() === 0) throw messages.createError('error.noAnswer', [rest.users.failure?.message ?? '']);
  const refusal = apiRefusal(rest);
  if (refusal !== null) {
    const { label, name } = permissionNamed('ApiEnabled');
    throw messages.createError('error.apiOff', [refusal.message], [label, name]);
  }
  const permissions = rest.caller.result[0] ?? null;
  reportRest(gaps, rest, permissions);
  const has = rest.eca.header.size > 0;
  // Settings that there are no such apps for are the other API's word already.
  const mayBeNone = knowsNoObjects(rest.eca, client.apiVersion) && wouldBeShown(permissions, gaps.unknownPermissions());
  const [listed, noneShown] = await Promise.all([
    listApps(client, gaps, has),
    mayBeNone && (unknown.has('ExternalClientAppSettings') || listsNone(client)),
  ]);
  if (listed.developerHalves?.length === 0 && rest.headers.result.length > 0) {
    const source = 'ExtlClntAppGlobalOauthSettings';
    gaps.add({ source, reason: 'permission', detail: gapMessages.getMessage('settingsHalf') });
  }
  const clockOffsetMs = client.clockOffsetMs();
  if (clockOffsetMs === null) reportNoClock(gaps);
  const facts = withFacts ? await lookForFacts(client, gaps, { rest, listed, settings, permissions }) : null;
  const all = gaps.all(permissions);
  const headers = has && rest.headers.failure === null ? rest.headers.result.length : null;
  const hidden = all.some(({ source, reason }) => source === 'ExternalClientApplication' && reason === 'permission');
  return {
    apiVersion: client.apiVersion,
    token: formOf(accessToken),
    clockOffsetMs,
    apiCalls: client.apiCalls(),
    permissions,
    columns: rest.described.columns,
    takes: { rest: rest.users.failure?.code !== 'SESSION_NOT_FOR_API', metadata: listed.took },
    connectedApps: listed.connectedApps?.length ?? null,
    externalClientApps: headers,
    hasExternalClientApps: has ? true : hidden || Number(client.apiVersion) < EXTERNAL_CLIENT_APPS_FROM ? null : false,
    noExternalClientApps: surelyNone(
      { noneShown, listed: headers, halves: listed.developerHalves?.length ?? 0 },
      permissions,
      gaps.unknownPermissions(),
    ),
    settings,
    settingsElements: elements,
    policies: rest.policies.failure === null && has ? rest.policies.result : null,
    users: rest.users.failure === null ? rest.users.result : null,
    userLogins: rest.userLogins.failure === null ? rest.userLogins.result : null,
    trailFilter: rest.trail.failure === null ? true : refusedFilter(rest.trail.failure) ? false : null,
    profileMetadata,
    gaps: all,
    facts,
  };
};

/**
 * @param withFacts also what only the facts are judged by
 * @throws SfError when nothing can be asked: expired session, unusable API version, no API for this user
 */
export const lookAtOrg = async (
  connection: OrgConnection,
  withFacts: boolean,
  options: ClientOptions = {},
): Promise<Seen> => {
  const apiVersion = connection.getApiVersion();
  if (Number(apiVersion) < OLDEST_API_VERSION) throw apiVersionTooOld(apiVersion);
  return withClient(connection, (client) => look(connection, client, withFacts), options);
};
