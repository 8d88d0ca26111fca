import type { Assignment, PermissionSet, PermissionSetGroup, User } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { ADMIN_PERMISSIONS } from '../platform/admin-permissions.js';
import { factText } from './texts.js';
import { inDoubt, openGrants, openProfile } from './doubt.js';
import { known, unknown, type Fact, type FactValues, type Grant, type GrantedPermission } from './facts.js';
import type { InventoryIndex } from './inventory-index.js';
import type { UserGrants } from './lookups.js';
import { andThen, coveredBy, type Resolver } from './resolver.js';
import { byCodeUnits } from '../text/order.js';

type Row = { assignment: Assignment; set: PermissionSet | null; groupId: string | null };

const isAggregate = ({ set, groupId }: Row): boolean =>
  groupId !== null && idKey(set?.groupId ?? '') === idKey(groupId);

/** An aggregate stands for its group, also where the assignment does not repeat the group's id. */
const rowsOf = (index: InventoryIndex, userId: string): Row[] =>
  (index.assignmentsByUser.get(idKey(userId)) ?? []).map((assignment) => {
    const set = index.setById.get(idKey(assignment.permissionSetId)) ?? null;
    return { assignment, set, groupId: assignment.groupId ?? set?.groupId ?? null };
  });

/** One row per group: its aggregate, which has muting applied, else any component, which then cannot be judged. */
const withoutComponents = (rows: readonly Row[]): Row[] => {
  const direct = rows.filter(({ groupId }) => groupId === null);
  const chosen = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.groupId === null) continue;
    const key = idKey(row.groupId);
    const before = chosen.get(key) ?? [];
    const aggregate = isAggregate(row);
    if (before.length === 0 || (aggregate && !before.some(isAggregate))) chosen.set(key, [row]);
    // A group may be assigned more than once, each time with its own expiry.
    else if (aggregate) before.push(row);
  }
  return [...direct, ...[...chosen.values()].flat()];
};

const labelOf = (user: User | undefined, set: PermissionSet | null, group: PermissionSetGroup | null) => {
  if (group !== null) return { label: group.label ?? group.name, name: group.name };
  if (set?.ownedByProfile === true) {
    const name = user?.profile ?? set.label ?? set.name;
    return { label: name, name };
  }
  const name = set?.name ?? factText('unnamed');
  return { label: set?.label ?? name, name };
};

const NO_PERMISSIONS: ReadonlySet<string> = new Set();

const toGrant = (index: InventoryIndex, row: Row, now: Date): { grant: Grant; doubtful: boolean } => {
  const { assignment, set, groupId } = row;
  const group = groupId === null ? null : (index.groupById.get(idKey(groupId)) ?? null);
  const judged = groupId === null || isAggregate(row);
  const dated = assignment.expiresAt !== null && index.gaps.covering('Clock') !== undefined;
  const expired = !dated && assignment.expiresAt !== null && Date.parse(assignment.expiresAt) <= now.getTime();
  const sessionActivated = set?.sessionActivated === true || group?.sessionActivated === true;
  const counts = assignment.active !== false && assignment.revoked !== true && !sessionActivated;
  const grant: Grant = {
    through: groupId !== null ? 'permissionSetGroup' : set?.ownedByProfile === true ? 'profile' : 'permissionSet',
    ...labelOf(index.userById.get(idKey(assignment.userId)), set, group),
    permissionSetId: assignment.permissionSetId,
    groupId,
    assignmentId: assignment.id ?? null,
    expiresAt: assignment.expiresAt,
    inForce: !expired && !dated && counts,
    expired,
    sessionActivated,
    permissions: (judged && set !== null ? index.permissionsBySet.get(idKey(set.id)) : undefined) ?? NO_PERMISSIONS,
  };
  const current = groupId === null || (judged && group?.status?.toLowerCase() === 'updated');
  return { grant, doubtful: (dated && counts) || (grant.inForce && !current) };
};

const RANK = { profile: 0, permissionSet: 1, permissionSetGroup: 2 };

/** Profile first, then sets, then groups, by name: the order in which evidence is shown. */
const byKindAndName = (a: Grant, b: Grant): number =>
  RANK[a.through] - RANK[b.through] || byCodeUnits(a.name, b.name) || byCodeUnits(a.expiresAt ?? '', b.expiresAt ?? '');

