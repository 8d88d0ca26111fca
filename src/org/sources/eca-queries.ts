/**
 * The sObjects of external client apps, over standard REST (the Tooling API refuses them), joined by the app's id.
 * Columns come from a describe: they differ by API version, and a missing one makes Salesforce refuse the query.
 */
import type { App, IpRange, Source } from '../../inventory/inventory.js';
import { packagedName } from '../../inventory/names.js';
import { normaliseIpRelaxation } from '../../platform/ip-relaxation.js';
import { SCOPE_COLUMN_PREFIX, scopeFromColumn } from '../../platform/scopes.js';
import type { OrgClient } from '../client/client.js';
import { rowsBy, type Query } from '../client/query.js';
import type { RecordReader } from '../../metadata/record.js';
import { bundle } from '../../text/messages.js';
import { settle, type GapSink } from './gaps.js';

const messages = bundle('org.gaps');

export type Header = Pick<App, 'contactEmail' | 'label' | 'name' | 'namespace'> & { id: string };

export type Policy = Pick<
  App,
  'ipRelaxation' | 'permittedUsers' | 'policyModifiedAt' | 'runAs' | 'scopes' | 'sessionPolicy'
> & {
  appId: string;
  /** The app as its policy names it, for when the apps themselves could not be read. */
  header: Header | null;
  settingsId: string | null;
  enabled: boolean | null;
};

export type AppSwitch = { appId: string; enabled: boolean | null; oauthPlugin: string | null };
export type SettingsRange = { settingsId: string; range: IpRange };

/** The columns of each object that this org has; empty when it could not be described. */
export type EcaColumns = Record<keyof typeof DESCRIBED, Set<string>> & {
  /** The org does not know any of the objects, or does not tell this caller. */
  unknown: boolean;
};

const DESCRIBED = {
  header: 'ExternalClientApplication',
  policy: 'ExtlClntAppOauthPlcyCnfg',
  settings: 'ExtlClntAppOauthSettings',
  appSwitch: 'ExtlClntAppPlcyCnfg',
} as const;

const HEADER_COLUMNS = ['Id', 'DeveloperName', 'MasterLabel', 'NamespacePrefix', 'ContactEmail'];
const POLICY_COLUMNS = [
  'Id',
  'ExternalClientApplicationId',
  'ExtlClntAppOauthSettingsId',
  'IsClientCredentialsFlowEnabled',
  'ClientCredentialsFlowUser',
  'IpRelaxationPolicyType',
  'PermittedUsersPolicyType',
  'RequiredSessionLevel',
  'PolicyAction',
  'LastModifiedDate',
];
const SWITCH_COLUMNS = ['Id', 'ExternalClientApplicationId', 'IsEnabled', 'OauthPluginStatus'];

const WANTED: Record<Exclude<keyof typeof DESCRIBED, 'settings'>, readonly string[]> = {
  header: HEADER_COLUMNS,
  policy: POLICY_COLUMNS,
  appSwitch: SWITCH_COLUMNS,
};

/** The object is not there, which a caller without any right to it cannot tell from its being hidden from him. */
export const reportNoSuchApps = (gaps: GapSink, source: Source): void =>
  gaps.add({ source, reason: 'notSupported', detail: messages.getMessage('noSuchApps'), perhapsHidden: true });

const isScopeColumn = (column: string): boolean => column.startsWith(SCOPE_COLUMN_PREFIX);

/** A column that is not there leaves its value not known, of every app. */
const reportLacking = (gaps: GapSink, columns: EcaColumns): void => {
  for (const part of ['header', 'policy', 'appSwitch'] as const) {
    if (columns[part].size > 0) {
      gaps.lacking(
        DESCRIBED[part],
        WANTED[part].filter((column) => !columns[part].has(column)),
      );
    }
  }
  if (columns.settings.size > 0 && ![...columns.settings].some(isScopeColumn)) {
    gaps.lacking(DESCRIBED.settings, [SCOPE_COLUMN_PREFIX]);
  }
};

type DescribedObject = (typeof DESCRIBED)[keyof typeof DESCRIBED];

/** `isUnknown`: the org does not know the object, or does not tell this caller. */
const describeOne = async (
  client: OrgClient,
  gaps: GapSink,
  source: DescribedObject,
): Promise<{ columns: Set<string>; isUnknown: boolean }> => {
  const described = await settle(client.describe(source));
  if ('value' in described) return { columns: described.value, isUnknown: false };
  const isUnknown = described.failure.reason === 'notSupported';
  if (isUnknown) reportNoSuchApps(gaps, source);
  else gaps.failed(source, described.failure);
  return { columns: new Set(), isUnknown };
};

/** Describes the objects. */
export const describeExternalClientApps = async (client: OrgClient, gaps: GapSink): Promise<EcaColumns> => {
  const [header, policy, settings, appSwitch] = await Promise.all([
    describeOne(client, gaps, DESCRIBED.header),
    describeOne(client, gaps, DESCRIBED.policy),
    describeOne(client, gaps, DESCRIBED.settings),
    describeOne(client, gaps, DESCRIBED.appSwitch),
  ]);
  const columns = {
    header: header.columns,
    policy: policy.columns,
    settings: settings.columns,
    appSwitch: appSwitch.columns,
    unknown: [header, policy, settings, appSwitch].every(({ isUnknown }) => isUnknown),
  };
  reportLacking(gaps, columns);
  return columns;
};

