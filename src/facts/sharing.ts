import { appKey } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { factText } from './texts.js';
import { inScope } from '../inventory/apps.js';
import { known, unknown, type Fact, type FactValues } from './facts.js';
import type { InventoryIndex } from './inventory-index.js';
import type { Resolver } from './resolver.js';
import type { RunAsOf, Sharing } from './lookups.js';

const LISTS = ['ConnectedApp', 'ExternalClientApplication', 'ExtlClntAppOauthPlcyCnfg'] as const;

/** A gap of a list of apps matters unless every app that it names is known and its Run As user settled. */
const incompleteList = (index: InventoryIndex, settled: ReadonlySet<string>): Fact<never> | undefined => {
  for (const source of LISTS) {
    for (const gap of index.gaps.of(source)) {
      const harmless = gap.subjects?.every((subject) => settled.has(subject.toLowerCase())) ?? false;
      if (!harmless) return unknown(factText('gap', [source]), gap);
    }
  }
  return undefined;
};

const unsettledApp = (index: InventoryIndex, runAsOf: RunAsOf): Fact<never> | undefined => {
  for (const app of index.inventory.apps) {
    const { fact } = runAsOf(app);
    if (fact.status === 'unknown') {
      return unknown(factText('undecided.otherRunAs', [app.label ?? app.name, fact.detail]), fact.gap, fact.source);
    }
  }
  return undefined;
};

export const findSharing = (index: InventoryIndex, runAsOf: RunAsOf): Sharing => {
  const keysByUser = new Map<string, string[]>();
  const settled = new Set<string>();
  for (const app of index.inventory.apps) {
    const { fact, user } = runAsOf(app);
    if (fact.status === 'known') settled.add(appKey(app).toLowerCase());
    if (user !== null && inScope(app)) {
      const keys = keysByUser.get(idKey(user.id));
      if (keys === undefined) keysByUser.set(idKey(user.id), [appKey(app)]);
      else keys.push(appKey(app));
    }
  }
  for (const keys of keysByUser.values()) keys.sort();
  return { keysByUser, incomplete: incompleteList(index, settled) ?? unsettledApp(index, runAsOf) };
};

const uncounted = ({ inventory: { counts } }: InventoryIndex): Fact<never> | undefined => {
  if (counts.connectedApps === null) return unknown(factText('undecided.list'), undefined, 'ConnectedApp');
  if (counts.externalClientApps === null) {
    return unknown(factText('undecided.list'), undefined, 'ExternalClientApplication');
  }
  return undefined;
};

/** Of the apps that share a user. */
const MOST_NAMED = 10;

/** @param sorted keys of apps */
const isAmong = (sorted: readonly string[], key: string): boolean => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key;
};

export const appsOfSameUser: Resolver<FactValues['appsOfSameUser']> = ({ index, lookups, app, get }) => {
  const user = get('user');
  if (user.status !== 'known') return user;
  const { keysByUser, incomplete } = lookups.sharing();
  const keys = keysByUser.get(idKey(user.value.id)) ?? [];
  const own = appKey(app);
  // Thousands of apps may share a user: each names a few of the others, and none copies them all.
  const first = keys.slice(0, MOST_NAMED + 1).filter((key) => key !== own);
  const count = isAmong(keys, own) ? keys.length - 1 : keys.length;
  if (count > 0) return known({ first: first.slice(0, MOST_NAMED), count });
  return incomplete ?? uncounted(index) ?? known({ first: [], count: 0 });
};
