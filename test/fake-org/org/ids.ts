/** Record ids: three characters of key prefix, twelve of instance and number, three that repeat the letters' case. */

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Key prefixes of the objects that an org declares. Those of the smaller ECA objects are invented. */
export const KEY_PREFIX: Readonly<Record<string, string>> = {
  ApexClass: '01p',
  AppMenuItem: '0DS',
  AsyncApexJob: '0Af',
  ConnectedApplication: '0H4',
  Domain: '0I4',
  EventLogFile: '0AT',
  ExtlClntAppStagedCredentials: '0xG',
  ExternalClientApplication: '0xI',
  ExtlClntAppOauthConsumer: '888',
  ExtlClntAppOauthIpRange: '0xR',
  ExtlClntAppOauthPlcyCnfg: '0xP',
  ExtlClntAppOauthSettings: '0xS',
  ExtlClntAppPlcyCnfg: '0xC',
  FieldPermissions: '01k',
  LoginHistory: '0Ya',
  MutingPermissionSet: '0QM',
  ObjectPermissions: '110',
  Organization: '00D',
  PermissionSet: '0PS',
  PermissionSetAssignment: '0Pa',
  PermissionSetGroup: '0PG',
  PermissionSetLicense: '0PL',
  PermissionSetLicenseAssign: '2LA',
  PermissionSetGroupComponent: '0PH',
  Profile: '00e',
  SetupAuditTrail: '0Ym',
  SetupEntityAccess: '0J0',
  User: '005',
  UserLicense: '100',
  UserLogin: '0Yw',
  UserRole: '00E',
};

/** The three characters that make a 15-character id safe against changes of case. */
const checksum = (id15: string): string => {
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let index = 0; index < 5; index++) {
      const char = id15[start + index] ?? '';
      if (char >= 'A' && char <= 'Z') bits |= 1 << index;
    }
    suffix += CHECK[bits];
  }
  return suffix;
};

export const withChecksum = (id15: string): string => id15 + checksum(id15);

/** The n-th id of a prefix in the org with the given two-character instance key. */
export const makeId = (prefix: string, instance: string, n: number): string => {
  let rest = n;
  let number = '';
  while (number.length < 9) {
    number = (BASE62[rest % 62] ?? '0') + number;
    rest = Math.floor(rest / 62);
  }
  return withChecksum(`${prefix}${instance}0${number}`);
};

/** True for text that can be an id at all: 15 characters, or 18 with the right checksum. */
export const isId = (text: string): boolean =>
  /^[0-9A-Za-z]{15}$/.test(text) || (/^[0-9A-Za-z]{18}$/.test(text) && checksum(text.slice(0, 15)) === text.slice(15));
