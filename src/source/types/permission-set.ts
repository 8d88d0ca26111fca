import type { RecordReader } from '../../metadata/record.js';
import type { PermissionSetGroupPart, PermissionSetPart, SourceParts } from '../parts.js';
import { readRoot, type PartReader } from './part-reader.js';
import { rightsOf } from './rights.js';

const setOf = (record: RecordReader): PermissionSetPart => ({
  label: record.text('label'),
  sessionActivated: record.flag('hasActivationRequired'),
  rights: rightsOf(record),
});

const setReader =
  (placeOf: (parts: SourceParts) => Map<string, PermissionSetPart>): PartReader =>
  (file) => {
    const { value, columns } = readRoot(file, setOf);
    return {
      app: null,
      marks: [],
      spoilt: columns,
      ...(value && { put: (parts) => placeOf(parts).set(file.name, value) }),
    };
  };

export const readPermissionSet = setReader(({ permissionSets }) => permissionSets);
export const readMutingPermissionSet = setReader(({ mutingPermissionSets }) => mutingPermissionSets);

const groupOf = (record: RecordReader): PermissionSetGroupPart => ({
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
    ...(value && { put: ({ permissionSetGroups }) => permissionSetGroups.set(file.name, value) }),
  };
};
