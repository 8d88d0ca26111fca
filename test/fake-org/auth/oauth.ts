/** `/services/oauth2/...`: token, userinfo, introspect, revoke. */
import { bearerToken, sessionOf } from './authenticate.js';
import { clientCredentials } from './client-credentials.js';
import { tokenReply, oauthError } from './token-reply.js';
import { json, type Context, type Incoming, type Reply } from '../server/messages.js';
import type { Session } from './sessions.js';

const form = (request: Incoming): URLSearchParams => new URLSearchParams(request.body);

const refresh = (context: Context, body: URLSearchParams): Reply => {
  const user = context.sessions.userOfRefreshToken(body.get('refresh_token') ?? '');
  if (!user) return oauthError('invalid_grant', 'expired access/refresh token');
  if (!user.active || user.frozen) return oauthError('invalid_grant', 'inactive user');
  return tokenReply(context, context.sessions.open(user), true);
};

const token = (context: Context, request: Incoming): Reply => {
  const body = form(request);
  const grant = body.get('grant_type');
  if (grant === 'client_credentials') return clientCredentials(context, request, body);
  if (grant === 'refresh_token') return refresh(context, body);
  return oauthError('unsupported_grant_type', 'grant type not supported');
};

const idOf = ({ org }: Context, session: Session): string =>
  `https://${org.isSandbox ? 'test' : 'login'}.salesforce.com/id/${org.id}/${session.user.id}`;

const userinfo = (context: Context, request: Incoming): Reply => {
  const session = sessionOf(context, bearerToken(request) ?? request.query.get('access_token') ?? undefined);
  if (!session) return { status: 403, contentType: 'text/html', body: 'Bad_OAuth_Token' };
  if (!session.scopes.some((scope) => ['full', 'id', 'openid', 'profile'].includes(scope))) {
    return { status: 403, contentType: 'text/html', body: 'Missing_OAuth_Token' };
  }
  const { user } = session;
  return json({
    sub: idOf(context, session),
    user_id: user.id,
    organization_id: context.org.id,
    preferred_username: user.username,
    nickname: user.username.split('@')[0],
    name: [user.firstName, user.lastName].filter(Boolean).join(' '),
    email: user.email,
    email_verified: true,
    given_name: user.firstName,
    family_name: user.lastName,
    zoneinfo: 'Europe/London',
    photos: { picture: `${context.url}/profilephoto/005/F`, thumbnail: `${context.url}/profilephoto/005/T` },
    urls: {
      rest: `${context.url}/services/data/v{version}/`,
      sobjects: `${context.url}/services/data/v{version}/sobjects/`,
    },
    active: user.active,
    user_type: 'STANDARD',
  });
};

/** An app learns of its own tokens only, unless it may introspect all. */
const introspect = (context: Context, request: Incoming): Reply => {
  const body = form(request);
  const app = [...context.org.connectedApps, ...context.org.externalClientApps].find(
    ({ consumerKey, consumerSecret }) =>
      consumerKey === body.get('client_id') && consumerSecret === body.get('client_secret'),
  );
  if (!app) return oauthError('invalid_client', 'invalid client credentials', 401);
  const session = sessionOf(context, body.get('token') ?? undefined);
  if (!session || (session.clientId !== app.consumerKey && !app.introspectsAllTokens)) return json({ active: false });
  const issued = Math.floor(context.org.now.getTime() / 1000);
  return json({
    active: true,
    scope: session.scopes.join(' '),
    client_id: session.clientId,
    username: session.user.username,
    sub: idOf(context, session),
    token_type: 'access_token',
    exp: issued + 7200,
    iat: issued,
    nbf: issued,
  });
};

const revoke = (context: Context, request: Incoming): Reply => {
  const revoked = context.sessions.revoke(form(request).get('token') ?? request.query.get('token') ?? '');
  return revoked ? { status: 200, body: '' } : oauthError('unsupported_token_type', 'this token type is not supported');
};

const ENDPOINTS: Readonly<
  Record<string, { methods: string[]; serve: (context: Context, request: Incoming) => Reply }>
> = {
  introspect: { methods: ['POST'], serve: introspect },
  revoke: { methods: ['GET', 'POST'], serve: revoke },
  token: { methods: ['POST'], serve: token },
  userinfo: { methods: ['GET', 'POST'], serve: userinfo },
};

export const oauth = (context: Context, request: Incoming): Reply => {
  const endpoint = ENDPOINTS[request.path.split('/')[3] ?? ''];
  if (!endpoint) return oauthError('not_found', 'no such endpoint', 404);
  if (!endpoint.methods.includes(request.method)) {
    return oauthError('invalid_request', `must use HTTP ${endpoint.methods.join(' or ')}`);
  }
  return endpoint.serve(context, request);
};
