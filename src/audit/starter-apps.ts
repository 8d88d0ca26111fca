import { appKey, type ApexRestClass, type Inventory } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import type { AuditReport, Finding } from '../findings/audit-report.js';
import type { StarterApp } from '../policy/starter.js';
import { indexInventory } from '../facts/inventory-index.js';
import { lookupsOf } from '../facts/make-lookups.js';
import { appFactsOf } from '../facts/resolve.js';
import { DEFAULT_THRESHOLDS } from '../policy/thresholds.js';
import { byName, inScope, namesOf } from '../inventory/apps.js';
import { ADMIN_PERMISSIONS } from '../platform/admin-permissions.js';
import { scopeFromName } from '../platform/scopes.js';
import { usableScopes } from '../rules/scope/usable-scopes.js';

const takesPost = ({ active, valid, global, urlMapping, methods }: ApexRestClass): boolean =>
  active &&
  valid &&
  global === true &&
  urlMapping !== null &&
  !urlMapping.includes('*') &&
  (methods?.includes('POST') ?? false);

const pathOf = ({ namespace, urlMapping }: ApexRestClass): string =>
  `/services/apexrest${namespace === null ? '' : `/${namespace}`}${urlMapping ?? ''}`;

/** Rules whose failure says that nobody should want this user behind an app. */
const AGAINST_THE_USER: ReadonlySet<string> = new Set([
  'run-as-unknown',
  'run-as-inactive',
  'run-as-frozen',
  'run-as-user-type',
  'run-as-human',
  'run-as-shared',
]);

const against = (findings: readonly Finding[], app: string): string[] => [
  ...new Set(
    findings
      .filter((finding) => finding.app === app && finding.status === 'fail' && AGAINST_THE_USER.has(finding.rule))
      .map(({ rule }) => rule),
  ),
];

const split = (
  values: readonly string[],
  isWanted: (value: string) => boolean,
): { wanted: string[]; refused: string[] } => {
  const { wanted = [], refused = [] } = Object.groupBy(values, (value) => (isWanted(value) ? 'wanted' : 'refused'));
  return { wanted, refused };
};

const allowed = new Set(DEFAULT_THRESHOLDS.allowedScopes.map(scopeFromName));
const administrative = new Set(ADMIN_PERMISSIONS);

/**
 * What an Inventory says about every app that gets checks, for the starter of a policy file. What a rule fails in the
 * report without a policy is told apart: nobody is led to declare it as wanted.
 */
export const starterApps = (inventory: Inventory, report: AuditReport, now: Date): StarterApp[] => {
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
      const permissions = [...new Set(inForce.flatMap((grant) => [...grant.permissions]))].sort();
      return {
        app: nameOf(app) === app.name ? app.name : appKey(app),
        label: app.label,
        owner: app.contactEmail?.trim() ? app.contactEmail : null,
        username: user.status === 'known' ? user.value.username : null,
        againstUser: against(report.findings, nameOf(app)),
        scopes: app.scopes && split(usableScopes(app.scopes), (scope) => allowed.has(scope)),
        endpoints: callable.filter(maySee).map(pathOf).sort(),
        permissions: grants.status === 'known' ? split(permissions, (one) => !administrative.has(one)) : null,
      };
    });
};
