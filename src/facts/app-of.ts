import { appKey, type App } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { FactValues } from './facts.js';
import type { InventoryIndex } from './inventory-index.js';

/** What an app is called, and whether it is the org's own. */
export const appOf = (index: InventoryIndex, { id, kind, name, label, namespace }: App): FactValues['app'] => {
  const twins = index.appsByName.get(nameKey(name)) ?? [];
  const shared = twins.some((other) => other.kind !== kind && nameKey(other.name) === nameKey(name));
  const own = nameKey(namespace ?? '') === nameKey(index.inventory.org.namespacePrefix ?? '');
  return {
    id,
    kind,
    name,
    label,
    called: shared ? appKey({ kind, name }) : name,
    packaged: own ? null : namespace,
  };
};
