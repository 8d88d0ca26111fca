/** Both kinds of app and everything that tells who they run as: the first two links of the chain, and proofs. */
import type { App, LoginSummary, RunAsChange } from '../inventory/inventory.js';
import type { OrgClient, Rows } from './client/client.js';
import type { RequestFailure } from './client/failure.js';
import { readConnectedApps } from './sources/connected-apps.js';
import { VIEWER, describeExternalClientApps, ipRangeQuery, type SettingsRange } from './sources/eca-queries.js';
import { readEcaSettings } from './sources/eca-settings.js';
import { assembleExternalClientApps, readEcaRecords, type EcaParts } from './sources/external-client-apps.js';
import type { GapSink } from './sources/gaps.js';
import { clientCredentialsLoginQuery, createLoginFold } from './sources/login-history.js';
import { organizationQuery, type Organization } from './sources/organization.js';
import { readWholeTrail, runAsChangeQuery } from './sources/setup-audit-trail.js';

/** Salesforce refused the query for a column that it does not let one filter on. */
const REFUSED_FILTER = new Set(['INVALID_FIELD', 'INVALID_QUERY_FILTER_OPERATOR', 'MALFORMED_QUERY']);
const refused = (failure: RequestFailure | null): boolean => failure !== null && REFUSED_FILTER.has(failure.code);

export type Trail = { changes: RunAsChange[]; complete: boolean };
/** `accepted`: Salesforce took the filter on the kind of login, so these are the logins of everybody. */
export type ClientCredentialsLogins = { summaries: LoginSummary[]; accepted: boolean; failure: RequestFailure | null };

/** Small queries that wait for nothing, in one API call. */
export type FirstAnswers = {
  organization: Rows<Organization>;
  trail: Rows<RunAsChange>;
  logins: ClientCredentialsLogins;
  ipRanges: Rows<SettingsRange>;
};

export const readFirst = async (client: OrgClient, from: Date): Promise<FirstAnswers> => {
  const fold = createLoginFold();
  const [organization, trail, logins, ipRanges] = await client.query<[Organization, RunAsChange, never, SettingsRange]>(
    organizationQuery,
    runAsChangeQuery,
    clientCredentialsLoginQuery(from, fold),
    ipRangeQuery,
  );
  const accepted = !refused(logins.failure);
  return {
    organization,
    trail,
    ipRanges,
    logins: { summaries: fold.summaries(), accepted, failure: accepted ? logins.failure : null },
  };
};

/** The changes of Run As users; the whole trail where it could not be filtered. */
export const readTrail = async (client: OrgClient, gaps: GapSink, filtered: Rows<RunAsChange>): Promise<Trail> => {
  const { rows, failure } = refused(filtered.failure) ? await readWholeTrail(client) : filtered;
  gaps.failed('SetupAuditTrail', failure, { grant: ['ViewSetup'], existsEverywhere: true });
  return { changes: rows, complete: failure === null };
};

export type ReadApps = {
  /** null: could not be listed. */
  connectedApps: App[] | null;
  externalClientApps: App[];
  eca: EcaParts;
};

export const readApps = async (
  client: OrgClient,
  gaps: GapSink,
  ipRanges: Promise<Rows<SettingsRange>>,
): Promise<ReadApps> => {
  const readEcas = async (): Promise<Pick<EcaParts, 'columns' | 'records'>> => {
    const columns = await describeExternalClientApps(client, gaps);
    return { columns, records: await readEcaRecords(client, gaps, columns) };
  };
  const [{ columns, records }, connected, settings, ranges] = await Promise.all([
    readEcas(),
    readConnectedApps(client, gaps),
    readEcaSettings(client, gaps),
    ipRanges,
  ]);
  // An org without external client apps refuses this object as well; that gap is theirs already.
  if (columns.header.size > 0) gaps.failed('ExtlClntAppOauthIpRange', ranges.failure, { grant: VIEWER });
  const eca: EcaParts = { columns, records, settings, ranges: ranges.failure ? null : ranges.rows };
  return {
    connectedApps: connected?.map(({ app }) => app) ?? null,
    externalClientApps: assembleExternalClientApps(eca),
    eca,
  };
};
