import { appKey } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { SourceComponent, SourceRead } from '../inventory/source.js';
import { doesNotApply, known, type FactValues } from './facts.js';
import type { Facts, Resolver } from './resolver.js';

/** An index once a source, as every app asks. */
const indexes = new WeakMap<SourceRead, Map<string, SourceComponent[]>>();

const byApp = (source: SourceRead): Map<string, SourceComponent[]> => {
  const index = indexes.get(source) ?? Map.groupBy(source.components, ({ app }) => nameKey(app ?? ''));
  indexes.set(source, index);
  return index;
};

/** The files of one app; null: of none. */
export const componentsOf = (source: SourceRead, app: string | null): SourceComponent[] =>
  byApp(source).get(nameKey(app ?? '')) ?? [];

export const sourceComponents: Resolver<FactValues['sourceComponents']> = ({ source, app }) => {
  const components = source === null ? [] : componentsOf(source, appKey(app));
  return components.length === 0 ? doesNotApply : known(components);
};

/** The facts of files that are of an app which gets no checks, or of none: they are all there is. */
export const factsOfFiles = (components: SourceComponent[]): Facts =>
  ((name: keyof FactValues) => (name === 'sourceComponents' ? known(components) : doesNotApply)) as Facts;
