/** Why it is not certain what a grant gives. */
import { factText } from './texts.js';
import { unknown, type Fact, type Grant } from './facts.js';
import type { InventoryIndex } from './inventory-index.js';
import { coveredBy } from './resolver.js';

export const inDoubt = (index: InventoryIndex, grant: Grant): Fact<never> =>
  (grant.expiresAt === null ? undefined : coveredBy(index, ['Clock'])) ??
  unknown(factText('undecided.group', [grant.label]), undefined, 'PermissionSet');
