/** The client credentials grant: from the state of the org to a token, or to the error that the platform words. */
import { callerOf } from './caller.js';
import { inRanges } from './ip-ranges.js';
import { oauthError, tokenReply } from './token-reply.js';
import { usableScopes } from '../org/scopes.js';
import type { ConnectedApp, ExternalClientApp, Org, User } from '../org/model.js';
import type { Context, Incoming, Reply } from '../server/messages.js';

type AnyApp = ConnectedApp | ExternalClientApp;

/** Only My Domain hosts answer this grant. Loopback addresses stand for the org's own. */
const isOwnHost = (host: string): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host) ||
  /^[^.]+(\.[a-z]+)?\.my\.salesforce\.(com|mil)(:\d+)?$/.test(host);

/** Pages and sites of Salesforce have a token endpoint that does not know the grant; login hosts refuse it by name. */
const refusalOfHost = (host: string): Reply =>
  /\.force\.com(:\d+)?$/.test(host)
    ? oauthError('unsupported_grant_type', 'grant type not supported')
    : oauthError('invalid_grant', 'request not supported on this domain');

const credentialsOf = (request: Incoming, body: URLSearchParams): { id: string; secret: string } => {
  const [, basic] = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (basic === undefined) return { id: body.get('client_id') ?? '', secret: body.get('client_secret') ?? '' };
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':');
  return { id, secret: secret.join(':') };
};

/** The pair in an app's slot counts while it has not expired, where the org takes such pairs at all. */
const inSlot = ({ now, options }: Org, { staged }: ExternalClientApp, id: string): boolean =>
  staged?.key === id &&
  staged.expiresAt > now &&
  (staged.state === 'Active' ? options.stagedPairGetsTokens : options.rotatedPairGetsTokens);

/** The app of a client id, and the secret that goes with that id. */
const pairOf = (org: Org, id: string): readonly [app: AnyApp | undefined, secret: string] => {
  const external = org.options.ecaEnabled ? org.externalClientApps : [];
  const app = [...org.connectedApps, ...external].find((each) => each.consumerKey === id);
  if (app) return [app, app.consumerSecret];
  const other = external.find((each) => inSlot(org, each, id));
  return [other, other?.staged?.secret ?? ''];
};

const flowOf = (app: AnyApp): { settings: boolean; policy: boolean } =>
  'flow' in app ? app.flow : { settings: app.flowEnabled, policy: app.flowEnabled };

const refusalOfApp = (app: AnyApp): Reply | null => {
  if ('installed' in app && !app.installed) return oauthError('invalid_client', 'app must be installed into org');
  if ('enabled' in app && (!app.enabled || app.oauthPlugin !== 'Enabled')) {
    return oauthError('app_not_found', 'External client app is not installed in this org');
  }
  if (!flowOf(app).settings) return oauthError('invalid_grant', 'client credentials flow not enabled');
  if (app.proofs.includes('isDPopEnabled')) return oauthError('invalid_dpop_proof', 'DPoP proof is missing');
  if (app.proofs.length > 0) return oauthError('invalid_client', 'client certificate is missing');
  if (usableScopes(app.scopes).length === 0) return oauthError('invalid_grant', 'no valid scopes defined');
  return null;
};

const isAdminApproved = (app: AnyApp): boolean =>
  'adminApproved' in app ? app.adminApproved : app.permittedUsers === 'AdminApprovedPreAuthorized';

const refusalOfUser = ({ org }: Context, app: AnyApp, user: User, address: string): Reply | null => {
  if (!user.active || user.frozen) return oauthError('invalid_grant', 'inactive user');
  if (user.profile.userType !== 'Standard') return oauthError('access_denied', 'end-user denied authorization');
  const sets = callerOf(org, user).permissionSets;
  if (
    isAdminApproved(app) &&
    org.options.preauthorizationBindsRunAs &&
    !app.preauthorized.some((set) => sets.has(set))
  ) {
    return oauthError('invalid_app_access', 'user is not admin approved to access this app');
  }
  if (/^enforce/i.test(app.ipRelaxation)) {
    // The app's own ranges widen those of the profile; with none at all every address is fine.
    const ranges = user.profile.loginIpRanges;
    if (ranges.length > 0 && !inRanges([...ranges, ...app.ipRanges], address)) {
      return oauthError('invalid_grant', 'ip restricted');
    }
  }
  return null;
};

/** What a token may do; one that is not of the level that the app demands, and is blocked, is good for nothing. */
const scopesOfToken = (org: Org, { scopes, sessionPolicy }: AnyApp): string[] =>
  org.options.highAssuranceStopsFlow && sessionPolicy?.level === 'HIGH_ASSURANCE' && sessionPolicy.action === 'Block'
    ? []
    : usableScopes(scopes);

export const clientCredentials = (context: Context, request: Incoming, body: URLSearchParams): Reply => {
  const { org } = context;
  if (!isOwnHost(request.headers.host ?? '')) return refusalOfHost(request.headers.host ?? '');
  const { id, secret } = credentialsOf(request, body);
  const [app, expected] = pairOf(org, id);
  if (!app) return oauthError('invalid_client_id', 'client identifier invalid');
  if (secret !== expected && !(app.secretOptional && secret === '')) {
    return oauthError('invalid_client', 'invalid client credentials');
  }
  const refused = refusalOfApp(app);
  if (refused) return refused;
  const username = app.runAs?.toLowerCase();
  const user = org.users.find((each) => each.username.toLowerCase() === username);
  if (!flowOf(app).policy || !user) return oauthError('invalid_grant', 'no client credentials user enabled');
  const address = request.headers['x-forwarded-for']?.split(',')[0]?.trim() ?? org.options.clientIp;
  return (
    refusalOfUser(context, app, user, address) ??
    tokenReply(
      context,
      context.sessions.open(user, { scopes: scopesOfToken(org, app), clientId: app.consumerKey }),
      false,
    )
  );
};
