import type { Inventory } from '../inventory/inventory.js';

/** Access as it is after a deploy. */
export type LaidAccess = Pick<
  Inventory,
  'entityAccess' | 'fieldAccess' | 'objectAccess' | 'permissionSetGroups' | 'permissionSets' | 'profileLimits'
>;

/** What a group of the org is made of: API names of its sets, and whether something of them is muted. */
export type GroupMembers = { sets: string[]; mutes: boolean };

/** By the id of the group; null: not known. */
export type Members = ReadonlyMap<string, GroupMembers> | null;
