/** What the policy file says that the Run As users of a source have. Pure. */
import { isWanted } from '../inventory/apps.js';
import type { App } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { OrgIntegration } from '../policy/environments.js';

/**
 * What the policy file says of one user, whom several apps may run as. `permissionSets` is null where none are
 * declared, which is not the same as none at all.
 */
export type Declaration = { username: string; permissionSets: string[] | null; profiles: string[] };

export const declarationsOf = (apps: readonly App[], integrations: readonly OrgIntegration[]): Declaration[] => {
  const named = apps.filter(({ runAs }) => runAs.state === 'configured');
  const byUser = Map.groupBy(named, ({ runAs }) => nameKey(runAs.state === 'configured' ? runAs.username : ''));
  return [...byUser.values()].map((same) => {
    const declared = same.flatMap((app) => integrations.filter((one) => isWanted(app, [one.app])));
    const sets = declared.flatMap(({ permissionSets }) => (permissionSets === undefined ? [] : [permissionSets]));
    const [first] = same;
    return {
      username: first?.runAs.state === 'configured' ? first.runAs.username : '',
      permissionSets: sets.length === 0 ? null : [...new Set(sets.flat())],
      profiles: [
        ...new Map(declared.flatMap(({ profile }) => (profile ? [[nameKey(profile), profile]] : []))).values(),
      ],
    };
  });
};
