/** The apps that a source speaks of, laid over those that an org has, or over nothing. */
import { appKey, appOfKey, type App, type AppKind, type Gap } from '../inventory/inventory.js';
import { standInId } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { bundle } from '../text/messages.js';
import { blankApp } from './blank-app.js';
import { layConnectedApp, layExternalClientApp, SOURCES_OF_PARTS } from './lay-app.js';
import type { Attached, EcaPart } from './parts.js';
import type { SourceTree } from './read-source.js';

const messages = bundle('source');

export type LaidApps = {
  apps: App[];
  /** Those that only the source has. */
  added: App[];
  /** What the apps are attached to after the deploy, by the key of the app; others stay as they are. */
  attached: Map<string, Attached>;
  /** Files that an app which only the source has does not have there. */
  gaps: Gap[];
};

/** Key of an app without regard to case, for lookups. */
const lookupKey = (kind: AppKind, name: string): string => nameKey(appKey({ kind, name }));

const PARTS = Object.keys(SOURCES_OF_PARTS) as Array<keyof EcaPart>;

const gapsOfAbsent = (absent: ReadonlyMap<keyof EcaPart, string[]>): Gap[] =>
  [...absent].map(([part, subjects]) => ({
    source: SOURCES_OF_PARTS[part],
    reason: 'notInSource',
    detail: messages.getMessage('gap.noFile'),
    subjects,
  }));

/** Apps of which a file is there that could not be read: they exist, and nothing else is known of them. */
const namedInGaps = (gaps: readonly Gap[]): Array<Pick<App, 'kind' | 'name'>> =>
  gaps.flatMap(({ reason, subjects = [] }) => (reason === 'error' ? subjects.map(appOfKey) : []));

/** @param org the apps that the source is laid over */
export const layApps = (
  { parts, gaps: troubles }: Pick<SourceTree, 'gaps' | 'parts'>,
  org: readonly App[],
): LaidApps => {
  const apps = new Map(org.map((app) => [lookupKey(app.kind, app.name), app]));
  const added = new Set<string>();
  const attached: LaidApps['attached'] = new Map();
  const absent = new Map<keyof EcaPart, string[]>();
  const baseOf = (kind: AppKind, name: string): App => {
    const found = apps.get(lookupKey(kind, name));
    if (found !== undefined) return found;
    added.add(lookupKey(kind, name));
    return blankApp(kind, name, standInId(added.size));
  };
  for (const [name, part] of parts.connectedApps) {
    const app = layConnectedApp(baseOf('ConnectedApp', name), part);
    apps.set(lookupKey('ConnectedApp', name), app);
    attached.set(appKey(app), part.attached);
  }
  for (const [name, part] of parts.externalClientApps) {
    const key = lookupKey('ExternalClientApp', name);
    const app = layExternalClientApp(baseOf('ExternalClientApp', name), part);
    apps.set(key, app);
    if (part.policy) attached.set(appKey(app), part.policy.attached);
    for (const missing of added.has(key) ? PARTS.filter((one) => part[one] === undefined) : []) {
      absent.set(missing, [...(absent.get(missing) ?? []), appKey(app)]);
    }
  }
  for (const { kind, name } of namedInGaps(troubles)) apps.set(lookupKey(kind, name), baseOf(kind, name));
  return {
    apps: [...apps.values()],
    added: [...apps].filter(([key]) => added.has(key)).map(([, app]) => app),
    attached,
    gaps: gapsOfAbsent(absent),
  };
};