export const grantsOfUser = (index: InventoryIndex, userId: string, now: Date): UserGrants => {
  const rows = rowsOf(index, userId);
  const judged = withoutComponents(rows).map((row) => toGrant(index, row, now));
  return {
    grants: judged.map(({ grant }) => grant).sort(byKindAndName),
    doubtful: new Set(judged.filter(({ doubtful }) => doubtful).map(({ grant }) => grant)),
    incomplete:
      !rows.some(({ set }) => set?.ownedByProfile === true) ||
      rows.some(({ set, groupId }) => set === null && groupId === null),
  };
};

export const grants: Resolver<Grant[]> = ({ index, lookups, get }) =>
  andThen(get('user'), ({ id, username }) => {
    const unassigned = coveredBy(index, ['PermissionSetAssignment'], id, username);
    // Source knows no assignments; a policy file may say what they are.
    const undeclared = unassigned?.status === 'unknown' && unassigned.gap?.reason !== 'notInSource';
    const covered = (undeclared ? unassigned : undefined) ?? coveredBy(index, ['PermissionSet'], id, username);
    if (covered !== undefined) return covered;
    const { grants: found, incomplete } = lookups.grantsOf(id);
    return incomplete ? unknown(factText('undecided.assignments'), undefined, 'PermissionSetAssignment') : known(found);
  });

/**
 * Known unless some grant has a date and nothing vouches for the clock, or metadata source alone was read, which knows
 * no dates.
 */
export const grantDates: Resolver<true> = ({ index, get }) =>
  andThen(
    get('user'),
    ({ id, username }) =>
      coveredBy(index, ['PermissionSetAssignment'], id, username) ??
      andThen(get('grants'), (all) => (all.some(({ expiresAt }) => expiresAt !== null) ? get('time') : known(true))),
  );

/** What else may give something where no grant that is certain does. */
type Beyond = typeof openGrants;

/** Known when a grant that is certain decides, or when no grant in force is in doubt and nothing else may decide. */
const decided = <T>(
  { index, lookups, get }: Parameters<Resolver<T>>[0],
  value: (all: Grant[]) => T,
  decides: (certain: Grant[]) => boolean,
  beyond: Beyond,
): Fact<T> =>
  andThen(get('grants'), (all) =>
    andThen(get('user'), (user) => {
      const { doubtful } = lookups.grantsOf(user.id);
      const [doubt] = all.filter((grant) => doubtful.has(grant));
      const certain = all.filter((grant) => grant.inForce && !doubtful.has(grant));
      if (decides(certain)) return known(value(all));
      return (doubt && inDoubt(index, doubt)) ?? beyond(index, user) ?? known(value(all));
    }),
  );

const grantsOf =
  (permission: string, beyond: Beyond): Resolver<Grant[]> =>
  (context) => {
    const gives = (all: Grant[]): Grant[] => all.filter(({ permissions }) => permissions.has(permission));
    const giving = decided(context, gives, (certain) => gives(certain).length > 0, beyond);
    if (giving.status !== 'known' || giving.value.length > 0) return giving;
    return coveredBy(context.index, [{ source: 'PermissionSet', columns: [`Permissions${permission}`] }]) ?? giving;
  };

// Rules fail without the first two, and with the third.
export const apiEnabledGrants = grantsOf('ApiEnabled', openGrants);
export const apiOnlyGrants = grantsOf('ApiUserOnly', openGrants);
export const mfaApiGrants = grantsOf('TwoFactorApi', openProfile);

const administratorGrade = (all: Grant[]): GrantedPermission[] => {
  const inForce = all.filter((grant) => grant.inForce);
  return ADMIN_PERMISSIONS.map((permission) => ({
    permission,
    grants: inForce.filter(({ permissions }) => permissions.has(permission)),
  })).filter(({ grants: giving }) => giving.length > 0);
};

export const adminPermissions: Resolver<FactValues['adminPermissions']> = (context) =>
  decided(context, administratorGrade, (certain) => administratorGrade(certain).length > 0, openProfile);
