import { isFlowPartlyOn } from './flow.js';
import { appKey, type App, type AppKind } from './inventory.js';
import { nameKey } from './names.js';
import { byCodeUnits } from '../text/order.js';

/** Whether an app gets checks: at least one half of the flow is on, or a Run As user is set. All others are counted. */
export const inScope = (app: App): boolean =>
  isFlowPartlyOn(app.flow) ||
  app.runAs.state === 'configured' ||
  app.runAs.state === 'auditTrail' ||
  app.runAs.state === 'login';

/** By name without regard to case, then by exact name and kind: a total order that no locale changes. */
export const byName = (a: Pick<App, 'kind' | 'name'>, b: Pick<App, 'kind' | 'name'>): number =>
  byCodeUnits(a.name.toLowerCase(), b.name.toLowerCase()) || byCodeUnits(a.name, b.name) || byCodeUnits(a.kind, b.kind);

/** What somebody may call an app, its name and `kind:name`, as {@link nameKey} has them. */
export const nameKeysOf = (app: Pick<App, 'kind' | 'name'>): string[] => [app.name, appKey(app)].map(nameKey);

/** Whether one of `wanted`, each a name or `kind:name`, means this app; case does not matter. */
export const isWanted = (app: Pick<App, 'kind' | 'name'>, wanted: readonly string[]): boolean => {
  const keys = nameKeysOf(app);
  return wanted.some((name) => keys.includes(nameKey(name)));
};

/** What people call an app: its name, or `kind:name` where apps of both kinds have that name. */
export const namesOf = (apps: readonly App[]): ((app: Pick<App, 'kind' | 'name'>) => string) => {
  const kinds = new Map<string, Set<AppKind>>();
  for (const { kind, name } of apps) {
    const key = name.toLowerCase();
    kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
  }
  return (app) => ((kinds.get(app.name.toLowerCase())?.size ?? 1) > 1 ? appKey(app) : app.name);
};
