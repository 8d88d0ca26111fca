import type { RecordReader } from '../../metadata/record.js';
import type { PermissionSetGroupPart, PermissionSetPart, SourceParts } from '../parts.js';
import { readRoot, type PartReader } from './part-reader.js';
import { rightsOf, spoiltRights } from './rights.js';

const setOf = (record: RecordReader): Omit<PermissionSetPart, 'unknown'> => ({
  label: record.text('label'),
  sessionActivated: record.flag('hasActivationRequired'),
  rights: rightsOf(record),
});

/** Files of one set say different things, so that their order does not matter. */
const together = (one: PermissionSetPart | undefined, other: PermissionSetPart): PermissionSetPart => {
  if (one === undefined) return other;
  const [a, b] = [one.rights, other.rights];
  return {
    label: one.label ?? other.label,
    sessionActivated: one.sessionActivated ?? other.sessionActivated,
    unknown: [...one.unknown, ...other.unknown],
    rights: {
      granted: [...a.granted, ...b.granted],
      denied: [...a.denied, ...b.denied],
      objects: [...a.objects, ...b.objects],
      fields: [...a.fields, ...b.fields],
      classes: [...a.classes, ...b.classes],
    },
  };
};

const setReader =
  (placeOf: (parts: SourceParts) => Map<string, PermissionSetPart>): PartReader =>
  (file) => {
    const { value, columns } = readRoot(file, (record) => ({ part: setOf(record), spoilt: spoiltRights(record) }));
    const put = (parts: SourceParts, part: PermissionSetPart): void => {
      const sets = placeOf(parts);
      sets.set(file.name, together(sets.get(file.name), part));
    };
    return {
      app: null,
      marks: [],
      spoilt: [...columns, ...(value?.spoilt ?? [])],
      ...(value && { put: (parts) => put(parts, { ...value.part, unknown: file.unknown }) }),
    };
  };

export const readPermissionSet = setReader(({ permissionSets }) => permissionSets);
export const readMutingPermissionSet = setReader(({ mutingPermissionSets }) => mutingPermissionSets);

const groupOf = (record: RecordReader): Omit<PermissionSetGroupPart, 'unknown'> => ({
  label: record.text('label'),
  sessionActivated: record.flag('hasActivationRequired'),
  members: record.texts('permissionSets'),
  muting: record.texts('mutingPermissionSets'),
});

export const readPermissionSetGroup: PartReader = (file) => {
  const { value, columns } = readRoot(file, groupOf);
  return {
    app: null,
    marks: [],
    spoilt: columns,
    ...(value && {
      put: ({ permissionSetGroups }) => permissionSetGroups.set(file.name, { ...value, unknown: file.unknown }),
    }),
  };
};
