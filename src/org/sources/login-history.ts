/**
 * Logins. Only LoginTime and UserId are safe to filter on; recorded describes let one filter on LoginSubType as well,
 * Salesforce's own page contradicts itself. So it is tried once, and everything else is sorted out after reading.
 */
import { appKey, type App, type LoginSummary } from '../../inventory/inventory.js';
import { CLIENT_CREDENTIALS_SUBTYPES } from '../../platform/logins.js';
import type { Answer, Fold, Query } from '../client/query.js';
import { soqlString } from '../../platform/soql-string.js';
import { soqlInPieces } from '../client/soql.js';
import type { GapSink } from './gaps.js';

/** Integrations may log in every minute: this many pages (of 2,000 rows) are read, then it is a `limit`. */
const MAX_PAGES = 50;
/** For the logins of the whole org, which only serve to prove a Run As user. */
const MAX_ORG_PAGES = 10;

const SELECT = 'SELECT UserId, LoginTime, LoginType, LoginSubType, Application, Status FROM LoginHistory';

const keyOf = ({ userId, application, type, subType, status }: Omit<LoginSummary, 'count' | 'newestAt'>): string =>
  JSON.stringify([userId, application, type, subType, status]);

/** Folds rows that agree in everything but the time, so that memory does not grow with them. */
const foldLogins = (): Fold<LoginSummary[]> => {
  const summaries = new Map<string, LoginSummary>();
  return {
    take: (row) => {
      const newestAt = row.need.instant('LoginTime');
      const userId = row.exact.id('UserId');
      // Nobody's login: the name that was typed is no user's.
      if (userId === null) return;
      const login = {
        userId,
        application: row.exact.text('Application'),
        type: row.exact.text('LoginType'),
        subType: row.exact.text('LoginSubType'),
        status: row.exact.text('Status'),
      };
      const key = keyOf(login);
      const known = summaries.get(key);
      if (!known) summaries.set(key, { ...login, newestAt, count: 1 });
      else {
        known.count += 1;
        if (newestAt > known.newestAt) known.newestAt = newestAt;
      }
    },
    result: () => [...summaries.values()],
  };
};

/** Summaries of readings that may have seen the same logins. */
export const mergeLogins = (...readings: ReadonlyArray<readonly LoginSummary[]>): LoginSummary[] => {
  const merged = new Map<string, LoginSummary>();
  for (const login of readings.flat()) {
    const key = keyOf(login);
    const known = merged.get(key);
    const newestAt = known && known.newestAt > login.newestAt ? known.newestAt : login.newestAt;
    merged.set(key, { ...login, newestAt, count: Math.max(known?.count ?? 0, login.count) });
  }
  return [...merged.values()];
};

/** SOQL datetime literals take no milliseconds everywhere. */
const literal = (from: Date): string => from.toISOString().replace(/\.\d{3}Z$/, 'Z');

const SUBTYPES = CLIENT_CREDENTIALS_SUBTYPES.map(soqlString).join(',');

/** Client credentials logins of everybody; Salesforce may refuse the filter, or find nothing by it. */
export const clientCredentialsLoginQuery = (from: Date): Query<LoginSummary[]> => ({
  soql: [`${SELECT} WHERE LoginTime >= ${literal(from)} AND LoginSubType IN (${SUBTYPES}) ORDER BY LoginTime DESC`],
  about: ['UserId'],
  fold: foldLogins,
  maxPages: MAX_PAGES,
});

/** All logins of everybody, newest first. */
export const orgLoginQuery = (from: Date): Query<LoginSummary[]> => ({
  soql: [`${SELECT} WHERE LoginTime >= ${literal(from)} ORDER BY LoginTime DESC`],
  about: ['UserId'],
  fold: foldLogins,
  maxPages: MAX_ORG_PAGES,
});

/**
 * Logins of some users.
 *
 * @param others leave out client credentials logins: the filter found some, so these were read already
 */
export const userLoginHistoryQuery = (userIds: string[], from: Date, others: boolean): Query<LoginSummary[]> => {
  const filter = others ? ` AND (LoginSubType NOT IN (${SUBTYPES}) OR LoginSubType = null)` : '';
  return {
    soql: soqlInPieces(
      userIds,
      (ids) => `${SELECT} WHERE LoginTime >= ${literal(from)} AND UserId IN (${ids})${filter} ORDER BY LoginTime DESC`,
    ),
    about: ['UserId'],
    fold: foldLogins,
    maxPages: MAX_PAGES,
  };
};

export const reportLogins = (gaps: GapSink, answer: Pick<Answer<unknown>, 'failure' | 'spoilt'>): void =>
  gaps.answered('LoginHistory', answer);

/**
 * The logins of the whole org, of which only some pages are read, matter to those apps only which nothing else tells
 * about. A failure is told all the same.
 */
export const reportOrgLogins = (
  gaps: GapSink,
  answer: Pick<Answer<unknown>, 'failure' | 'spoilt'>,
  apps: readonly App[],
): void => {
  const { failure, spoilt } = answer;
  gaps.spoilt('LoginHistory', spoilt);
  if (failure?.reason === 'limit' && apps.length === 0) return;
  gaps.failed('LoginHistory', failure, { subjects: apps.map(appKey) });
};
