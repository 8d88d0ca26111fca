/** Login IP ranges of a profile: only Profile metadata has them, one Tooling query a profile. */
import type { IpRange, ProfileRanges } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import { isRow } from '../client/rest.js';
import { soqlString } from '../client/soql.js';
import { settle, type GapSink } from './gaps.js';

const rangesOf = (list: unknown): IpRange[] =>
  (Array.isArray(list) ? list : []).flatMap((range) =>
    isRow(range) && typeof range.startAddress === 'string' && typeof range.endAddress === 'string'
      ? [{ start: range.startAddress, end: range.endAddress }]
      : [],
  );

export const readProfileRanges = async (
  client: OrgClient,
  gaps: GapSink,
  profileIds: string[],
): Promise<ProfileRanges[]> => {
  const readOne = async (profileId: string): Promise<ProfileRanges[]> => {
    const soql = `SELECT Id, Name, Metadata FROM Profile WHERE Id = ${soqlString(profileId)}`;
    const read = await settle(client.toolingRecord(soql));
    if ('failure' in read) {
      gaps.failed('Profile', read.failure, { subjects: [profileId], grant: ['ModifyMetadata'] });
      return [];
    }
    if (!isRow(read.value?.Metadata)) {
      const detail = 'Salesforce returned no metadata for this profile';
      gaps.add({ source: 'Profile', reason: 'permission', detail, subjects: [profileId], grant: ['ModifyMetadata'] });
      return [];
    }
    return [{ profileId, loginIpRanges: rangesOf(read.value.Metadata.loginIpRanges) }];
  };
  return (await Promise.all([...new Set(profileIds)].map(readOne))).flat();
};
