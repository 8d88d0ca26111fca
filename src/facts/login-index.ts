import type { App, LoginSummary } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { isClientCredentials } from '../platform/logins.js';
import { namesOfApp, type InventoryIndex } from './inventory-index.js';
import type { AppLogins, RunAsOf } from './lookups.js';

type Classified = { own: Map<App, LoginSummary[]>; ambiguous: LoginSummary[] };

const pushTo = <K>(groups: Map<K, LoginSummary[]>, key: K, login: LoginSummary): void => {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [login]);
  else group.push(login);
};

/**
 * Which of the apps that share a name a login is of: the one that runs as its user, if it is the only one and no other
 * could be.
 */
const classify = (logins: readonly LoginSummary[], apps: readonly App[], runAsOf: RunAsOf): Classified => {
  const [only, ...others] = apps;
  if (only !== undefined && others.length === 0) return { own: new Map([[only, [...logins]]]), ambiguous: [] };
  const settled = apps.every((app) => runAsOf(app).fact.status === 'known');
  const byUser = new Map<string, App[]>();
  for (const app of apps) {
    const { user } = runAsOf(app);
    if (user !== null) byUser.set(idKey(user.id), [...(byUser.get(idKey(user.id)) ?? []).slice(0, 1), app]);
  }
  const own = new Map<App, LoginSummary[]>();
  const ambiguous: LoginSummary[] = [];
  for (const login of logins) {
    const [app, ...more] = byUser.get(idKey(login.userId)) ?? [];
    if (app === undefined || more.length > 0 || !settled) ambiguous.push(login);
    else pushTo(own, app, login);
  }
  return { own, ambiguous };
};

/** Whether the login names an app of the org; what Salesforce writes there for this flow is not documented. */
export const namesAnApp = (
  { application }: LoginSummary,
  { appsByName }: Pick<InventoryIndex, 'appsByName'>,
): boolean => application !== null && appsByName.has(nameKey(application));

/** Classifies the client credentials logins of every name once, however many apps share it. */
export const loginsByApp = (index: InventoryIndex, runAsOf: RunAsOf): ((app: App) => AppLogins) => {
  const byName = new Map<string, LoginSummary[]>();
  const unmatched = new Map<string, LoginSummary[]>();
  for (const login of index.inventory.logins.summaries.filter(isClientCredentials)) {
    if (namesAnApp(login, index)) pushTo(byName, nameKey(login.application ?? ''), login);
    else pushTo(unmatched, idKey(login.userId), login);
  }
  const classified = new Map<string, Classified>();
  for (const [name, logins] of byName) {
    classified.set(name, classify(logins, index.appsByName.get(name) ?? [], runAsOf));
  }
  return (app) => {
    const found = namesOfApp(app).flatMap((name) => classified.get(name) ?? []);
    const { user } = runAsOf(app);
    return {
      logins: found.flatMap(({ own }) => own.get(app) ?? []),
      ambiguous: [
        ...found.flatMap(({ ambiguous }) => ambiguous),
        ...(user === null ? [] : (unmatched.get(idKey(user.id)) ?? [])),
      ],
    };
  };
};
