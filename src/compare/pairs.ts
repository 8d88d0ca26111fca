import { appKey, type App } from '../inventory/inventory.js';
import { byName, inScope, namesOf } from '../rules/scope-of-audit.js';
import type { Side } from './side.js';

export type PairedApps = { source: App; target: App | null; name: string };

const keyOf = (app: Pick<App, 'kind' | 'name'>): string => appKey(app).toLowerCase();

/**
 * Finds apps that a policy file calls the same although their names differ: an integration keeps the name under which
 * it is declared, whatever its app is called in an environment. A name without a kind means an app of the same kind,
 * else the only one of that name.
 */
const declaredTarget = (source: Side, target: Side, app: App): App | undefined => {
  const meant = (side: Side, name: string): App[] => {
    const wanted = name.trim().toLowerCase();
    return side.inventory.apps.filter((one) => one.name.toLowerCase() === wanted || keyOf(one) === wanted);
  };
  const declared = source.policy?.integrations.find((one) => meant(source, one.app).includes(app));
  const there = target.policy?.integrations.find(({ declaredAs }) => declaredAs === declared?.declaredAs);
  if (declared === undefined || there === undefined || there.app.toLowerCase() === declared.app.toLowerCase()) {
    return undefined;
  }
  const found = meant(target, there.app);
  return found.find(({ kind }) => kind === app.kind) ?? (found.length === 1 ? found[0] : undefined);
};

/**
 * Apps of the source that get checks, each with its counterpart of the same kind and name, case aside, or with the one
 * that a policy file names; and apps of both orgs that get checks on the target only.
 */
export const pairApps = (source: Side, target: Side): { pairs: PairedApps[]; onlyOnTarget: App[] } => {
  const nameOf = namesOf(source.inventory.apps);
  const byKey = new Map(target.inventory.apps.map((app) => [keyOf(app), app]));
  const taken = new Set<App>();
  const pairs: PairedApps[] = [];
  for (const app of [...source.inventory.apps].sort(byName)) {
    const counterpart = declaredTarget(source, target, app) ?? byKey.get(keyOf(app)) ?? null;
    if (counterpart !== null) taken.add(counterpart);
    if (inScope(app) || (counterpart !== null && inScope(counterpart))) {
      pairs.push({ source: app, target: counterpart, name: nameOf(app) });
    }
  }
  return { pairs, onlyOnTarget: target.inventory.apps.filter((app) => inScope(app) && !taken.has(app)).sort(byName) };
};
