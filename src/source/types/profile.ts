import { hoursOf, rangesOf } from '../../metadata/profile-limits.js';
import type { RecordReader } from '../../metadata/record.js';
import type { ProfilePart } from '../parts.js';
import { readRoot, type PartReader } from './part-reader.js';
import { rightsOf, spoiltRights } from './rights.js';

/** A profile is merged: what its file does not speak of stays as it is. */
const profileOf = (record: RecordReader): Omit<ProfilePart, 'unknown'> => {
  const ranges = record.rows('loginIpRanges');
  const [hours] = record.rows('loginHours');
  return {
    rights: rightsOf(record),
    loginIpRanges: ranges.length === 0 ? null : rangesOf(ranges),
    loginHours: hours === undefined ? null : hoursOf(hours),
  };
};

export const readProfile: PartReader = (file) => {
  const { value, columns } = readRoot(file, (record) => ({ part: profileOf(record), spoilt: spoiltRights(record) }));
  return {
    app: null,
    marks: [],
    spoilt: [...columns, ...(value?.spoilt ?? [])],
    ...(value && {
      put: ({ profiles }) => profiles.set(file.name, { ...value.part, unknown: file.unknown }),
    }),
  };
};
