/** Who made which user the Run As user of an app, from the audit trail (180 days). */
import type { RunAsChange } from '../../inventory/inventory.js';
import { rowsBy, type Query } from '../client/query.js';
import type { RecordReader } from '../../metadata/record.js';

const ACTION = 'addOauthClientCredentialUser';
const SELECT = 'SELECT Action, CreatedDate, CreatedBy.Username, Display FROM SetupAuditTrail';
const MAX_PAGES = 25;

/** "Assigned OAuth client credentials user U (UserID: [005…]) to app L (AppID: [0H4…])", as seen in orgs. */
const BEGIN = 'client credentials user ';
const USER = /^ \(UserID: \[?(\w{15,18})\]?\) to app /;
const APP = /^ \(AppID: \[?(\w{15,18})\]?\)/;

/** The first place from `from` on where `text` goes on with ` (` and fits; a name may hold parentheses of its own. */
const findFrom = (text: string, from: number, pattern: RegExp): { at: number; end: number; id: string } | null => {
  for (let at = text.indexOf(' (', from); at >= 0; at = text.indexOf(' (', at + 1)) {
    const found = pattern.exec(text.slice(at, at + 60));
    if (found?.[1] !== undefined) return { at, end: at + found[0].length, id: found[1] };
  }
  return null;
};

export const parseRunAsChange = (display: string): Pick<RunAsChange, 'appId' | 'appLabel' | 'userId' | 'username'> => {
  const begin = display.indexOf(BEGIN);
  const user = begin < 0 ? null : findFrom(display, begin + BEGIN.length, USER);
  const app = user && findFrom(display, user.end, APP);
  return {
    username: app ? display.slice(begin + BEGIN.length, user.at) : null,
    userId: app ? user.id : null,
    appLabel: app ? display.slice(user.end, app.at) : null,
    appId: app ? app.id : null,
  };
};

const toChange = (row: RecordReader): RunAsChange | undefined => {
  if (row.exact.text('Action') !== ACTION) return undefined;
  const change = parseRunAsChange(row.exact.text('Display') ?? '');
  return { at: row.need.instant('CreatedDate'), by: row.text('CreatedBy.Username'), ...change };
};

export const runAsChangeQuery: Query<RunAsChange[]> = {
  soql: [`${SELECT} WHERE Action = '${ACTION}' ORDER BY CreatedDate DESC`],
  fold: rowsBy(toChange),
  maxPages: MAX_PAGES,
};

/** Some orgs refuse a filter on Action; then the whole trail is read, newest first. */
export const wholeTrailQuery: Query<RunAsChange[]> = {
  soql: [`${SELECT} ORDER BY CreatedDate DESC`],
  fold: rowsBy(toChange),
  maxPages: MAX_PAGES,
};
