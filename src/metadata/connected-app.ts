/** What the elements of a connected app mean, in a record of the Metadata API and in a file alike. */
import type { App, IpRange, RunAsSetting } from '../inventory/inventory.js';
import { normaliseIpRelaxation } from '../platform/ip-relaxation.js';
import { scopeFromMetadata } from '../platform/scopes.js';
import { switchesOf, type AppSwitches } from './app-switches.js';
import { digestOf } from './digest.js';
import type { RecordReader } from './record.js';
import { textOf } from './row.js';

export type ConnectedAppValues = Pick<
  App,
  | 'consumerKeyDigest'
  | 'consumerSecretOptional'
  | 'contactEmail'
  | 'introspectsAllTokens'
  | 'ipRanges'
  | 'ipRelaxation'
  | 'label'
  | 'permittedUsers'
  | 'requiredProofs'
  | 'runAs'
  | 'scopes'
  | 'sessionPolicy'
>;

/** What a record says: of the app, of its flow, and of OAuth at all. */
export type ConnectedAppParts = { app: ConnectedAppValues } & Pick<AppSwitches, 'absent' | 'enabled'> & {
    hasOauth: boolean;
  };

const OAUTH = 'oauthConfig.';
export const FLOW_SWITCH = `${OAUTH}isClientCredentialEnabled`;

/** null where an end of a range cannot be read: a half-read list would look like another one. */
const rangesOf = (record: RecordReader): IpRange[] | null => {
  const ranges = record.rows('ipRanges').map(({ start, end }) => ({ start: textOf(start), end: textOf(end) }));
  const whole = ranges.filter((range): range is IpRange => range.start !== null && range.end !== null);
  return whole.length < ranges.length || record.spoilt('ipRanges') ? null : whole;
};

/** Whether Salesforce returns the user at all is not documented; others may prove who it is. */
const runAsOf = (record: RecordReader): RunAsSetting => {
  const username = record.text(`${OAUTH}oauthClientCredentialUser`);
  return username === null ? { state: 'notKnown' } : { state: 'configured', username };
};

const sessionPolicyOf = (record: RecordReader): App['sessionPolicy'] => {
  const level = record.text('sessionPolicy.sessionLevel');
  const action = record.text('sessionPolicy.policyAction');
  return record.spoilt('sessionPolicy.sessionLevel') ? null : { level, action };
};

const permittedUsersOf = (record: RecordReader): string | null => {
  const adminApproved = record.flag(`${OAUTH}isAdminApproved`);
  return adminApproved === null ? null : adminApproved ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized';
};

const scopesOf = (record: RecordReader, hasOauth: boolean): string[] | null => {
  const scopes = record.texts(`${OAUTH}scopes`);
  if (!hasOauth || record.spoilt(`${OAUTH}scopes`)) return null;
  return [...new Set(scopes.map(scopeFromMetadata))].sort();
};

export const connectedAppOf = (record: RecordReader): ConnectedAppParts => {
  const hasOauth = record.rows('oauthConfig').length > 0 || record.spoilt('oauthConfig');
  const ipRelaxation = record.text('oauthPolicy.ipRelaxation');
  const permittedUsers = permittedUsersOf(record);
  const { absent, enabled, ...switches } = switchesOf(record, OAUTH, 'isClientCredentialEnabled');
  const noAdminApproved = permittedUsers === null && !record.spoilt(`${OAUTH}isAdminApproved`);
  return {
    hasOauth,
    enabled,
    absent: noAdminApproved ? [...absent, `${OAUTH}isAdminApproved`] : absent,
    app: {
      ...switches,
      label: record.text('label'),
      contactEmail: record.text('contactEmail'),
      runAs: runAsOf(record),
      scopes: scopesOf(record, hasOauth),
      ipRelaxation: ipRelaxation && normaliseIpRelaxation(ipRelaxation),
      ipRanges: rangesOf(record),
      permittedUsers,
      consumerKeyDigest: digestOf(record.text(`${OAUTH}consumerKey`)),
      sessionPolicy: sessionPolicyOf(record),
    },
  };
};

/** What is known of an app whose record was not read. */
export const UNREAD: ConnectedAppValues = {
  label: null,
  contactEmail: null,
  runAs: { state: 'notKnown' },
  scopes: null,
  ipRelaxation: null,
  ipRanges: null,
  permittedUsers: null,
  consumerSecretOptional: null,
  introspectsAllTokens: null,
  sessionPolicy: null,
  requiredProofs: null,
  consumerKeyDigest: null,
};
