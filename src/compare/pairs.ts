import { appKey, type App } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import { byName, inScope, namesOf } from '../inventory/apps.js';
import type { Side } from './side.js';

export type PairedApps = { source: App; target: App | null; name: string };

const keyOf = (app: Pick<App, 'kind' | 'name'>): string => appKey(app).toLowerCase();

/** By name and by `kind:name`. */
const appsByName = ({ inventory: { apps } }: Side): Map<string, App[]> => {
  const named = Map.groupBy(apps, ({ name }) => nameKey(name));
  for (const app of apps) named.set(keyOf(app), [app]);
  return named;
};

/**
 * Finds apps that a policy file calls the same although their names differ: an integration keeps the name under which
 * it is declared, whatever its app is called in an environment. A name without a kind means an app of the same kind,
 * else the only one of that name.
 */
const declaredTargets = (source: Side, target: Side): Map<App, App> => {
  const [here, there] = [appsByName(source), appsByName(target)];
  const targets = new Map<App, App>();
  const byDeclaration = new Map(target.policy?.integrations.toReversed().map((one) => [one.declaredAs, one]));
  for (const declared of source.policy?.integrations ?? []) {
    const same = byDeclaration.get(declared.declaredAs);
    if (same === undefined || nameKey(same.app) === nameKey(declared.app)) continue;
    const found = there.get(nameKey(same.app)) ?? [];
    for (const app of here.get(nameKey(declared.app)) ?? []) {
      const counterpart = found.find(({ kind }) => kind === app.kind) ?? (found.length === 1 ? found[0] : undefined);
      if (counterpart !== undefined && !targets.has(app)) targets.set(app, counterpart);
    }
  }
  return targets;
};

/**
 * Apps of the source that get checks, each with its counterpart of the same kind and name, case aside, or with the one
 * that a policy file names; and apps of both orgs that get checks on the target only.
 */
export const pairApps = (source: Side, target: Side): { pairs: PairedApps[]; onlyOnTarget: App[] } => {
  const nameOf = namesOf(source.inventory.apps);
  const byKey = new Map(target.inventory.apps.map((app) => [keyOf(app), app]));
  const declared = declaredTargets(source, target);
  const taken = new Set<App>();
  const pairs: PairedApps[] = [];
  for (const app of [...source.inventory.apps].sort(byName)) {
    const counterpart = declared.get(app) ?? byKey.get(keyOf(app)) ?? null;
    if (counterpart !== null) taken.add(counterpart);
    if (inScope(app) || (counterpart !== null && inScope(counterpart))) {
      pairs.push({ source: app, target: counterpart, name: nameOf(app) });
    }
  }
  return { pairs, onlyOnTarget: target.inventory.apps.filter((app) => inScope(app) && !taken.has(app)).sort(byName) };
};
