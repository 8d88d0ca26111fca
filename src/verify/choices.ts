/** The apps that somebody may choose from. Pure. */
import type { App } from '../inventory/inventory.js';
import { byName, inScope, namesOf } from '../inventory/apps.js';

export type Choice = { app: App; name: string };

/** Apps to choose from: those that use the flow, or may use it; where there is none, all. */
export const choicesOf = (apps: readonly App[]): Choice[] => {
  const nameOf = namesOf(apps);
  const likely = apps.filter((app) => inScope(app) || app.flow.settings === null || app.flow.policy === null);
  return [...(likely.length > 0 ? likely : apps)].sort(byName).map((app) => ({ app, name: nameOf(app) }));
};
