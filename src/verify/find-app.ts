/** From the name that somebody gave to the one app that it means. Pure. */
import { appKey, type App } from '../inventory/inventory.js';
import { byName, inScope, isWanted, namesOf } from '../inventory/apps.js';
import { selectApps } from '../audit/select-apps.js';

export type FoundApp =
  | { state: 'found'; app: App }
  | { state: 'unknown'; nearest: string[] }
  /** Apps of both kinds have that name; `names` tell them apart. */
  | { state: 'ambiguous'; names: string[] };

export const findApp = (apps: readonly App[], wanted: string): FoundApp => {
  const [app, ...others] = apps.filter((one) => isWanted(one, [wanted]));
  if (app === undefined) return { state: 'unknown', nearest: selectApps(apps, [wanted]).unknown[0]?.nearest ?? [] };
  return others.length > 0
    ? { state: 'ambiguous', names: [app, ...others].map(appKey).sort() }
    : { state: 'found', app };
};

export type Choice = { app: App; name: string };

/** Apps to choose from: those that use the flow, or may use it; where there is none, all. */
export const choicesOf = (apps: readonly App[]): Choice[] => {
  const nameOf = namesOf(apps);
  const likely = apps.filter((app) => inScope(app) || app.flow.settings === null || app.flow.policy === null);
  return [...(likely.length > 0 ? likely : apps)].sort(byName).map((app) => ({ app, name: nameOf(app) }));
};
