/** The permission set with exactly the declared access, and with --ip-range the profile. Pure. */
import { INTEGRATION_LICENSE } from '../../platform/licenses.js';
import type { ObjectAccessRight } from '../../inventory/inventory.js';
import { bundle } from '../../text/messages.js';
import type { Component } from './external-client-app.js';
import { componentNames, LONGEST_LABEL } from './names.js';
import type { ScaffoldSpec } from './spec.js';
import { metadataXml, type Elements } from './xml.js';

const messages = bundle('provision.scaffold');

const byName = <T>(record: Record<string, T>): Array<[string, T]> =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

const objectPermissions = ([object, rights]: [string, ObjectAccessRight[]]): Elements => {
  const has = (right: ObjectAccessRight): boolean => rights.includes(right);
  return {
    allowCreate: has('create'),
    allowDelete: has('delete'),
    allowEdit: has('edit'),
    allowRead: has('read'),
    modifyAllRecords: has('modifyAll'),
    object,
    // Of API 63.0 and later: left out where nobody asks for it.
    viewAllFields: has('viewAllFields') || undefined,
    viewAllRecords: has('viewAll'),
  };
};

const labelOf = ({ label, name }: ScaffoldSpec): string => {
  const text = messages.getMessage('permissionSet.label', [label]);
  return text.length <= LONGEST_LABEL ? text : componentNames(name).permissionSet;
};

export const permissionSet = (spec: ScaffoldSpec): Component => {
  const { name, access, apexClass } = spec;
  const text = metadataXml('PermissionSet', {
    classAccesses: apexClass === null ? undefined : [{ apexClass, enabled: true }],
    description: messages.getMessage('permissionSet.description', [name]),
    fieldPermissions: byName(access.fields).map(([field, rights]) => ({
      editable: rights.includes('edit'),
      field,
      readable: true,
    })),
    hasActivationRequired: false,
    label: labelOf(spec),
    objectPermissions: byName(access.objects).map(objectPermissions),
    userPermissions: access.permissions.toSorted().map((permission) => ({ enabled: true, name: permission })),
  });
  return {
    type: 'PermissionSet',
    folder: 'permissionsets',
    suffix: 'permissionset',
    fullName: componentNames(name).permissionSet,
    text,
    step: 1,
  };
};

/** Only the ranges of a profile restrict this flow. Everything else the permission set gives. */
export const profile = ({ name, ipRanges }: ScaffoldSpec): Component => ({
  type: 'Profile',
  folder: 'profiles',
  suffix: 'profile',
  fullName: componentNames(name).profile,
  text: metadataXml('Profile', {
    custom: true,
    description: messages.getMessage('profile.description', [name]),
    loginIpRanges: ipRanges.map(({ start, end }) => ({ endAddress: end, startAddress: start })),
    userLicense: INTEGRATION_LICENSE,
  }),
  step: 1,
});
