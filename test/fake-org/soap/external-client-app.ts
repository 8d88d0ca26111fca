/** The components of an external client app. They are joined by `externalClientApplication`, never by their names. */
import { commaSeparatedScopes } from '../org/scopes.js';
import { proofSwitches } from './connected-app.js';
import { orgScopedName } from '../data/app-rows.js';
import type { ExternalClientApp, Org } from '../org/model.js';
import type { XmlTree } from './xml.js';

const ecaFullName = (app: ExternalClientApp): string => (app.namespace ? `${app.namespace}__${app.name}` : app.name);

export const headerMetadata = (org: Org, app: ExternalClientApp): XmlTree => ({
  contactEmail: app.contactEmail,
  description: app.description,
  distributionState: app.distributionState,
  isProtected: false,
  label: app.label,
  orgScopedExternalApp: orgScopedName(org, app),
});

export const settingsMetadata = (org: Org, app: ExternalClientApp): XmlTree => ({
  commaSeparatedOauthScopes: commaSeparatedScopes(app.scopes),
  externalClientApplication: ecaFullName(app),
  isFirstPartyAppEnabled: false,
  label: app.components.settings,
  oauthLink: `${org.id.slice(0, 15)}:${app.consumerId.slice(0, 15)}`,
  trustedIpRanges: app.ipRanges.map(({ start, end, description }) => ({
    description,
    endIpAddress: end,
    startIpAddress: start,
  })),
});

/** The developer's half; switches that are off are written out as well. */
export const globalMetadata = (_org: Org, app: ExternalClientApp, version: number): XmlTree => ({
  callbackUrl: app.callbackUrl,
  consumerKey: app.consumerKey,
  externalClientApplication: ecaFullName(app),
  isClientCredentialsFlowEnabled: app.flow.settings,
  isCodeCredFlowEnabled: false,
  isCodeCredPostOnly: false,
  isConsumerSecretOptional: app.secretOptional,
  ...proofSwitches(app, ['isDPopEnabled', 'isMtlsEnabled'], version),
  isDeviceFlowEnabled: false,
  isIntrospectAllTokens: app.introspectsAllTokens,
  isNamedUserJwtEnabled: false,
  isPkceRequired: false,
  isRefreshTokenRotationEnabled: false,
  isSecretRequiredForRefreshToken: true,
  isSecretRequiredForTokenExchange: false,
  isTokenExchangeEnabled: false,
  label: app.components.global,
  shouldRotateConsumerKey: false,
  shouldRotateConsumerSecret: false,
});

const commaSeparated = (names: string[]): string | undefined => (names.length > 0 ? names.join(', ') : undefined);

export const policyMetadata = (_org: Org, app: ExternalClientApp): XmlTree => ({
  clientCredentialsFlowUser: app.runAs,
  commaSeparatedPermissionSet: commaSeparated(app.preauthorized.filter((set) => !set.profile).map((set) => set.name)),
  commaSeparatedProfile: commaSeparated(app.preauthorized.flatMap((set) => set.profile?.fullName ?? [])),
  externalClientApplication: ecaFullName(app),
  ipRelaxationPolicyType: app.ipRelaxation,
  isClientCredentialsFlowEnabled: app.flow.policy,
  isGuestCodeCredFlowEnabled: false,
  isTokenExchangeFlowEnabled: false,
  label: app.components.policy,
  permittedUsersPolicyType: app.permittedUsers,
  refreshTokenPolicyType: 'SpecificLifetime',
  refreshTokenValidityPeriod: 365,
  refreshTokenValidityUnit: 'Days',
  policyAction: app.sessionPolicy?.action ?? undefined,
  requiredSessionLevel: app.sessionPolicy?.level ?? undefined,
  sessionTimeoutInMinutes: app.sessionTimeoutMinutes,
});

export const pluginMetadata = (_org: Org, app: ExternalClientApp): XmlTree => ({
  externalClientApplication: ecaFullName(app),
  isEnabled: app.enabled,
  isOauthPluginEnabled: app.oauthPlugin === 'Enabled',
  isSamlPluginEnabled: false,
  label: app.components.plugin,
});
