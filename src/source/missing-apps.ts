/** Files of external client apps whose app is neither in the source nor in the org. */
import { appListComplete } from '../inventory/app-list.js';
import { appKey, appOfKey, type Inventory } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { SourceComponent, SourceMark } from '../inventory/source.js';
import type { SourceTree } from './read-source.js';

const isHeader = ({ type }: SourceComponent): boolean => type === 'ExternalClientApplication';

/** @param org that the source is laid over; without one, the app may be in the org that it goes to */
export const withMissingApps = (
  { components }: Pick<SourceTree, 'components'>,
  org: Inventory | null,
): SourceComponent[] => {
  const known = new Set([
    ...components.filter(isHeader).map(({ app }) => nameKey(app ?? '')),
    ...(org?.apps ?? []).map((app) => nameKey(appKey(app))),
  ]);
  const certain = org !== null && appListComplete(org);
  return components.map((component) => {
    const { app, lines } = component;
    if (app === null || appOfKey(app).kind !== 'ExternalClientApp' || known.has(nameKey(app))) return component;
    const element = 'externalClientApplication';
    const mark: SourceMark = {
      kind: 'problem',
      problem: 'noApp',
      detail: appOfKey(app).name,
      certain,
      element,
      line: lines[element] ?? 1,
    };
    return { ...component, marks: [...component.marks, mark] };
  });
};
