import type { Profile } from '../org/model.js';
import type { XmlTree } from './xml.js';

export const profileMetadata = (profile: Profile): XmlTree => ({
  custom: profile.custom,
  loginIpRanges: profile.loginIpRanges.map(({ start, end, description }) => ({
    description,
    endAddress: end,
    startAddress: start,
  })),
  objectPermissions: [...profile.permissionSet.rights.objects].map(([object, rights]) => ({
    allowCreate: rights.has('create'),
    allowDelete: rights.has('delete'),
    allowEdit: rights.has('edit'),
    allowRead: rights.has('read'),
    modifyAllRecords: rights.has('modifyAll'),
    object,
    viewAllRecords: rights.has('viewAll'),
  })),
  userLicense: profile.license.name,
  userPermissions: [...profile.permissionSet.rights.permissions].sort().map((name) => ({ enabled: true, name })),
});
