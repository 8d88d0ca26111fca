/** What facts look up again and again, as types: who works an answer out and who asks for it both need them. */
import type { App, LoginSummary, User } from '../inventory/inventory.js';
import type { AccessRows } from './effective-access.js';
import type { Fact, FactValues, Grant } from './facts.js';

/** What an app runs as, and the user when there is one. */
export type ResolvedRunAs = { fact: Fact<FactValues['runAs']>; user: User | null };
export type RunAsOf = (app: App) => ResolvedRunAs;

/** Grants of one user as the rows give them. */
export type UserGrants = {
  grants: Grant[];
  /** Grants that may give less than they seem to, or, where nothing vouches for the clock, may be over. */
  doubtful: ReadonlySet<Grant>;
  /** The rows are not all there: no profile's row among them, or a set that was not read. */
  incomplete: boolean;
};

/**
 * Client credentials logins of an app: surely its own, and those that may be: of a name that another app shares, and,
 * made by its Run As user, of a name that no app has.
 */
export type AppLogins = { logins: LoginSummary[]; ambiguous: LoginSummary[] };

/** Which apps run as which user, and why that may not be all of them. */
export type Sharing = { keysByUser: ReadonlyMap<string, string[]>; incomplete: Fact<never> | undefined };

/** What several facts and several apps ask for again and again, worked out at most once per evaluation. */
export type Lookups = {
  runAsOf: RunAsOf;
  grantsOf(userId: string): UserGrants;
  loginsOf(app: App): AppLogins;
  /** Logins of a user that are not of the flow. */
  otherLoginsOf(userId: string): LoginSummary[];
  sharing(): Sharing;
  accessRows(): AccessRows;
  /** Whether any permission set that was read says something about the field (`Object.Field`). */
  hasFieldRows: (field: string) => boolean;
};
