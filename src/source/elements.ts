/**
 * The elements of the metadata types and the values of their enumerations, after the WSDL of the Metadata API 67.0 and,
 * where releases differ, what files of 44.0 to 66.0 have.
 */
import type { SourceType } from '../inventory/source.js';
import { IP_RELAXATIONS } from '../platform/ip-relaxation.js';

/** `any` is not looked into. */
export type Elements = { readonly [name: string]: Elements | readonly string[] | 'any' | 'boolean' };

/** The release that the list is of. */
export const KNOWN_API_VERSION = 67;

const all = <T>(names: string, value: T): Record<string, T> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, value]));

const SESSION_LEVELS = ['LOW', 'STANDARD', 'HIGH_ASSURANCE'];
const POLICY_ACTIONS = ['Block', 'RaiseSessionLevel', 'StepUpMFA'];
const JWT_TIMEOUTS = ['UserSession', 'Custom'];

const OAUTH_CONFIG: Elements = {
  ...all(
    'assetTokenConfig callbackUrl certificate consumerKey consumerSecret idTokenConfig oauthClientCredentialUser scopes singleLogoutUrl',
    'any' as const,
  ),
  ...all(
    `isAdminApproved isClientCredentialEnabled isCodeCredentialEnabled isCodeCredentialPostOnly
    isConsumerSecretOptional isDPopEnabled isDeviceFlowEnabled isEnforceRefreshTokenTTL isIntrospectAllTokens
    isIpBindingEnabled isNamedUserJwtEnabled isPKImTLSEnabled isPkceRequired isRefreshTokenRotationEnabled
    isSecretRequiredForRefreshToken isSecretRequiredForTokenExchange isTokenExchangeEnabled`,
    'boolean' as const,
  ),
};

const CONNECTED_APP: Elements = {
  ...all(
    `attributes canvas canvasConfig contactEmail contactPhone description developerName fullName iconUrl infoUrl label
    logoUrl mobileAppConfig mobileStartUrl permissionSetName plugin pluginExecutionUser profileName samlConfig
    startUrl version`,
    'any' as const,
  ),
  ipRanges: all('description end start', 'any' as const),
  oauthConfig: OAUTH_CONFIG,
  oauthPolicy: {
    ipRelaxation: IP_RELAXATIONS,
    isTokenExchangeFlowEnabled: 'boolean',
    refreshTokenPolicy: 'any',
    singleLogoutUrl: 'any',
  },
  sessionPolicy: { policyAction: POLICY_ACTIONS, sessionLevel: SESSION_LEVELS, sessionTimeout: 'any' },
};

const GLOBAL_SETTINGS: Elements = {
  ...all(
    'callbackUrl certificate consumerKey consumerSecret externalClientApplication fullName idTokenConfig label',
    'any' as const,
  ),
  ...all(
    `isClientCredentialsFlowEnabled isCodeCredFlowEnabled isCodeCredPostOnly isConsumerSecretOptional isDPopEnabled
    isDeviceFlowEnabled isEnforceRefreshTokenTTL isIntrospectAllTokens isMtlsEnabled isNamedUserJwtEnabled
    isPkceRequired isRefreshTokenRotationEnabled isSecretRequiredForRefreshToken isSecretRequiredForTokenExchange
    isTokenExchangeEnabled shouldRotateConsumerKey shouldRotateConsumerSecret`,
    'boolean' as const,
  ),
};

const OAUTH_POLICIES: Elements = {
  ...all(
    `apexHandler clientCredentialsFlowUser commaSeparatedCustomScopes commaSeparatedPermissionSet commaSeparatedProfile
    customAttributes executeHandlerAs externalClientApplication fullName guestJwtTimeout label namedUserJwtTimeout
    refreshTokenValidityPeriod sessionTimeoutInMinutes singleLogoutUrl startUrl`,
    'any' as const,
  ),
  ...all(
    'isClientCredentialsFlowEnabled isGuestCodeCredFlowEnabled isNamedUserJwtEnabled isTokenExchangeFlowEnabled',
    'boolean' as const,
  ),
  guestJwtSessionTimeoutType: JWT_TIMEOUTS,
  namedUserJwtSessionTimeoutType: JWT_TIMEOUTS,
  ipRelaxationPolicyType: IP_RELAXATIONS,
  permittedUsersPolicyType: ['AllSelfAuthorized', 'AdminApprovedPreAuthorized'],
  policyAction: POLICY_ACTIONS,
  refreshTokenPolicyType: ['Infinite', 'Zero', 'SpecificLifetime', 'SpecificInactivity'],
  refreshTokenValidityUnit: ['Hours', 'Days', 'Months'],
  requiredSessionLevel: SESSION_LEVELS,
};

