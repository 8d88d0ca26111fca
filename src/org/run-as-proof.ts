/**
 * Who an app runs as, where its configuration did not say: the audit trail and successful logins can. Pure.
 *
 * Whether Salesforce returns `oauthClientCredentialUser` of connected apps at all is not documented. Once one app of
 * the org came back with it, its absence elsewhere means that there is no Run As user.
 */
import type { App, LoginSummary, RunAsChange, RunAsSetting } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import { idKey } from '../inventory/ids.js';
import { isClientCredentials, loginOutcome } from '../platform/logins.js';

/** What could be asked, and whether the answer was whole. */
export type Witnesses = {
  changes: RunAsChange[];
  changesComplete: boolean;
  logins: LoginSummary[];
  loginsComplete: boolean;
};

const lower = (value: string | null): string | null => (value === null ? null : nameKey(value));

/** Apps by each string a login may name them with; a string of several apps proves nothing about one of them. */
const appsByLoginName = (apps: App[]): Map<string, App | null> => {
  const byName = new Map<string, App | null>();
  for (const app of apps) {
    for (const name of new Set([lower(app.name), lower(app.label)])) {
      if (name !== null) byName.set(name, byName.has(name) ? null : app);
    }
  }
  return byName;
};

/** Newest successful client credentials login of each app. */
const newestLogins = (apps: App[], logins: LoginSummary[]): Map<App, LoginSummary> => {
  const byName = appsByLoginName(apps);
  const newest = new Map<App, LoginSummary>();
  for (const login of logins) {
    const app = byName.get(lower(login.application) ?? '');
    if (!app || !isClientCredentials(login) || loginOutcome(login) !== 'success') continue;
    const known = newest.get(app);
    if (!known || login.newestAt > known.newestAt) newest.set(app, login);
  }
  return newest;
};

/** Newest change of each app, by id, that says who the user is. Times of one form compare as text. */
const newestChanges = (changes: RunAsChange[]): Map<string, RunAsChange> => {
  const newest = new Map<string, RunAsChange>();
  for (const change of changes) {
    if (change.userId === null || change.appId === null) continue;
    const known = newest.get(idKey(change.appId));
    if (!known || change.at > known.at) newest.set(idKey(change.appId), change);
  }
  return newest;
};

/** What is known of one app beside its configuration. */
type Proofs = { change: RunAsChange | undefined; login: LoginSummary | undefined; everythingAsked: boolean };

const prove = ({ change, login, everythingAsked }: Proofs): RunAsSetting => {
  if (change?.userId && (!login || change.at >= login.newestAt)) {
    return { state: 'auditTrail', username: change.username, userId: change.userId, at: change.at };
  }
  if (login) return { state: 'login', username: null, userId: login.userId, at: login.newestAt };
  return everythingAsked ? { state: 'missing', certain: false } : { state: 'notKnown' };
};

/**
 * Connected apps with the flow on whose Run As user only other sources can tell; none once one app came back with it.
 */
export const needProof = (connectedApps: App[]): App[] =>
  connectedApps.some(({ runAs }) => runAs.state === 'configured')
    ? []
    : connectedApps.filter(({ flow }) => flow.settings === true);

/** Of an external client app, or of a connected app whose configuration was not read, only a proof tells more. */
const otherwise = (app: App, { change, login }: Proofs): RunAsSetting => {
  if (app.runAs.state === 'missing') {
    // An empty column, and yet a login after the policy was last changed: the column is not shown to this caller.
    const outlived = login && app.policyModifiedAt !== null && login.newestAt > app.policyModifiedAt;
    return outlived ? { state: 'login', username: null, userId: login.userId, at: login.newestAt } : app.runAs;
  }
  const proof = prove({ change, login, everythingAsked: false });
  return proof.state === 'notKnown' ? app.runAs : proof;
};

/** The apps with what the witnesses say. */
export const applyProofs = (apps: App[], witnesses: Witnesses): App[] => {
  const logins = newestLogins(apps, witnesses.logins);
  const changes = newestChanges(witnesses.changes);
  const unproven = new Set(needProof(apps.filter(({ kind }) => kind === 'ConnectedApp')));
  const everythingAsked = witnesses.changesComplete && witnesses.loginsComplete;
  const runAsOf = (app: App): RunAsSetting => {
    if (app.runAs.state === 'configured') return app.runAs;
    const proofs = { change: changes.get(idKey(app.id ?? '')), login: logins.get(app), everythingAsked };
    if (unproven.has(app)) return prove(proofs);
    // Others of this org came back with their user, or the flow is off: this one has none.
    if (app.kind === 'ConnectedApp' && app.flow.settings !== null) return { state: 'missing', certain: true };
    return otherwise(app, proofs);
  };
  return apps.map((app) => ({
    ...app,
    provenByLoginAt: logins.get(app)?.newestAt ?? null,
    runAs: runAsOf(app),
  }));
};
