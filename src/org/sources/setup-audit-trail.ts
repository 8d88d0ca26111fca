/** Who made which user the Run As user of an app, from the audit trail (180 days). */
import type { RunAsChange } from '../../inventory/inventory.js';
import type { OrgClient, Query } from '../client/client.js';
import type { RequestFailure } from '../client/failure.js';
import { instant, text } from '../client/row.js';

const ACTION = 'addOauthClientCredentialUser';
const SELECT = 'SELECT Action, CreatedDate, CreatedBy.Username, Display FROM SetupAuditTrail';
const MAX_PAGES = 25;

/** "Assigned OAuth client credentials user U (UserID: [005…]) to app L (AppID: [0H4…])", as seen in orgs. */
const DISPLAY = /client credentials user (.*) \(UserID: \[?(\w{15,18})\]?\) to app (.*) \(AppID: \[?(\w{15,18})\]?\)/s;

export const parseRunAsChange = (display: string): Pick<RunAsChange, 'appId' | 'appLabel' | 'userId' | 'username'> => {
  const found = DISPLAY.exec(display);
  return {
    username: found?.[1] ?? null,
    userId: found?.[2] ?? null,
    appLabel: found?.[3] ?? null,
    appId: found?.[4] ?? null,
  };
};

const map: Query<RunAsChange>['map'] = (row) => {
  const at = instant(row, 'CreatedDate');
  if (at === null || text(row, 'Action') !== ACTION) return undefined;
  return { at, by: text(row, 'CreatedBy.Username'), ...parseRunAsChange(text(row, 'Display') ?? '') };
};

export const runAsChangeQuery: Query<RunAsChange> = {
  soql: `${SELECT} WHERE Action = '${ACTION}' ORDER BY CreatedDate DESC`,
  map,
  maxPages: MAX_PAGES,
};

/** Some orgs refuse a filter on Action; then the whole trail is read, newest first. */
export const readWholeTrail = async (
  client: OrgClient,
): Promise<{ rows: RunAsChange[]; failure: RequestFailure | null }> => {
  const [trail] = await client.query<[RunAsChange]>({
    soql: `${SELECT} ORDER BY CreatedDate DESC`,
    map,
    maxPages: MAX_PAGES,
  });
  return trail;
};