const select = (wanted: readonly string[], columns: Set<string>, prefix = ''): string[] =>
  wanted.filter((column) => columns.has(column)).map((column) => prefix + column);

const headerOf = (row: RecordReader, prefix = ''): Header => {
  const developerName = row.need.text(`${prefix}DeveloperName`);
  const namespace = row.exact.text(`${prefix}NamespacePrefix`);
  return {
    id: row.need.id(`${prefix}Id`),
    name: packagedName(namespace, developerName),
    label: row.text(`${prefix}MasterLabel`),
    namespace,
    contactEmail: row.text(`${prefix}ContactEmail`),
  };
};

export const headerQuery = (columns: EcaColumns): Query<Header[]> => ({
  soql: [`SELECT ${select(HEADER_COLUMNS, columns.header).join(', ')} FROM ExternalClientApplication`],
  about: ['Id'],
  fold: rowsBy((row) => headerOf(row)),
});

/** Values as metadata spells them; over SOQL their case was seen to differ. */
const PERMITTED_USERS = ['AdminApprovedPreAuthorized', 'AllSelfAuthorized'];
const normalisePermittedUsers = (value: string): string =>
  PERMITTED_USERS.find((known) => known.toLowerCase() === value.toLowerCase()) ?? value;

const HEADER = 'ExternalClientApplication.';
const SETTINGS = 'ExtlClntAppOauthSettings.';

const runAsOf = (row: RecordReader, columns: Set<string>): App['runAs'] => {
  const column = 'ClientCredentialsFlowUser';
  const username = row.text(column);
  if (username !== null) return { state: 'configured', username };
  return columns.has(column) && !row.spoilt(column) ? { state: 'missing', certain: true } : { state: 'notKnown' };
};

const sessionPolicyOf = (row: RecordReader, columns: Set<string>): App['sessionPolicy'] => {
  const level = row.text('RequiredSessionLevel');
  const shown = columns.has('RequiredSessionLevel') && !row.spoilt('RequiredSessionLevel');
  return shown ? { level, action: row.text('PolicyAction') } : null;
};

/** The scopes of the settings; null where not all of their columns could be read. */
const scopesOf = (row: RecordReader, columns: readonly string[]): string[] | null => {
  const flags = columns.map((column) => row.flag(SETTINGS + column));
  if (flags.includes(null) || columns.length === 0) return null;
  return [...new Set(columns.filter((_, at) => flags[at] === true).map(scopeFromColumn))].sort();
};

export const policyQuery = (columns: EcaColumns): Query<Policy[]> => {
  const scopeColumns = [...columns.settings].filter(isScopeColumn).sort();
  const headerColumns = select(HEADER_COLUMNS, columns.header, HEADER);
  const selected = [
    ...select(POLICY_COLUMNS, columns.policy),
    ...headerColumns,
    ...scopeColumns.map((column) => SETTINGS + column),
  ];
  return {
    soql: [`SELECT ${selected.join(', ')} FROM ExtlClntAppOauthPlcyCnfg`],
    about: ['ExternalClientApplicationId'],
    fold: rowsBy((row) => {
      const ipRelaxation = row.text('IpRelaxationPolicyType');
      const permittedUsers = row.text('PermittedUsersPolicyType');
      return {
        appId: row.need.id('ExternalClientApplicationId'),
        header: row.text(`${HEADER}DeveloperName`) === null ? null : headerOf(row, HEADER),
        settingsId: row.id('ExtlClntAppOauthSettingsId'),
        enabled: row.flag('IsClientCredentialsFlowEnabled'),
        runAs: runAsOf(row, columns.policy),
        ipRelaxation: ipRelaxation && normaliseIpRelaxation(ipRelaxation),
        permittedUsers: permittedUsers && normalisePermittedUsers(permittedUsers),
        sessionPolicy: sessionPolicyOf(row, columns.policy),
        policyModifiedAt: row.instant('LastModifiedDate'),
        scopes: scopesOf(row, scopeColumns),
      };
    }),
  };
};

export const appSwitchQuery = (columns: EcaColumns): Query<AppSwitch[]> => ({
  soql: [`SELECT ${select(SWITCH_COLUMNS, columns.appSwitch).join(', ')} FROM ExtlClntAppPlcyCnfg`],
  about: ['ExternalClientApplicationId'],
  fold: rowsBy((row) => ({
    appId: row.need.id('ExternalClientApplicationId'),
    enabled: row.flag('IsEnabled'),
    oauthPlugin: row.text('OauthPluginStatus'),
  })),
});

/** No describe: these three columns are all there is, and an org without external client apps has no such object. */
export const ipRangeQuery: Query<SettingsRange[]> = {
  soql: ['SELECT ExtlClntAppOauthSettingsId, StartIpAddress, EndIpAddress FROM ExtlClntAppOauthIpRange'],
  fold: rowsBy((row) => ({
    settingsId: row.need.id('ExtlClntAppOauthSettingsId'),
    range: { start: row.need.text('StartIpAddress'), end: row.need.text('EndIpAddress') },
  })),
};
