import { callerOf, hasAny, type Caller } from './caller.js';
import { SalesforceError } from '../server/errors.js';
import type { Context, Incoming } from '../server/messages.js';
import type { Session } from './sessions.js';

export type Login = { session: Session; caller: Caller };

/** The session that a token opens, unless it is unknown, over, or its user may no longer log in. */
export const sessionOf = (context: Context, token: string | undefined): Session | null => {
  const session = token === undefined ? undefined : context.sessions.find(token);
  if (!session || session.expired || !session.user.active || session.user.frozen) return null;
  return session;
};

export const bearerToken = (request: Incoming): string | undefined =>
  /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

const API_SCOPES = new Set(['api', 'full', 'web']);

/** Lets a REST call in, or throws what the platform answers. */
export const authenticate = (context: Context, request: Incoming): Login => {
  const session = sessionOf(context, bearerToken(request));
  if (!session) throw new SalesforceError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  const refused = context.org.options.sessionRefusedBy === 'rest';
  if (refused || !session.scopes.some((scope) => API_SCOPES.has(scope))) {
    throw new SalesforceError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
  }
  const caller = callerOf(context.org, session.user);
  const isApexRest = request.path.startsWith('/services/apexrest/');
  if (!hasAny(caller, 'ApiEnabled', ...(isApexRest ? ['ApexRestServices'] : []))) {
    throw new SalesforceError(403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner');
  }
  return { session, caller };
};
