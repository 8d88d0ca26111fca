/** The first link of the chain: small queries that wait for nothing, in one API call, and what follows from them. */
import type { LoginSummary, RunAsChange } from '../inventory/inventory.js';
import type { OrgClient } from './client/client.js';
import type { RequestFailure } from './client/failure.js';
import type { Answer } from './client/query.js';
import { ipRangeQuery, type SettingsRange } from './sources/eca-queries.js';
import type { GapSink } from './sources/gaps.js';
import { clientCredentialsLoginQuery } from './sources/login-history.js';
import { organizationQuery, type Organization } from './sources/organization.js';
import { runAsChangeQuery, wholeTrailQuery } from './sources/setup-audit-trail.js';

/** Salesforce refused the query for a column that it does not let one filter on. */
const REFUSED_FILTER = new Set(['INVALID_FIELD', 'INVALID_QUERY_FILTER_OPERATOR', 'MALFORMED_QUERY']);
export const refusedFilter = (failure: RequestFailure | null): boolean =>
  failure !== null && REFUSED_FILTER.has(failure.code);

export type Trail = { changes: RunAsChange[]; complete: boolean };

/**
 * Client credentials logins of everybody, by a filter on their kind. `found`: it found some, so that what it does not
 * find did not happen; an empty answer proves nothing, since orgs spell the kind in more than one way.
 */
export type FilteredLogins = Answer<LoginSummary[]> & { found: boolean };

export type FirstAnswers = {
  organization: Answer<Organization[]>;
  trail: Answer<RunAsChange[]>;
  logins: FilteredLogins;
  ipRanges: Answer<SettingsRange[]>;
};

/** The answer, without a failure that only says that the filter is not taken. */
const filtered = (answer: Answer<LoginSummary[]>): FilteredLogins => ({
  ...answer,
  failure: refusedFilter(answer.failure) ? null : answer.failure,
  found: answer.result.length > 0,
});

export const readFirst = async (client: OrgClient, from: Date): Promise<FirstAnswers> => {
  const [organization, trail, logins, ipRanges] = await client.query<
    [Organization[], RunAsChange[], LoginSummary[], SettingsRange[]]
  >(organizationQuery, runAsChangeQuery, clientCredentialsLoginQuery(from), ipRangeQuery);
  return { organization, trail, ipRanges, logins: filtered(logins) };
};

/** The changes of Run As users; the whole trail where it could not be filtered. */
export const readTrail = async (client: OrgClient, gaps: GapSink, first: Answer<RunAsChange[]>): Promise<Trail> => {
  const [trail] = refusedFilter(first.failure) ? await client.query<[RunAsChange[]]>(wholeTrailQuery) : [first];
  gaps.answered('SetupAuditTrail', trail);
  return { changes: trail.result, complete: trail.failure === null && trail.spoilt.length === 0 };
};
