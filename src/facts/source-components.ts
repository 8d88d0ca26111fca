import { appKey } from '../inventory/inventory.js';
import type { SourceComponent } from '../inventory/source.js';
import { doesNotApply, known, type FactValues } from './facts.js';
import type { Facts, Resolver } from './resolver.js';

export const sourceComponents: Resolver<FactValues['sourceComponents']> = ({ files, app }) => {
  const components = files === null ? [] : files(appKey(app));
  return components.length === 0 ? doesNotApply : known(components);
};

/** The facts of files that are of an app which gets no checks, or of none: they are all there is. */
export const factsOfFiles = (components: SourceComponent[]): Facts =>
  ((name: keyof FactValues) => (name === 'sourceComponents' ? known(components) : doesNotApply)) as Facts;
