import type { App, Inventory } from '../../src/inventory/inventory.js';
import type { Fact, FactValues } from '../../src/facts/facts.js';
import { indexInventory } from '../../src/facts/inventory-index.js';
import { indexPolicy } from '../../src/facts/policy-index.js';
import { lookupsOf } from '../../src/facts/make-lookups.js';
import { appFactsOf } from '../../src/facts/resolve.js';
import { policyFor } from '../../src/policy/environments.js';
import type { Policy } from '../../src/policy/policy.js';
import { DEFAULT_THRESHOLDS } from '../../src/policy/thresholds.js';
import { inventory, NOW } from '../support/inventory.js';

/** One fact of one app of an Inventory, of the first app unless another is given, under what a policy file declares. */
export const factOf = <K extends keyof FactValues>(
  name: K,
  given: Partial<Inventory> = {},
  app?: App,
  declares?: Omit<Policy, 'version'>,
): Fact<FactValues[K]> => {
  const read = inventory(given);
  const index = indexInventory(read);
  const policy = declares && indexPolicy(policyFor({ version: 1, ...declares }, read.org));
  const context = { now: NOW, thresholds: DEFAULT_THRESHOLDS, policy: policy ?? null };
  return appFactsOf(app ?? read.apps[0]!, index, lookupsOf(index, NOW), context)(name);
};

/** The value of a known fact; throws when it is not known. */
export const valueOf = <T>(fact: Fact<T>): T => {
  if (fact.status !== 'known') throw new Error(`The fact is ${fact.status}.`);
  return fact.value;
};