const ACCESSES = `agentAccesses applicationVisibilities classAccesses customMetadataTypeAccesses customPermissions
  customSettingAccesses dataspaceScopes description emailRoutingAddressAccesses enrichments
  externalCredentialPrincipalAccesses externalDataSourceAccesses fieldPermissions flowAccesses fullName
  genComputingSummaryDefAccesses objectPermissions pageAccesses recordTypeVisibilities servicePresenceStatusAccesses
  userPermissions`;

/** Rows of the rights that are read. */
const RIGHTS: Elements = {
  classAccesses: { apexClass: 'any', enabled: 'boolean' },
  fieldPermissions: { field: 'any', ...all('editable hidden readable', 'boolean' as const) },
  objectPermissions: {
    object: 'any',
    ...all(
      'allowCreate allowDelete allowEdit allowRead modifyAllRecords viewAllFields viewAllRecords',
      'boolean' as const,
    ),
  },
  userPermissions: { enabled: 'boolean', name: 'any' },
};

const PERMISSION_SET: Elements = {
  ...all(`${ACCESSES} label license tabSettings userLicense`, 'any' as const),
  ...RIGHTS,
  hasActivationRequired: 'boolean',
};

/** A type that is not here is not looked into. */
export const ELEMENTS: Readonly<Record<Exclude<SourceType, 'ApexClass'>, Elements>> = {
  ConnectedApp: CONNECTED_APP,
  ConnectedAppSettings: {
    fullName: 'any',
    ...all(
      `enableAdminApprovedAppsOnly enableAdminApprovedAppsOnlyForExternalUser
      enableSkipUserProvisioningWizardWelcomePage`,
      'boolean' as const,
    ),
  },
  ExternalClientAppSettings: {
    fullName: 'any',
    ...all(
      `enableClientSecretInRestApiAccess enableConsumerSecretApiAccess enableExternalClientApps
      enablePackageEcaOauthFromDevOrg`,
      'boolean' as const,
    ),
  },
  ExternalClientApplication: {
    ...all(
      'contactEmail contactPhone description fullName iconUrl infoUrl label logoUrl orgScopedExternalApp',
      'any' as const,
    ),
    distributionState: ['Local', 'Packaged', 'Managed', 'AutoInstalled'],
    isProtected: 'boolean',
    managedType: ['Local', 'Global'],
  },
  ExtlClntAppConfigurablePolicies: {
    ...all('externalClientApplication fullName label startUrl', 'any' as const),
    ...all(
      `isAttestPluginEnabled isCanvasPluginEnabled isEnabled isMobilePluginEnabled isNotificationPluginEnabled
      isOauthPluginEnabled isPushPluginEnabled isSamlPluginEnabled`,
      'boolean' as const,
    ),
    startPage: ['None', 'Custom', 'OAuth', 'SAML'],
  },
  ExtlClntAppGlobalOauthSettings: GLOBAL_SETTINGS,
  ExtlClntAppOauthConfigurablePolicies: OAUTH_POLICIES,
  ExtlClntAppOauthSettings: {
    ...all(
      `assetTokenAudiences assetTokenSigningCertificate assetTokenValidity clientAssertionCertificate
      commaSeparatedCustomScopes commaSeparatedOauthScopes customAttributes externalClientApplication fullName label
      oauthLink singleLogoutUrl`,
      'any' as const,
    ),
    ...all(
      'areAttributesIncludedInAssetToken areCustomPermsIncludedInAssetToken isFirstPartyAppEnabled',
      'boolean' as const,
    ),
    trustedIpRanges: all('description endIpAddress startIpAddress', 'any' as const),
  },
  MutingPermissionSet: PERMISSION_SET,
  OauthOidcSettings: {
    fullName: 'any',
    ...all(
      `agentAuthLinking blockOAuthUnPwFlow blockOAuthUsrAgtFlow enableHdlessFgtPswFlow isPkceRequired
      oAuthCdCrdtFlowEnable`,
      'boolean' as const,
    ),
  },
  PermissionSet: PERMISSION_SET,
  PermissionSetGroup: {
    ...all('description enrichments fullName label mutingPermissionSets permissionSets status', 'any' as const),
    hasActivationRequired: 'boolean',
  },
  Profile: {
    ...all(
      `${ACCESSES} categoryGroupVisibilities layoutAssignments loginFlows loginHours loginIpRanges
      profileActionOverrides tabVisibilities userLicense`,
      'any' as const,
    ),
    ...RIGHTS,
    custom: 'boolean',
  },
};
