/** Pages of Setup. The list page stands in wherever the address of a single record is not certain. */
import { isId } from '../inventory/ids.js';

/** What stands behind `/lightning/setup/`; null where no address is known. */
const HOMES = {
  apexClasses: 'ApexClasses/home',
  apiAccessControl: null,
  appManager: 'NavigationMenus/home',
  connectedApps: 'ConnectedApplication/home',
  externalClientApps: 'ManageExternalClientApplication/home',
  externalClientAppSettings: 'ExternalClientApplicationSettings/home',
  installedPackages: 'ImportedPackage/home',
  loginHistory: 'OrgLoginHistory/home',
  myDomain: 'OrgDomain/home',
  oauthUsage: 'ConnectedAppsUsage/home',
  oauthSettings: 'OauthOidcSettings/home',
  permissionSetGroups: 'PermSetGroups/home',
  permissionSets: 'PermSets/home',
  profiles: 'EnhancedProfiles/home',
  setupAuditTrail: 'SecurityEvents/home',
  users: 'ManageUsers/home',
} as const satisfies Record<string, string | null>;

export type Page = keyof typeof HOMES;

/** Pages of a single record, by its id. */
const RECORDS = {
  permissionSetGroups: (id) => `PermSetGroups/page?address=%2F${id}`,
  permissionSets: (id) => `PermSets/page?address=%2F${id}`,
  profiles: (id) => `EnhancedProfiles/page?address=%2F${id}`,
  users: (id) => `ManageUsers/page?address=%2F${id}%3Fnoredirect%3D1`,
} satisfies Partial<Record<Page, (id: string) => string>>;

export type RecordPage = keyof typeof RECORDS;

const below = (path: string): string => `/lightning/setup/${path}`;

/** The path of a page within an org; null where it is not known. */
export const pathOfPage = (page: Page): string | null => {
  const home = HOMES[page];
  return home === null ? null : below(home);
};

/** The same of one record; of something that is no id, the list. */
export const pathOfRecord = (page: RecordPage, id: string | null): string | null =>
  id !== null && isId(id) ? below(RECORDS[page](id)) : pathOfPage(page);
