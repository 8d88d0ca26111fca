/** Login IP ranges and login hours of a profile: only Profile metadata has them, one Tooling query a profile. */
import type { ProfileLimits } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import { hoursOf, rangesOf } from '../../metadata/profile-limits.js';
import { isRow } from '../../metadata/row.js';
import { soqlString } from '../../platform/soql-string.js';
import { settle, type GapSink } from './gaps.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('org.gaps');

export const readProfileLimits = async (
  client: OrgClient,
  gaps: GapSink,
  profileIds: string[],
): Promise<ProfileLimits[]> => {
  const readOne = async (profileId: string): Promise<ProfileLimits[]> => {
    const soql = `SELECT Id, Name, Metadata FROM Profile WHERE Id = ${soqlString(profileId)}`;
    const read = await settle(client.toolingRecord(soql));
    if ('failure' in read) {
      gaps.failed('Profile', read.failure, { subjects: [profileId] });
      return [];
    }
    if (!isRow(read.value?.Metadata)) {
      const detail = messages.getMessage('noProfileMetadata');
      gaps.add({ source: 'Profile', reason: 'permission', detail, subjects: [profileId], curable: true });
      return [];
    }
    const ranges = rangesOf(read.value.Metadata.loginIpRanges);
    const loginHours = hoursOf(read.value.Metadata.loginHours);
    const about = [profileId];
    if (ranges === null) gaps.spoilt('Profile', [{ columns: ['loginIpRanges'], lost: true, about }]);
    if (loginHours === null) gaps.spoilt('Profile', [{ columns: ['loginHours'], lost: false, about }]);
    return ranges === null ? [] : [{ profileId, loginIpRanges: ranges, loginHours }];
  };
  return (await Promise.all([...new Set(profileIds)].map(readOne))).flat();
};
