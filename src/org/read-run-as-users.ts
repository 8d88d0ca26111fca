/** The third link: the users that apps run as, and, where nothing else tells, every login of the org as a witness. */
import { isFlowPartlyOn } from '../inventory/flow.js';
import type { App, LoginSummary, User } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import type { OrgClient } from './client/client.js';
import type { Answer } from './client/query.js';
import type { FilteredLogins, Trail } from './read-first.js';
import { applyProofs, needProof } from './run-as-proof.js';
import type { GapSink } from './sources/gaps.js';
import { mergeLogins, orgLoginQuery, reportOrgLogins } from './sources/login-history.js';
import { readUsers } from './sources/users.js';

export type RunAsUsers = {
  apps: App[];
  users: User[];
  /** Ids that a login proved only now: their User rows are still to be read. */
  lateUserIds: string[];
  /** All logins of the org, where the filter on their kind found none; they may still be on their way. */
  orgLogins: Promise<OrgLogins>;
};

/** `everybody`: all of them came. */
export type OrgLogins = { summaries: LoginSummary[]; everybody: boolean };

/** Usernames that the apps' configurations name. */
export const configuredUsernames = (apps: App[]): string[] =>
  apps.flatMap(({ runAs }) => (runAs.state === 'configured' ? [runAs.username] : []));

const provenUserIds = (apps: App[]): string[] =>
  apps.flatMap(({ runAs }) => (runAs.state === 'auditTrail' || runAs.state === 'login' ? [runAs.userId] : []));

const isWhole = ({ failure, spoilt }: Pick<Answer<unknown>, 'failure' | 'spoilt'>): boolean =>
  failure === null && spoilt.length === 0;

const usesFlow = ({ flow }: App): boolean => isFlowPartlyOn(flow);

/** Apps with the flow on of which only logins, or their silence, tell whether they have a user. */
const restingOnLogins = (apps: App[]): App[] => [
  ...needProof(apps.filter(({ kind }) => kind === 'ConnectedApp')),
  ...apps.filter((app) => app.kind === 'ExternalClientApp' && usesFlow(app) && app.runAs.state === 'missing'),
];

/**
 * The logins that the filter found are those of everybody. Where it found none, all logins of the org are read, newest
 * first and so far as some pages go.
 */
const readOrgLogins = async (
  client: OrgClient,
  gaps: GapSink,
  filtered: FilteredLogins,
  { apps, from }: { apps: App[]; from: Date },
): Promise<OrgLogins> => {
  if (filtered.found) return { summaries: filtered.result, everybody: isWhole(filtered) };
  if (!apps.some(usesFlow)) return { summaries: [], everybody: false };
  const [all] = await client.query<[LoginSummary[]]>(orgLoginQuery(from));
  reportOrgLogins(gaps, all, restingOnLogins(apps));
  return { summaries: mergeLogins(filtered.result, all.result), everybody: isWhole(all) };
};

export const readRunAsUsers = async (
  client: OrgClient,
  gaps: GapSink,
  {
    apps,
    trail,
    logins,
    from,
    canReadLogins,
    alsoRunAs,
  }: {
    apps: App[];
    /** Usernames that are read as if an app ran as them. */
    alsoRunAs: readonly string[];
    trail: Trail;
    logins: FilteredLogins;
    from: Date;
    /** The caller sees the logins of others; what he sees otherwise proves nothing by its absence. */
    canReadLogins: (summaries: LoginSummary[]) => boolean;
  },
): Promise<RunAsUsers> => {
  const { changes, complete: changesComplete } = trail;
  const orgLogins = readOrgLogins(client, gaps, logins, { apps, from });
  orgLogins.catch(() => {});
  const provisional = applyProofs(apps, { changes, changesComplete, logins: logins.result, loginsComplete: false });
  const [users, witnesses] = await Promise.all([
    readUsers(client, gaps, {
      usernames: [...configuredUsernames(provisional), ...alsoRunAs],
      ids: provenUserIds(provisional),
    }),
    // Nobody waits for pages of logins that decide about nobody.
    restingOnLogins(apps).length > 0 ? orgLogins : { summaries: logins.result, everybody: false },
  ]);
  const loginsComplete = witnesses.everybody && canReadLogins(witnesses.summaries);
  const proven = applyProofs(apps, { changes, changesComplete, logins: witnesses.summaries, loginsComplete });
  const known = new Set(users.map(({ id }) => idKey(id)));
  return {
    apps: proven,
    users,
    lateUserIds: provenUserIds(proven).filter((id) => !known.has(idKey(id))),
    orgLogins,
  };
};
