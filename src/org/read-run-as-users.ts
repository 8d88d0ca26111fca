/** The third link: the users that apps run as, and, where nothing else tells, every login of the org as a witness. */
import type { App, LoginSummary, User } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { isClientCredentials } from '../platform/logins.js';
import type { OrgClient } from './client/client.js';
import type { ClientCredentialsLogins, Trail } from './read-apps.js';
import { applyProofs, needProof } from './run-as-proof.js';
import type { GapSink } from './sources/gaps.js';
import { createLoginFold, orgLoginQuery, reportOrgLogins } from './sources/login-history.js';
import { readUsers } from './sources/users.js';

export type RunAsUsers = {
  apps: App[];
  users: User[];
  /** Ids that a login proved only now: their User rows are still to be read. */
  lateUserIds: string[];
  /** Client credentials logins of everybody; `asked` says that they were asked for, `everyUser` that all came. */
  logins: { summaries: LoginSummary[]; asked: boolean; everyUser: boolean };
};

/** Usernames that the apps' configurations name. */
export const configuredUsernames = (apps: App[]): string[] =>
  apps.flatMap(({ runAs }) => (runAs.state === 'configured' ? [runAs.username] : []));

const provenUserIds = (apps: App[]): string[] =>
  apps.flatMap(({ runAs }) => (runAs.state === 'auditTrail' || runAs.state === 'login' ? [runAs.userId] : []));

export const readRunAsUsers = async (
  client: OrgClient,
  gaps: GapSink,
  {
    apps,
    trail,
    logins,
    from,
    canReadLogins,
  }: {
    apps: App[];
    trail: Trail;
    logins: ClientCredentialsLogins;
    from: Date;
    /** The caller sees the logins of others; what he sees otherwise proves nothing by its absence. */
    canReadLogins: (summaries: LoginSummary[]) => boolean;
  },
): Promise<RunAsUsers> => {
  const connectedApps = apps.filter(({ kind }) => kind === 'ConnectedApp');
  const changes = trail.changes;
  const changesComplete = trail.complete;
  const unproven = needProof(connectedApps);
  const askEverybody = !logins.accepted && unproven.length > 0;

  const provisional = applyProofs(apps, { changes, changesComplete, logins: logins.summaries, loginsComplete: false });
  const readWitnesses = async (): Promise<{ summaries: LoginSummary[]; complete: boolean }> => {
    if (!askEverybody) return { summaries: logins.summaries, complete: logins.accepted && logins.failure === null };
    const fold = createLoginFold();
    const [{ failure }] = await client.query<[never]>(orgLoginQuery(from, fold));
    reportOrgLogins(gaps, failure, unproven);
    return { summaries: fold.summaries(), complete: failure === null };
  };
  const [users, witnesses] = await Promise.all([
    readUsers(client, gaps, { usernames: configuredUsernames(provisional), ids: provenUserIds(provisional) }),
    readWitnesses(),
  ]);
  const loginsComplete = witnesses.complete && canReadLogins(witnesses.summaries);
  const proven = applyProofs(apps, { changes, changesComplete, logins: witnesses.summaries, loginsComplete });
  const known = new Set(users.map(({ id }) => idKey(id)));
  return {
    apps: proven,
    users,
    lateUserIds: provenUserIds(proven).filter((id) => !known.has(idKey(id))),
    logins: {
      summaries: witnesses.summaries.filter(isClientCredentials),
      asked: logins.accepted || askEverybody,
      everyUser: logins.accepted || (askEverybody && witnesses.complete),
    },
  };
};
