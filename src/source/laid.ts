import type { Inventory } from '../inventory/inventory.js';

/** Access as it is after a deploy. */
export type LaidAccess = Pick<
  Inventory,
  'entityAccess' | 'fieldAccess' | 'objectAccess' | 'permissionSetGroups' | 'permissionSets' | 'profileLimits'
>;

/** API names of the members of each group of the org by its id; null: not known. */
export type Members = ReadonlyMap<string, string[]> | null;
