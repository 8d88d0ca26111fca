/**
 * Logins. Only LoginTime and UserId are safe to filter on; whether LoginSubType is, Salesforce's own page contradicts
 * itself, so it is tried once and everything else is sorted out after reading. Rows are folded as they arrive.
 */
import { appKey, type App, type LoginSummary } from '../../inventory/inventory.js';
import type { Query } from '../client/client.js';
import type { Row } from '../client/rest.js';
import { instant, text } from '../client/row.js';
import { soqlInPieces } from '../client/soql.js';
import type { RequestFailure } from '../client/failure.js';
import type { GapSink } from './gaps.js';

/** Integrations may log in every minute: this many pages (of 2,000 rows) are read, then it is a `limit`. */
const MAX_PAGES = 50;
/** For the logins of the whole org, which only serve to prove a Run As user. */
const MAX_ORG_PAGES = 10;

const SELECT = 'SELECT UserId, LoginTime, LoginType, LoginSubType, Application, Status FROM LoginHistory';

const keyOf = ({ userId, application, type, subType, status }: Omit<LoginSummary, 'count' | 'newestAt'>): string =>
  JSON.stringify([userId, application, type, subType, status]);

/** Takes rows one by one and keeps what they have in common. */
export type LoginFold = { add: (row: Row) => undefined; summaries: () => LoginSummary[] };

/** Folds rows that agree in everything but the time, so that memory does not grow with them. */
export const createLoginFold = (): LoginFold => {
  const summaries = new Map<string, LoginSummary>();
  return {
    add: (row) => {
      const userId = text(row, 'UserId');
      const newestAt = instant(row, 'LoginTime');
      if (userId === null || newestAt === null) return undefined;
      const login = {
        userId,
        application: text(row, 'Application'),
        type: text(row, 'LoginType'),
        subType: text(row, 'LoginSubType'),
        status: text(row, 'Status'),
      };
      const key = keyOf(login);
      const known = summaries.get(key);
      if (!known) summaries.set(key, { ...login, newestAt, count: 1 });
      else {
        known.count += 1;
        if (newestAt > known.newestAt) known.newestAt = newestAt;
      }
      return undefined;
    },
    summaries: () => [...summaries.values()],
  };
};

/** Summaries of two readings that may have seen the same logins. */
export const mergeLogins = (one: LoginSummary[], other: LoginSummary[]): LoginSummary[] => {
  const merged = new Map<string, LoginSummary>();
  for (const login of [...one, ...other]) {
    const key = keyOf(login);
    const known = merged.get(key);
    const newestAt = known && known.newestAt > login.newestAt ? known.newestAt : login.newestAt;
    merged.set(key, { ...login, newestAt, count: Math.max(known?.count ?? 0, login.count) });
  }
  return [...merged.values()];
};

/** SOQL datetime literals take no milliseconds everywhere. */
const literal = (from: Date): string => from.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Client credentials logins of everybody; Salesforce may refuse the filter. */
export const clientCredentialsLoginQuery = (from: Date, fold: LoginFold): Query<never> => ({
  soql: `${SELECT} WHERE LoginTime >= ${literal(from)} AND LoginSubType = 'OauthClientCredentials' ORDER BY LoginTime DESC`,
  map: fold.add,
  maxPages: MAX_PAGES,
});

/** All logins of everybody, newest first. */
export const orgLoginQuery = (from: Date, fold: LoginFold): Query<never> => ({
  soql: `${SELECT} WHERE LoginTime >= ${literal(from)} ORDER BY LoginTime DESC`,
  map: fold.add,
  maxPages: MAX_ORG_PAGES,
});

/**
 * Logins of some users.
 *
 * @param filterSubType leave out client credentials logins, which were read already: Salesforce took that filter
 */
export const userLoginHistoryQueries = (
  userIds: string[],
  from: Date,
  { fold, filterSubType }: { fold: LoginFold; filterSubType: boolean },
): Array<Query<never>> => {
  const others = filterSubType ? " AND LoginSubType != 'OauthClientCredentials'" : '';
  return soqlInPieces(
    userIds,
    (ids) => `${SELECT} WHERE LoginTime >= ${literal(from)} AND UserId IN (${ids})${others} ORDER BY LoginTime DESC`,
  ).map((soql) => ({ soql, map: fold.add, maxPages: MAX_PAGES }));
};

/**
 * The logins of the whole org, of which only some pages are read, matter to a few apps; these are what a gap is about.
 */
export const reportOrgLogins = (gaps: GapSink, failure: RequestFailure | null, apps: App[]): void => {
  const subjects = failure?.reason === 'limit' ? { subjects: apps.map(appKey) } : {};
  gaps.failed('LoginHistory', failure, { ...subjects, grant: ['MonitorLoginHistory'], existsEverywhere: true });
};
