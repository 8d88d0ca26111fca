/** Which permission sets a group is made of, which an audit of an org alone need not know. */
import type { Members } from '../inventory/group-members.js';
import { rowsBy } from './client/query.js';
import type { OrgConnection } from './client/client.js';
import { withClient } from './with-client.js';

const SOQL = 'SELECT PermissionSetGroupId, PermissionSetId, PermissionSet.Name FROM PermissionSetGroupComponent';

/** Muting sets stand among the members by their ids alone (Object Reference, MutingPermissionSet). */
const isMuting = (id: string): boolean => id.startsWith('0QM');

type Member = { group: string; id: string; name: string | null };

/** `members` are null where they could not be read whole. */
export const readGroupMembers = async (connection: OrgConnection): Promise<{ members: Members; calls: number }> =>
  withClient(connection, async (client) => {
    const [{ result, failure, spoilt }] = await client.query<[Member[]]>({
      soql: [SOQL],
      fold: rowsBy((row) => ({
        group: row.need.id('PermissionSetGroupId'),
        id: row.need.id('PermissionSetId'),
        name: row.text('PermissionSet.Name'),
      })),
    });
    const sets = result.filter(({ id }) => !isMuting(id));
    const whole = failure === null && spoilt.length === 0 && sets.every(({ name }) => name !== null);
    const byGroup = Map.groupBy(result, ({ group }) => group);
    const members = new Map(
      [...byGroup].map(([group, rows]) => [
        group,
        {
          sets: rows.flatMap(({ id, name }) => (isMuting(id) ? [] : (name ?? []))),
          mutes: rows.some(({ id }) => isMuting(id)),
        },
      ]),
    );
    return { members: whole ? members : null, calls: client.apiCalls() };
  });
