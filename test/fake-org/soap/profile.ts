import type { Profile } from '../org/model.js';
import type { XmlTree } from './xml.js';

/** `mondayStart` and `mondayEnd`, in minutes as text. */
export const loginHoursElements = ({ loginHours }: Profile): Record<string, string> | null =>
  loginHours &&
  Object.fromEntries(
    Object.entries(loginHours).flatMap(([day, { start, end }]) => [
      [`${day}Start`, String(start)],
      [`${day}End`, String(end)],
    ]),
  );

export const profileMetadata = (profile: Profile): XmlTree => ({
  custom: profile.custom,
  loginHours: loginHoursElements(profile) ?? undefined,
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
