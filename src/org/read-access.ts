/** The fifth link: what the assigned permission sets give. */
import type { Inventory } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { bundle } from '../text/messages.js';
import type { OrgClient } from './client/client.js';
import { noQuery, type Answer } from './client/query.js';
import type { Described } from './describe.js';
import {
  EVERY_ORG_HAS,
  entityAccessQuery,
  fieldAccessQuery,
  lackingObjectRights,
  objectAccessQuery,
  permissionQueries,
  type SetPermissions,
} from './sources/access.js';
import type { AssignmentRow } from './sources/assignments.js';
import type { GapSink } from './sources/gaps.js';

const messages = bundle('org.gaps');

export type Access = Pick<
  Inventory,
  'assignments' | 'entityAccess' | 'fieldAccess' | 'objectAccess' | 'permissionSetGroups' | 'permissionSets'
>;

const permissionsBySet = (rows: SetPermissions[]): Map<string, string[]> =>
  new Map(
    [...Map.groupBy(rows, ({ permissionSetId }) => permissionSetId)].map(([id, same]) => [
      id,
      same.flatMap(({ permissions }) => permissions),
    ]),
  );

/** Ids of the users that are assigned one of the sets. */
const holdersOf = (assignments: AssignmentRow[]): ((setIds: Iterable<string>) => string[]) => {
  const bySet = Map.groupBy(assignments, ({ permissionSet }) => idKey(permissionSet.id));
  return (setIds) => {
    const rows = [...setIds].flatMap((id) => bySet.get(idKey(id)) ?? []);
    return [...new Set(rows.map(({ assignment }) => assignment.userId))];
  };
};

type Wanted = {
  assignments: AssignmentRow[];
  setColumns: Described;
  objectColumns: Described;
  withExternalClientApps: boolean;
};

type Answers = {
  entities: Answer<Access['entityAccess']>;
  objects: Answer<Access['objectAccess']>;
  fields: Answer<Access['fieldAccess']>;
  permissions: Array<Answer<SetPermissions[]>>;
};

/** What failed, what was spoilt, which columns there are not, and sets of which no row came. */
const reportAccess = (
  gaps: GapSink,
  { assignments, setColumns, objectColumns }: Wanted,
  { entities, objects, fields, permissions }: Answers,
  unseen: string[],
): void => {
  const holders = holdersOf(assignments);
  const setFailure = setColumns.failure ?? permissions.find(({ failure }) => failure !== null)?.failure ?? null;
  gaps.failed('PermissionSet', setFailure);
  gaps.failed('SetupEntityAccess', entities.failure);
  gaps.failed('ObjectPermissions', objectColumns.failure ?? objects.failure);
  gaps.failed('FieldPermissions', fields.failure);
  for (const { spoilt } of permissions) gaps.spoilt('PermissionSet', spoilt, holders);
  gaps.spoilt('SetupEntityAccess', entities.spoilt, holders);
  gaps.spoilt('ObjectPermissions', objects.spoilt, holders);
  gaps.spoilt('FieldPermissions', fields.spoilt, holders);
  if (!setColumns.failure) {
    const lacking = EVERY_ORG_HAS.filter((column) => !setColumns.columns.has(column));
    gaps.lacking('PermissionSet', lacking);
  }
  if (!objectColumns.failure) gaps.lacking('ObjectPermissions', lackingObjectRights(objectColumns.columns));
  if (setFailure === null && unseen.length > 0) {
    const detail = messages.getMessage('unseenSet');
    gaps.add({ source: 'PermissionSet', reason: 'permission', detail, subjects: holders(unseen), curable: true });
  }
};

export const readAccess = async (client: OrgClient, gaps: GapSink, wanted: Wanted): Promise<Access> => {
  const { assignments, setColumns, objectColumns, withExternalClientApps } = wanted;
  const sets = new Map(assignments.map(({ permissionSet }) => [permissionSet.id, permissionSet]));
  const setIds = [...sets.keys()];
  const [entities, objects, fields, ...permissions] = await client.query<
    [Access['entityAccess'], Access['objectAccess'], Access['fieldAccess'], ...SetPermissions[][]]
  >(
    entityAccessQuery(setIds, withExternalClientApps),
    objectColumns.failure ? noQuery() : objectAccessQuery(setIds, objectColumns.columns),
    fieldAccessQuery(setIds),
    ...(setColumns.failure ? [] : permissionQueries(setIds, setColumns.columns)),
  );

  const granted = permissionsBySet(permissions.flatMap(({ result }) => result));
  const spoilt = new Set(permissions.flatMap((answer) => answer.spoilt.flatMap(({ about }) => about ?? [])));
  const unseen = setIds.filter((id) => !granted.has(id) && !spoilt.has(id));
  reportAccess(gaps, wanted, { entities, objects, fields, permissions }, unseen);
  return {
    assignments: assignments.map(({ assignment }) => assignment),
    permissionSets: [...sets.values()].map((set) => ({ ...set, permissions: (granted.get(set.id) ?? []).sort() })),
    permissionSetGroups: [...new Map(assignments.flatMap(({ group }) => (group ? [[group.id, group]] : []))).values()],
    entityAccess: entities.result,
    objectAccess: objects.result,
    fieldAccess: fields.result,
  };
};
