/** Steps about the Apex class behind an endpoint. */
import type { FixStep } from '../findings/fix.js';
import { fullClassName } from '../inventory/names.js';
import { found, type Steps } from './steps.js';
import { stepWords } from './texts.js';

export type StepClass = { name: string; namespace: string | null };

/** @param key what is to be done with it in Setup */
export const deployClass = (steps: Steps, one: StepClass, key: string): FixStep[] => [
  ...steps.page('apexClasses', fullClassName(one), stepWords(key)),
  ...(one.namespace === null
    ? steps.write('project deploy start', { metadata: `ApexClass:${one.name}` })
    : steps.decide('class.packaged', [one.namespace])),
];

/** Which classes there are, for somebody who looks for one that should answer; else it is to be deployed. */
export const findClass = (steps: Steps): FixStep[] => [
  ...steps.query('SELECT Name, NamespacePrefix, Status, IsValid FROM ApexClass ORDER BY Name LIMIT 2000'),
  ...steps.page('apexClasses', stepWords('class.compare')),
  ...steps.write('project deploy start', { metadata: `ApexClass:${found('className')}` }),
];
