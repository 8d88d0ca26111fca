/** Organization, users and what hangs on them. */
import { KEY_PREFIX, makeId } from '../org/ids.js';
import { loginHoursElements } from '../soap/profile.js';
import { stampColumns, time, type Row } from './row.js';
import type { Org } from '../org/model.js';

export const organizationRows = (org: Org): Row[] => [
  {
    Id: org.id,
    Name: org.name,
    OrganizationType: org.organizationType,
    InstanceName: org.instanceName,
    IsSandbox: org.isSandbox,
    NamespacePrefix: org.namespace,
    TrialExpirationDate: time(org.trialExpiresAt),
    DefaultLocaleSidKey: 'en_GB',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'Europe/London',
  },
];

export const domainRows = (org: Org): Row[] => [
  {
    Id: makeId(KEY_PREFIX.Domain ?? '', 'Qy', 1),
    DomainType: 'DNS',
    Domain: `${org.myDomain}${org.isSandbox ? '.sandbox' : ''}.my.salesforce.com`,
    OptionsHstsPreload: true,
  },
];

export const userRows = (org: Org): Row[] =>
  org.users.map((user) => ({
    Id: user.id,
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Name: [user.firstName, user.lastName].filter(Boolean).join(' '),
    Email: user.email,
    Alias: user.username.slice(0, 8),
    CommunityNickname: user.username.split('@')[0],
    IsActive: user.active,
    UserType: user.profile.userType,
    ProfileId: user.profile.id,
    LastLoginDate: time(user.lastLoginAt),
    TimeZoneSidKey: 'Europe/London',
    LocaleSidKey: 'en_GB',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    ...stampColumns(user),
  }));

/** Rows exist once a user has logged in or an administrator has frozen the user. */
export const userLoginRows = (org: Org): Row[] =>
  org.users
    .filter((user) => user.hasUserLogin || user.lastLoginAt)
    .map((user, index) => ({
      Id: makeId(KEY_PREFIX.UserLogin ?? '', 'Qy', (index + 1) * 7919),
      UserId: user.id,
      IsFrozen: user.frozen,
      IsPasswordLocked: user.locked,
      ...(user.lastLoginAt && { LastModifiedDate: user.lastLoginAt.getTime() }),
    }));

export const licenseRows = (org: Org): Row[] =>
  org.licenses.map((license) => ({
    Id: license.id,
    Name: license.name,
    MasterLabel: license.name,
    LicenseDefinitionKey: license.key,
    Status: 'Active',
    TotalLicenses: 100,
    UsedLicenses: org.users.filter((user) => user.active && user.profile.license === license).length,
  }));

export const profileRows = (org: Org): Row[] =>
  org.profiles.map((profile) => ({
    Id: profile.id,
    Name: profile.name,
    UserLicenseId: profile.license.id,
    UserType: profile.userType,
    rights: profile.permissionSet.rights,
    // Only Tooling has these two columns.
    FullName: profile.fullName,
    Metadata: {
      custom: profile.custom,
      userLicense: profile.license.name,
      loginHours: loginHoursElements(profile),
      loginIpRanges: profile.loginIpRanges.map((range) => ({
        startAddress: range.start,
        endAddress: range.end,
        description: range.description ?? null,
      })),
      userPermissions: [...profile.permissionSet.rights.permissions].sort().map((name) => ({ enabled: true, name })),
    },
    ...stampColumns(profile),
  }));
