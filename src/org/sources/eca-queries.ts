/**
 * The sObjects of external client apps, over standard REST (the Tooling API refuses them), joined by the app's id.
 * Columns come from a describe: they differ by API version, and a missing one makes Salesforce refuse the query.
 */
import type { App, IpRange } from '../../inventory/inventory.js';
import { normaliseIpRelaxation } from '../../platform/ip-relaxation.js';
import { SCOPE_COLUMN_PREFIX, scopeFromColumn } from '../../platform/scopes.js';
import type { OrgClient, Query } from '../client/client.js';
import type { Row } from '../client/rest.js';
import { flag, instant, text } from '../client/row.js';
import { settle, type GapSink } from './gaps.js';

/** The right that opens external client apps to a reader. */
export const VIEWER = ['ExternalClientAppViewer'];

export type Header = Pick<App, 'contactEmail' | 'label' | 'name' | 'namespace'> & { id: string };

export type Policy = Pick<App, 'ipRelaxation' | 'permittedUsers' | 'policyModifiedAt' | 'scopes' | 'sessionPolicy'> & {
  appId: string;
  /** The app as its policy names it, for when the apps themselves could not be read. */
  header: Header | null;
  settingsId: string | null;
  enabled: boolean | null;
  user: string | null;
};

export type AppSwitch = { appId: string; enabled: boolean | null; oauthPlugin: string | null };
export type SettingsRange = { settingsId: string; range: IpRange };

/** The columns of each object that this org has; empty when it could not be described. */
export type EcaColumns = Record<keyof typeof DESCRIBED, Set<string>>;

const DESCRIBED = {
  header: 'ExternalClientApplication',
  policy: 'ExtlClntAppOauthPlcyCnfg',
  settings: 'ExtlClntAppOauthSettings',
  appSwitch: 'ExtlClntAppPlcyCnfg',
} as const;

const NO_SUCH_APPS = 'this org, or this API version (60.0 or later has them), knows no external client apps';

/** Describes the objects. */
export const describeExternalClientApps = async (client: OrgClient, gaps: GapSink): Promise<EcaColumns> => {
  const columns = async (source: (typeof DESCRIBED)[keyof typeof DESCRIBED]): Promise<Set<string>> => {
    const described = await settle(client.describe(source));
    if ('value' in described) return described.value;
    if (described.failure.reason === 'notSupported') gaps.add({ source, reason: 'notSupported', detail: NO_SUCH_APPS });
    else gaps.failed(source, described.failure, { grant: VIEWER });
    return new Set();
  };
  const [header, policy, settings, appSwitch] = await Promise.all([
    columns(DESCRIBED.header),
    columns(DESCRIBED.policy),
    columns(DESCRIBED.settings),
    columns(DESCRIBED.appSwitch),
  ]);
  return { header, policy, settings, appSwitch };
};

const select = (wanted: string[], columns: Set<string>, prefix = ''): string[] =>
  wanted.filter((column) => columns.has(column)).map((column) => prefix + column);

const HEADER_COLUMNS = ['Id', 'DeveloperName', 'MasterLabel', 'NamespacePrefix', 'ContactEmail'];

const headerOf = (row: Row, prefix = ''): Header | undefined => {
  const id = text(row, `${prefix}Id`);
  const developerName = text(row, `${prefix}DeveloperName`);
  if (id === null || developerName === null) return undefined;
  const namespace = text(row, `${prefix}NamespacePrefix`);
  return {
    id,
    name: namespace === null ? developerName : `${namespace}__${developerName}`,
    label: text(row, `${prefix}MasterLabel`),
    namespace,
    contactEmail: text(row, `${prefix}ContactEmail`),
  };
};

export const headerQuery = (columns: EcaColumns): Query<Header> => ({
  soql: `SELECT ${select(HEADER_COLUMNS, columns.header).join(', ')} FROM ExternalClientApplication`,
  map: (row) => headerOf(row),
});

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

/** Values as metadata spells them; over SOQL their case was seen to differ. */
const PERMITTED_USERS = ['AdminApprovedPreAuthorized', 'AllSelfAuthorized'];
const normalisePermittedUsers = (value: string): string =>
  PERMITTED_USERS.find((known) => known.toLowerCase() === value.toLowerCase()) ?? value;

const HEADER = 'ExternalClientApplication.';
const SETTINGS = 'ExtlClntAppOauthSettings.';

export const policyQuery = (columns: EcaColumns): Query<Policy> => {
  const scopeColumns = [...columns.settings].filter((column) => column.startsWith(SCOPE_COLUMN_PREFIX)).sort();
  const scopesOf = (row: Row): string[] | null => {
    const flags = scopeColumns.map((column) => flag(row, SETTINGS + column));
    if (flags.every((value) => value === null)) return null;
    return [...new Set(scopeColumns.filter((_, index) => flags[index] === true).map(scopeFromColumn))].sort();
  };
  const selected = [
    ...select(POLICY_COLUMNS, columns.policy),
    ...select(HEADER_COLUMNS, columns.header, HEADER),
    ...scopeColumns.map((column) => SETTINGS + column),
  ];
  return {
    soql: `SELECT ${selected.join(', ')} FROM ExtlClntAppOauthPlcyCnfg`,
    map: (row) => {
      const appId = text(row, 'ExternalClientApplicationId');
      if (appId === null) return undefined;
      const ipRelaxation = text(row, 'IpRelaxationPolicyType');
      const permittedUsers = text(row, 'PermittedUsersPolicyType');
      return {
        appId,
        header: headerOf(row, HEADER) ?? null,
        settingsId: text(row, 'ExtlClntAppOauthSettingsId'),
        enabled: flag(row, 'IsClientCredentialsFlowEnabled'),
        user: text(row, 'ClientCredentialsFlowUser'),
        ipRelaxation: ipRelaxation && normaliseIpRelaxation(ipRelaxation),
        permittedUsers: permittedUsers && normalisePermittedUsers(permittedUsers),
        policyModifiedAt: instant(row, 'LastModifiedDate'),
        scopes: scopesOf(row),
        sessionPolicy: columns.policy.has('RequiredSessionLevel')
          ? { level: text(row, 'RequiredSessionLevel'), action: text(row, 'PolicyAction') }
          : null,
      };
    },
  };
};

export const appSwitchQuery = (columns: EcaColumns): Query<AppSwitch> => ({
  soql: `SELECT ${select(['Id', 'ExternalClientApplicationId', 'IsEnabled', 'OauthPluginStatus'], columns.appSwitch).join(', ')} FROM ExtlClntAppPlcyCnfg`,
  map: (row) => {
    const appId = text(row, 'ExternalClientApplicationId');
    if (appId === null) return undefined;
    return { appId, enabled: flag(row, 'IsEnabled'), oauthPlugin: text(row, 'OauthPluginStatus') };
  },
});

/** No describe: these three columns are all there is, and an org without external client apps has no such object. */
export const ipRangeQuery: Query<SettingsRange> = {
  soql: 'SELECT ExtlClntAppOauthSettingsId, StartIpAddress, EndIpAddress FROM ExtlClntAppOauthIpRange',
  map: (row) => {
    const settingsId = text(row, 'ExtlClntAppOauthSettingsId');
    const start = text(row, 'StartIpAddress');
    const end = text(row, 'EndIpAddress');
    return settingsId === null || start === null || end === null ? undefined : { settingsId, range: { start, end } };
  },
};
