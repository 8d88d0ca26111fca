/** Columns of objects that are not the same in every org. */
import type { OrgClient } from './client/client.js';
import type { RequestFailure } from './client/failure.js';
import { settle } from './sources/gaps.js';

/** Columns of a described object; empty when it could not be described. */
export type Described = { columns: Set<string>; failure: RequestFailure | null };

export const describe = async (client: OrgClient, sobject: string): Promise<Described> => {
  const described = await settle(client.describe(sobject));
  return 'value' in described
    ? { columns: described.value, failure: null }
    : { columns: new Set(), failure: described.failure };
};
