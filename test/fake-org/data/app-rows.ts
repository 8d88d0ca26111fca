/** Apps as sObjects: everything that SOQL can tell of them, and nothing else. */
import { KEY_PREFIX, makeId } from '../org/ids.js';
import { SCOPES } from '../org/scopes.js';
import { stampColumns, type Row } from './row.js';
import type { ExternalClientApp, Org } from '../org/model.js';

/** ConnectedApplication has neither the flow nor the Run As user, the scopes or the key. */
export const connectedApplicationRows = (org: Org): Row[] =>
  org.connectedApps.map((app) => ({
    Id: app.id,
    Name: app.label,
    OptionsAllowAdminApprovedUsersOnly: app.adminApproved,
    // Only Tooling has the following.
    DeveloperName: app.name,
    ContactEmail: app.contactEmail,
    Description: app.description,
    ...stampColumns(app),
  }));

export const appMenuItemRows = (org: Org): Row[] =>
  [...org.connectedApps, ...org.externalClientApps].map((app, index) => ({
    Id: makeId(KEY_PREFIX.AppMenuItem ?? '', 'Qy', (index + 1) * 7919),
    Name: app.name,
    Label: app.label,
    Type: 'ConnectedApplication',
    ApplicationId: app.id,
  }));

/** An app without the OAuth plugin has a header and its switches, and none of the OAuth components. */
export const withOauth = (org: Org): ExternalClientApp[] =>
  org.externalClientApps.filter(({ oauthPlugin }) => oauthPlugin !== 'Notinstalled');

export const orgScopedName = (org: Org, app: ExternalClientApp): string =>
  `${app.namespace ? '00D000000000pkg' : org.id.slice(0, 15)}:${app.name}`;

export const externalClientApplicationRows = (org: Org): Row[] =>
  org.externalClientApps.map((app) => ({
    Id: app.id,
    DeveloperName: app.name,
    MasterLabel: app.label,
    NamespacePrefix: app.namespace,
    ContactEmail: app.contactEmail,
    Description: app.description,
    DistributionState: app.distributionState,
    OrgScopedExternalApp: orgScopedName(org, app),
    ...stampColumns(app),
  }));

const SCOPE_COLUMNS = new Map(SCOPES.map(({ oauth, column }) => [oauth, `OauthScopes${column}`]));

export const oauthSettingsRows = (org: Org): Row[] =>
  withOauth(org).map((app) => ({
    Id: app.ids.settings,
    DeveloperName: app.components.settings,
    MasterLabel: app.components.settings,
    NamespacePrefix: app.namespace,
    ExternalClientApplicationId: app.id,
    OauthLink: `${org.id.slice(0, 15)}:${app.consumerId.slice(0, 15)}`,
    ...Object.fromEntries(app.scopes.map((scope): [string, boolean] => [SCOPE_COLUMNS.get(scope) ?? scope, true])),
    ...stampColumns(app),
  }));

const IP_DIGITS: Readonly<Record<ExternalClientApp['ipRelaxation'], string>> = {
  Enforce: '0',
  Bypass_2factor: '1',
  Bypass: '2',
  Enforce_RelaxRefresh: '3',
};

const shownIpRelaxation = (org: Org, { ipRelaxation }: ExternalClientApp): string => {
  if (org.options.ipRelaxationAs === 'digit') return IP_DIGITS[ipRelaxation];
  if (org.options.ipRelaxationAs === 'name') return ipRelaxation;
  return ipRelaxation.charAt(0) + ipRelaxation.slice(1).toLowerCase();
};

export const oauthPolicyRows = (org: Org): Row[] =>
  withOauth(org).map((app) => ({
    Id: app.ids.policy,
    DeveloperName: app.components.policy,
    MasterLabel: app.components.policy,
    ExternalClientApplicationId: app.id,
    ExtlClntAppOauthSettingsId: app.ids.settings,
    IsClientCredentialsFlowEnabled: app.flow.policy,
    ClientCredentialsFlowUser: app.runAs,
    IpRelaxationPolicyType: shownIpRelaxation(org, app),
    PermittedUsersPolicyType: app.permittedUsers,
    RefreshTokenPolicyType: 'SpecificLifetime',
    RefreshTokenValidityPeriod: 365,
    RefreshTokenValidityUnit: org.options.ipRelaxationAs === 'digit' ? '0' : 'Days',
    RequiredSessionLevel: app.sessionPolicy?.level ?? null,
    PolicyAction: app.sessionPolicy?.action ?? null,
    SessionTimeoutInMinutes: app.sessionTimeoutMinutes,
    ...stampColumns(app),
  }));

export const pluginPolicyRows = (org: Org): Row[] =>
  org.externalClientApps.map((app) => ({
    Id: app.ids.plugin,
    DeveloperName: app.components.plugin,
    MasterLabel: app.components.plugin,
    ExternalClientApplicationId: app.id,
    IsEnabled: app.enabled,
    OauthPluginStatus: app.oauthPlugin,
    SamlPluginStatus: 'Notinstalled',
    MobilePluginStatus: 'Notinstalled',
    PushPluginStatus: 'Notinstalled',
    StartPage: 'None',
    ...stampColumns(app),
  }));

export const consumerRows = (org: Org): Row[] =>
  withOauth(org).map((app) => ({
    Id: app.consumerId,
    DeveloperName: `${app.name}_consumer`,
    MasterLabel: app.label,
    ExternalClientApplicationId: app.id,
    ExtlClntAppOauthSettingsId: app.ids.settings,
  }));

export const ipRangeRows = (org: Org): Row[] =>
  withOauth(org)
    .flatMap((app) => app.ipRanges.map((range) => ({ app, range })))
    .map(({ app, range }, index) => ({
      Id: makeId(KEY_PREFIX.ExtlClntAppOauthIpRange ?? '', 'Qy', (index + 1) * 7919),
      ExtlClntAppOauthSettingsId: app.ids.settings,
      StartIpAddress: range.start,
      EndIpAddress: range.end,
      Description: range.description ?? null,
    }));
