import { LOGIN_STATUSES, type LoginStatusCode } from '../org/login-statuses.js';
import { nextId } from './org.js';
import type { AuditTrailRow, ConnectedApp, ExternalClientApp, Login, OauthToken, Org, User } from '../org/model.js';

type AnyApp = ConnectedApp | ExternalClientApp;

export type LoginSpec = {
  user: User;
  at: Date;
  /** An app, shown by its label, or the text of the column. */
  application?: AnyApp | string | null;
  type?: string;
  subType?: string | null;
  status?: string;
  sourceIp?: string;
};

/** A login; without more, a successful one in the browser. The newest success becomes the user's LastLoginDate. */
export const addLogin = (org: Org, spec: LoginSpec): Login => {
  const { application = 'Browser' } = spec;
  const login: Login = {
    id: nextId(org, 'LoginHistory'),
    user: spec.user,
    at: spec.at,
    application: typeof application === 'object' ? (application?.label ?? null) : application,
    type: spec.type ?? 'Application',
    subType: spec.subType ?? null,
    status: spec.status ?? 'Success',
    sourceIp: spec.sourceIp ?? '203.0.113.10',
  };
  org.logins.push(login);
  spec.user.hasUserLogin = true;
  if (login.status === 'Success' && (!spec.user.lastLoginAt || spec.user.lastLoginAt < spec.at)) {
    spec.user.lastLoginAt = spec.at;
  }
  return login;
};

/** A login of the client credentials flow. */
export const addFlowLogin = (org: Org, app: AnyApp, spec: Omit<LoginSpec, 'application'>): Login =>
  addLogin(org, { application: app, type: 'Oauth2', subType: 'OauthClientCredentials', ...spec });

/** One attempt for every documented status but success, a minute apart, newest last; `attempt` says of what kind. */
export const addEveryFailedLogin = (
  from: Date,
  attempt: (spec: { at: Date; status: string; code: LoginStatusCode }) => void,
): void => {
  const failed = Object.entries(LOGIN_STATUSES).filter(([code]) => code !== 'LOGIN_NO_ERROR');
  failed.forEach(([code, status], at) => {
    attempt({ at: new Date(from.getTime() + at * 60_000), status, code: code as LoginStatusCode });
  });
};

export type AuditTrailSpec = { at: Date; by?: User | null; action: string; section: string; display: string };

export const addAuditTrail = (org: Org, spec: AuditTrailSpec): AuditTrailRow => {
  const row = { id: nextId(org, 'SetupAuditTrail'), ...spec, by: spec.by ?? null };
  org.auditTrail.push(row);
  return row;
};

/** The row that an administrator leaves who assigns a Run As user to a connected app. */
export const addRunAsChange = (org: Org, app: ConnectedApp, user: User, at: Date, by?: User): AuditTrailRow =>
  addAuditTrail(org, {
    at,
    by,
    action: 'addOauthClientCredentialUser',
    section: 'OAuth Client Credentials User',
    display: `Assigned OAuth client credentials user ${user.username} (UserID: [${user.id.slice(0, 15)}]) to app ${app.label} (AppID: [${app.id.slice(0, 15)}])`,
  });

export const addOauthToken = (org: Org, user: User, app: AnyApp, createdAt: Date, useCount = 1): OauthToken => {
  const token = { user, app: { label: app.label, id: app.id }, createdAt, lastUsedAt: createdAt, useCount };
  org.oauthTokens.push(token);
  return token;
};
