/** The fourth link: what the Run As users did lately, and what they are assigned. */
import type { LoginSummary, UserLogin } from '../inventory/inventory.js';
import type { OrgClient } from './client/client.js';
import { noQuery } from './client/query.js';
import type { Described } from './describe.js';
import {
  assignmentQuery,
  lackingAssignmentColumns,
  userLoginQuery,
  type AssignmentRow,
} from './sources/assignments.js';
import type { GapSink } from './sources/gaps.js';
import { reportLogins, userLoginHistoryQuery } from './sources/login-history.js';

export type Activity = { userLogins: UserLogin[]; assignments: AssignmentRow[]; logins: LoginSummary[] };

export const readActivity = async (
  client: OrgClient,
  gaps: GapSink,
  {
    userIds,
    assignmentColumns,
    from,
    filterFound,
  }: {
    userIds: string[];
    assignmentColumns: Described;
    from: Date;
    /** Client credentials logins were found by their kind, so that only the others are still to be read. */
    filterFound: boolean;
  },
): Promise<Activity> => {
  gaps.failed('PermissionSetAssignment', assignmentColumns.failure);
  const [userLogins, assignments, logins] = await client.query<[UserLogin[], AssignmentRow[], LoginSummary[]]>(
    userLoginQuery(userIds),
    assignmentColumns.failure ? noQuery() : assignmentQuery(userIds, assignmentColumns.columns),
    userLoginHistoryQuery(userIds, from, filterFound),
  );
  gaps.answered('UserLogin', userLogins);
  gaps.answered('PermissionSetAssignment', assignments);
  if (!assignmentColumns.failure) {
    gaps.lacking('PermissionSetAssignment', lackingAssignmentColumns(assignmentColumns.columns));
  }
  reportLogins(gaps, logins);
  return { userLogins: userLogins.result, assignments: assignments.result, logins: logins.result };
};
