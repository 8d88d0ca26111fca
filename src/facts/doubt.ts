/** Why it is not certain what a user may do. */
import { OPEN_GRANTS, UNNAMED_PROFILE } from '../inventory/open-access.js';
import { factText } from './texts.js';
import { unknown, type Fact, type FactValues, type Grant } from './facts.js';
import type { InventoryIndex } from './inventory-index.js';
import { columnOf, coveredBy } from './resolver.js';

type User = Pick<FactValues['user'], 'id' | 'username'>;

export const inDoubt = (index: InventoryIndex, grant: Grant): Fact<never> =>
  (grant.expiresAt === null ? undefined : coveredBy(index, ['Clock'])) ??
  unknown(factText('undecided.group', [grant.label]), undefined, 'PermissionSet');

/** Grants of which metadata source names some that it does not have: they may give whatever the others do not. */
export const openGrants = (index: InventoryIndex, { id, username }: User): Fact<never> | undefined =>
  coveredBy(index, [columnOf('PermissionSet', OPEN_GRANTS)], id, username);

/** The same, or a profile that nobody names: nothing passes because it gave nothing. */
export const openProfile = (index: InventoryIndex, { id, username }: User): Fact<never> | undefined =>
  coveredBy(index, [columnOf('PermissionSet', OPEN_GRANTS, UNNAMED_PROFILE)], id, username);
