/** What Tooling demands on top of a query. */
import { hasAny } from '../auth/caller.js';
import { malformedQuery, SalesforceError } from '../server/errors.js';
import type { Call } from '../server/messages.js';
import type { QueryResult } from '../soql/run.js';

const ONE_ROW = new Set(['FullName', 'Metadata']);

/** The columns Metadata and FullName are given for one row only. */
export const assertToolingQuery = (call: Call, result: QueryResult): void => {
  if (!result.paths.some(({ field }) => ONE_ROW.has(field.name))) return;
  if (result.length > 1) {
    throw malformedQuery(
      `When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: ${result.length}`,
    );
  }
  if (result.object === 'Profile' && !hasAny(call.caller, call.org.options.toolingProfileNeeds, 'ModifyAllData')) {
    throw new SalesforceError(403, 'INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id');
  }
};
