import type { Inventory } from '../inventory/inventory.js';

/** Access as it is after a deploy. */
export type LaidAccess = Pick<
  Inventory,
  'entityAccess' | 'fieldAccess' | 'objectAccess' | 'permissionSetGroups' | 'permissionSets' | 'profileLimits'
>;
