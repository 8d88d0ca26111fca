/** Login IP ranges and login hours of a profile: only Profile metadata has them, one Tooling query a profile. */
import { WEEKDAYS, type IpRange, type LoginHours, type ProfileLimits } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import { isRow } from '../client/rest.js';
import { soqlString } from '../client/soql.js';
import { settle, type GapSink } from './gaps.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('org.gaps');

/** null where the list, or an end of a range, is not what it must be: a half-read list would look like another one. */
const rangesOf = (list: unknown): IpRange[] | null => {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return null;
  const ranges = list.map((range: unknown): IpRange | null =>
    isRow(range) && typeof range.startAddress === 'string' && typeof range.endAddress === 'string'
      ? { start: range.startAddress, end: range.endAddress }
      : null,
  );
  return ranges.every((range) => range !== null) ? ranges : null;
};

const MINUTES_A_DAY = 24 * 60;

/** Minutes after midnight, which the Metadata API gives as text; null when it is none. */
const minuteOf = (value: unknown): number | null => {
  const minute = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return typeof minute === 'number' && Number.isInteger(minute) && minute >= 0 && minute <= MINUTES_A_DAY
    ? minute
    : null;
};

/** Days with hours of their own; null when a value is not what login hours are. */
const hoursOf = (value: unknown): LoginHours[] | null => {
  if (value === undefined || value === null) return [];
  if (!isRow(value)) return null;
  const hours: LoginHours[] = [];
  for (const day of WEEKDAYS) {
    const [from, to] = [value[`${day}Start`] ?? null, value[`${day}End`] ?? null];
    if (from === null && to === null) continue;
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start === null || end === null) return null;
    hours.push({ day, start, end });
  }
  return hours;
};

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
