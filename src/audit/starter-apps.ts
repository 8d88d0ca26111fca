import { appKey, type ApexRestClass, type Inventory } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import type { StarterApp } from '../policy/starter.js';
import { indexInventory } from '../facts/inventory-index.js';
import { lookupsOf } from '../facts/make-lookups.js';
import { appFactsOf } from '../facts/resolve.js';
import { DEFAULT_THRESHOLDS } from '../policy/thresholds.js';
import { byName, inScope, namesOf } from '../inventory/apps.js';
import { usableScopes } from '../rules/scope/usable-scopes.js';

const takesPost = ({ active, urlMapping, methods }: ApexRestClass): boolean =>
  active && urlMapping !== null && !urlMapping.includes('*') && (methods?.includes('POST') ?? false);

const pathOf = ({ namespace, urlMapping }: ApexRestClass): string =>
  `/services/apexrest${namespace === null ? '' : `/${namespace}`}${urlMapping ?? ''}`;

/** What an Inventory says about every app that gets checks, for the starter of a policy file. */
export const starterApps = (inventory: Inventory, now: Date): StarterApp[] => {
  const index = indexInventory(inventory);
  const lookups = lookupsOf(index, now);
  const nameOf = namesOf(inventory.apps);
  const context = { now, thresholds: DEFAULT_THRESHOLDS };
  const callable = inventory.apexRestClasses.filter(takesPost);
  return inventory.apps
    .filter(inScope)
    .sort(byName)
    .map((app) => {
      const factsOf = appFactsOf(app, index, lookups, context);
      const [user, grants] = [factsOf('user'), factsOf('grants')];
      const inForce = grants.status === 'known' ? grants.value.filter((grant) => grant.inForce) : [];
      const sets = new Set(inForce.map(({ permissionSetId }) => idKey(permissionSetId)));
      const maySee = ({ id }: ApexRestClass): boolean =>
        [...(index.setsByEntity.get(idKey(id)) ?? [])].some((set) => sets.has(set));
      return {
        app: nameOf(app) === app.name ? app.name : appKey(app),
        label: app.label,
        owner: app.contactEmail?.trim() ? app.contactEmail : null,
        username: user.status === 'known' ? user.value.username : null,
        scopes: app.scopes && usableScopes(app.scopes),
        endpoints: callable.filter(maySee).map(pathOf).sort(),
        permissions:
          grants.status === 'known'
            ? [...new Set(inForce.flatMap(({ permissions }) => [...permissions]))].sort()
            : null,
      };
    });
};
