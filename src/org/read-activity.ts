/** The fourth and fifth link: what the Run As users did lately, and what they may do. */
import type { Inventory, LoginSummary, UserLogin } from '../inventory/inventory.js';
import type { OrgClient, Query, Rows } from './client/client.js';
import type { RequestFailure } from './client/failure.js';
import {
  entityAccessQueries,
  fieldAccessQueries,
  objectAccessQueries,
  permissionQueries,
  type SetPermissions,
} from './sources/access.js';
import { assignmentQueries, userLoginQueries, type AssignmentRow } from './sources/assignments.js';
import type { GapSink } from './sources/gaps.js';
import { createLoginFold, orgLoginQuery, userLoginHistoryQueries } from './sources/login-history.js';

/** Columns of a described object; empty, with a gap, when it could not be described. */
export type Described = { columns: Set<string>; failure: RequestFailure | null };

/** Runs several lists of queries in as few calls as possible and gives each list its rows and first failure. */
const inOneGo = async <T extends unknown[]>(
  client: OrgClient,
  ...lists: { [K in keyof T]: Array<Query<T[K]>> }
): Promise<{ [K in keyof T]: Rows<T[K]> }> => {
  const results = await client.query<unknown[]>(...(lists as Array<Array<Query<unknown>>>).flat());
  let at = 0;
  const merged = lists.map((list): Rows<unknown> => {
    const own = results.slice(at, (at += list.length));
    return {
      rows: own.flatMap(({ rows }) => rows),
      failure: own.find(({ failure }) => failure !== null)?.failure ?? null,
    };
  });
  return merged as { [K in keyof T]: Rows<T[K]> };
};

export type Activity = {
  userLogins: UserLogin[];
  assignments: AssignmentRow[];
  logins: LoginSummary[];
  loginFailure: RequestFailure | null;
  orgLogins: { summaries: LoginSummary[]; failure: RequestFailure | null };
};

const VIEW_SETUP = { grant: ['ViewSetup'], existsEverywhere: true };

export const readActivity = async (
  client: OrgClient,
  gaps: GapSink,
  {
    userIds,
    assignmentColumns,
    from,
    filterSubType,
    everybody,
  }: {
    userIds: string[];
    assignmentColumns: Described;
    from: Date;
    filterSubType: boolean;
    /** Read the logins of the whole org as well. */
    everybody: boolean;
  },
): Promise<Activity> => {
  gaps.failed('PermissionSetAssignment', assignmentColumns.failure, VIEW_SETUP);
  const fold = createLoginFold();
  const orgFold = createLoginFold();
  const [userLogins, assignments, logins, orgLogins] = await inOneGo<[UserLogin, AssignmentRow, never, never]>(
    client,
    userLoginQueries(userIds),
    assignmentColumns.failure ? [] : assignmentQueries(userIds, assignmentColumns.columns),
    userLoginHistoryQueries(userIds, from, { fold, filterSubType }),
    everybody ? [orgLoginQuery(from, orgFold)] : [],
  );
  gaps.failed('UserLogin', userLogins.failure, { grant: ['ManageUsers'], existsEverywhere: true });
  gaps.failed('PermissionSetAssignment', assignments.failure, VIEW_SETUP);
  return {
    userLogins: userLogins.rows,
    assignments: assignments.rows,
    logins: fold.summaries(),
    loginFailure: logins.failure,
    orgLogins: { summaries: orgFold.summaries(), failure: orgLogins.failure },
  };
};

export type Access = Pick<
  Inventory,
  'assignments' | 'entityAccess' | 'fieldAccess' | 'objectAccess' | 'permissionSetGroups' | 'permissionSets'
>;

const permissionsBySet = (rows: SetPermissions[]): Map<string, string[]> => {
  const bySet = new Map<string, string[]>();
  for (const { permissionSetId, permissions } of rows) {
    bySet.set(permissionSetId, [...(bySet.get(permissionSetId) ?? []), ...permissions]);
  }
  return bySet;
};

/** What the assigned sets give. */
export const readAccess = async (
  client: OrgClient,
  gaps: GapSink,
  {
    assignments,
    setColumns,
    objectColumns,
    withExternalClientApps,
  }: {
    assignments: AssignmentRow[];
    setColumns: Described;
    objectColumns: Described;
    withExternalClientApps: boolean;
  },
): Promise<Access> => {
  gaps.failed('PermissionSet', setColumns.failure, VIEW_SETUP);
  const sets = new Map(assignments.map(({ permissionSet }) => [permissionSet.id, permissionSet]));
  const setIds = [...sets.keys()];
  const [permissions, entities, objects, fields] = await inOneGo<
    [SetPermissions, Access['entityAccess'][number], Access['objectAccess'][number], Access['fieldAccess'][number]]
  >(
    client,
    setColumns.failure ? [] : permissionQueries(setIds, setColumns.columns),
    entityAccessQueries(setIds, withExternalClientApps),
    objectColumns.failure ? [] : objectAccessQueries(setIds, objectColumns.columns),
    fieldAccessQueries(setIds),
  );
  gaps.failed('PermissionSet', permissions.failure, VIEW_SETUP);
  gaps.failed('SetupEntityAccess', entities.failure, VIEW_SETUP);
  gaps.failed('ObjectPermissions', objectColumns.failure ?? objects.failure, VIEW_SETUP);
  gaps.failed('FieldPermissions', fields.failure, VIEW_SETUP);
  const granted = permissionsBySet(permissions.rows);
  const unseen = setIds.filter((id) => !granted.has(id));
  if (!setColumns.failure && !permissions.failure && unseen.length > 0) {
    const users = assignments.filter(({ permissionSet }) => unseen.includes(permissionSet.id));
    gaps.add({
      source: 'PermissionSet',
      reason: 'permission',
      detail: 'a permission set is assigned that a query does not return',
      subjects: [...new Set(users.map(({ assignment }) => assignment.userId))],
      grant: ['ViewSetup'],
    });
  }
  return {
    assignments: assignments.map(({ assignment }) => assignment),
    permissionSets: [...sets.values()].map((set) => ({ ...set, permissions: (granted.get(set.id) ?? []).sort() })),
    permissionSetGroups: [...new Map(assignments.flatMap(({ group }) => (group ? [[group.id, group]] : []))).values()],
    entityAccess: entities.rows,
    objectAccess: objects.rows,
    fieldAccess: fields.rows,
  };
};
