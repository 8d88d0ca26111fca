/** Access tokens. They look like the platform's, are the same on every run, and open this fake org only. */
import { createHash } from 'node:crypto';
import type { Org, User } from '../org/model.js';

export type Session = {
  token: string;
  user: User;
  /** OAuth names; a token needs `api`, `full` or `web` for the REST API. */
  scopes: string[];
  format: 'jwt' | 'opaque';
  clientId: string;
  expired: boolean;
};

export type SessionSpec = Partial<Pick<Session, 'clientId' | 'expired' | 'format' | 'scopes'>>;

export type Sessions = {
  /** A new session, or the same again for the same user and spec unless it has expired or was revoked meanwhile. */
  open(user: User, spec?: SessionSpec): Session;
  find(token: string): Session | undefined;
  refreshToken(user: User): string;
  userOfRefreshToken(token: string): User | undefined;
  revoke(token: string): boolean;
  expireAll(): void;
  clear(): void;
};

/** Client id with which the CLI logs in. */
export const CLI_CLIENT_ID = 'PlatformCLI';

const digest = (text: string): string => createHash('sha512').update(text).digest('base64url').replaceAll(/[-_]/g, '.');

export const createSessions = (org: Org): Sessions => {
  const sessions = new Map<string, Session>();
  const refresh = new Map<string, User>();
  /** How often a session was revoked, by what it was opened with: the next one has another token. */
  const revocations = new Map<string, number>();
  const seeds = new Map<string, string>();
  let generation = 0;

  const tokenFor = (seed: string, format: Session['format']): string => {
    if (format === 'jwt') {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      return [
        part({ alg: 'RS256', typ: 'JWT', kid: '248' }),
        part({ iss: org.myDomain, jti: digest(seed).slice(0, 20) }),
        // A JWT has three parts, and its signature no dot.
        digest(seed).replaceAll('.', '_'),
      ].join('.');
    }
    return `${org.id.slice(0, 15)}!AQ${digest(seed)}`;
  };

  return {
    open(user, spec = {}) {
      const format = spec.format ?? 'opaque';
      const scopes = spec.scopes ?? ['api', 'full', 'id', 'openid', 'refresh_token', 'web'];
      const clientId = spec.clientId ?? CLI_CLIENT_ID;
      const expired = spec.expired ?? false;
      const seed = [org.id, user.id, scopes.join(' '), clientId, String(expired), generation].join('|');
      const token = tokenFor(`${seed}|${revocations.get(seed) ?? 0}`, format);
      seeds.set(token, seed);
      const session = sessions.get(token) ?? { token, user, scopes, format, clientId, expired };
      sessions.set(token, session);
      return session;
    },
    find: (token) => sessions.get(token),
    refreshToken(user) {
      const token = `5Aep861${digest(`${org.id}|${user.id}|refresh`).slice(0, 80)}`;
      refresh.set(token, user);
      return token;
    },
    userOfRefreshToken: (token) => refresh.get(token),
    revoke(token) {
      const session = sessions.get(token);
      if (session && !session.expired) {
        const seed = seeds.get(token) ?? '';
        session.expired = true;
        revocations.set(seed, (revocations.get(seed) ?? 0) + 1);
      }
      return session !== undefined || refresh.delete(token);
    },
    expireAll() {
      generation++;
      for (const session of sessions.values()) session.expired = true;
    },
    clear() {
      sessions.clear();
      refresh.clear();
      revocations.clear();
      seeds.clear();
      generation = 0;
    },
  };
};
