import { defaultOptions, type OrgOptions } from '../org/options.js';
import type { License, Org, Settings } from '../org/model.js';
import { KEY_PREFIX, makeId } from '../org/ids.js';
import { PERMISSION_SET_LICENSES } from '../org/licenses.js';

export type OrgSpec = {
  now: Date;
  name?: string;
  myDomain?: string;
  organizationType?: string;
  instanceName?: string;
  isSandbox?: boolean;
  namespace?: string | null;
  trialExpiresAt?: Date | null;
  settings?: Partial<Settings>;
  options?: Partial<OrgOptions>;
};

/** The two characters that every id of these orgs has after the key prefix. */
const INSTANCE = 'Qy';

/** A new id for a record of the object; counting starts at 1 for each object and org. */
export const nextId = (org: Pick<Org, 'counters'>, object: string): string => {
  const prefix = KEY_PREFIX[object];
  if (!prefix) throw new Error(`No key prefix is known for ${object}.`);
  const n = (org.counters.get(prefix) ?? 0) + 1;
  org.counters.set(prefix, n);
  // Spread over the range, so that ids differ in more than their last character.
  return makeId(prefix, INSTANCE, n * 238_379);
};

/** Standard licenses by name; `Salesforce Integration` is the one meant for integrations. */
const LICENSES: ReadonlyArray<readonly [name: string, key: string]> = [
  ['Salesforce', 'SFDC'],
  ['Salesforce Integration', 'INTEGRATION'],
  ['Salesforce Platform', 'AUL'],
  ['Chatter Free', 'CSN'],
];

export const newOrg = (spec: OrgSpec): Org => {
  const org: Org = {
    now: spec.now,
    createdAt: new Date(spec.now.getTime() - 3 * 365 * 86_400_000),
    id: '',
    name: spec.name ?? 'Acme',
    organizationType: spec.organizationType ?? 'Enterprise Edition',
    instanceName: spec.instanceName ?? (spec.isSandbox ? 'EU45S' : 'EU45'),
    isSandbox: spec.isSandbox ?? false,
    namespace: spec.namespace ?? null,
    trialExpiresAt: spec.trialExpiresAt ?? null,
    myDomain: spec.myDomain ?? 'acme',
    counters: new Map(),
    licenses: [],
    profiles: [],
    permissionSets: [],
    groups: [],
    users: [],
    assignments: [],
    permissionSetLicenses: [],
    permissionSetLicenseAssignments: [],
    connectedApps: [],
    externalClientApps: [],
    apexClasses: [],
    logins: [],
    auditTrail: [],
    oauthTokens: [],
    settings: {
      secretsInMetadataApi: null,
      secretsInRestApi: null,
      passwordFlowBlocked: true,
      onlyApprovedApps: null,
      trustedIpRanges: [],
      ...spec.settings,
    },
    options: { ...defaultOptions(), ...spec.options },
  };
  org.id = nextId(org, 'Organization');
  for (const [name, key] of LICENSES) addLicense(org, name, key);
  for (const [name, label] of PERMISSION_SET_LICENSES)
    org.permissionSetLicenses.push({ id: nextId(org, 'PermissionSetLicense'), name, label });
  return org;
};

const addLicense = (org: Org, name: string, key: string): License => {
  const license = { id: nextId(org, 'UserLicense'), name, key };
  org.licenses.push(license);
  return license;
};

/** The license of that name; a name that the org does not have yet is added. */
export const licenseNamed = (org: Org, name: string): License =>
  org.licenses.find((license) => license.name === name) ??
  addLicense(org, name, name.replaceAll(/[^A-Za-z]+/g, '_').toUpperCase());
