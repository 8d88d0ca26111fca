/**
 * Elements of the metadata types that can be deployed, as the Metadata API knows them (WSDL of v68; `since` where an
 * element came later than its type). What is no text, and which texts an element takes, is said where it matters.
 */
export type Kind = 'boolean' | 'text' | { readonly of: Elements } | { readonly values: readonly string[] };
export type Element = { kind: Kind; required?: true; repeated?: true; since?: number };
export type Elements = Readonly<Record<string, Element>>;
export type TypeElements = { since: number; elements: Elements };

const text: Element = { kind: 'text' };
const required: Element = { kind: 'text', required: true };
const flag: Element = { kind: 'boolean' };
const mustFlag: Element = { kind: 'boolean', required: true };
const flagSince = (since: number): Element => ({ kind: 'boolean', since });
const one = (...values: string[]): Element => ({ kind: { values } });
const many = (of: Elements): Element => ({ kind: { of }, repeated: true });

const range: Elements = { description: text, endIpAddress: required, startIpAddress: required };

export const ELEMENTS: Readonly<Record<string, TypeElements>> = {
  ApexClass: {
    since: 30,
    elements: { apiVersion: required, status: one('Active', 'Deleted', 'Inactive') },
  },
  ExternalClientApplication: {
    since: 59,
    elements: {
      contactEmail: text,
      contactPhone: text,
      description: text,
      distributionState: one('Local', 'Packaged', 'Managed', 'AutoInstalled'),
      iconUrl: text,
      infoUrl: text,
      isProtected: flag,
      label: text,
      logoUrl: text,
      managedType: text,
      orgScopedExternalApp: text,
    },
  },
  ExtlClntAppOauthSettings: {
    since: 59,
    elements: {
      commaSeparatedCustomScopes: text,
      commaSeparatedOauthScopes: text,
      externalClientApplication: required,
      isFirstPartyAppEnabled: flag,
      label: text,
      oauthLink: text,
      singleLogoutUrl: text,
      trustedIpRanges: many(range),
    },
  },
  ExtlClntAppGlobalOauthSettings: {
    since: 59,
    elements: {
      callbackUrl: text,
      certificate: { kind: 'text', since: 60 },
      consumerKey: text,
      consumerSecret: text,
      externalClientApplication: required,
      isClientCredentialsFlowEnabled: flagSince(60),
      isCodeCredFlowEnabled: flagSince(61),
      isCodeCredPostOnly: flagSince(61),
      isConsumerSecretOptional: flag,
      isDPopEnabled: flagSince(67),
      isDeviceFlowEnabled: flagSince(60),
      isIntrospectAllTokens: flag,
      isMtlsEnabled: flagSince(67),
      isNamedUserJwtEnabled: flagSince(61),
      isPkceRequired: flag,
      isRefreshTokenRotationEnabled: flagSince(60),
      isSecretRequiredForRefreshToken: flag,
      isSecretRequiredForTokenExchange: flagSince(60),
      isTokenExchangeEnabled: flagSince(60),
      label: text,
      shouldRotateConsumerKey: flag,
      shouldRotateConsumerSecret: flag,
    },
  },
  ExtlClntAppOauthConfigurablePolicies: {
    since: 59,
    elements: {
      clientCredentialsFlowUser: { kind: 'text', since: 60 },
      commaSeparatedCustomScopes: { kind: 'text', since: 61 },
      commaSeparatedPermissionSet: text,
      commaSeparatedProfile: text,
      externalClientApplication: required,
      guestJwtTimeout: text,
      ipRelaxationPolicyType: one('Enforce', 'Bypass', 'Bypass_2factor', 'Enforce_RelaxRefresh'),
      isClientCredentialsFlowEnabled: flagSince(60),
      isGuestCodeCredFlowEnabled: flagSince(61),
      isTokenExchangeFlowEnabled: flagSince(60),
      label: text,
      namedUserJwtTimeout: text,
      permittedUsersPolicyType: one('AllSelfAuthorized', 'AdminApprovedPreAuthorized'),
      policyAction: one('Block', 'RaiseSessionLevel'),
      refreshTokenPolicyType: one('Infinite', 'Zero', 'SpecificLifetime', 'SpecificInactivity'),
      refreshTokenValidityPeriod: text,
      refreshTokenValidityUnit: one('Days', 'Hours', 'Months'),
      requiredSessionLevel: one('LOW', 'STANDARD', 'HIGH_ASSURANCE'),
      sessionTimeoutInMinutes: text,
    },
  },
  ExtlClntAppConfigurablePolicies: {
    since: 60,
    elements: {
      externalClientApplication: required,
      isEnabled: mustFlag,
      isMobilePluginEnabled: flag,
      isOauthPluginEnabled: flag,
      isPushPluginEnabled: flag,
      isSamlPluginEnabled: flag,
      label: text,
      startPage: text,
      startUrl: text,
    },
  },
  PermissionSet: {
    since: 22,
    elements: {
      classAccesses: many({ apexClass: required, enabled: mustFlag }),
      description: text,
      fieldPermissions: many({ editable: mustFlag, field: required, readable: flag }),
      hasActivationRequired: flag,
      label: required,
      license: text,
      objectPermissions: many({
        allowCreate: mustFlag,
        allowDelete: mustFlag,
        allowEdit: mustFlag,
        allowRead: mustFlag,
        modifyAllRecords: mustFlag,
        object: required,
        viewAllFields: flagSince(63),
        viewAllRecords: mustFlag,
      }),
      userPermissions: many({ enabled: mustFlag, name: required }),
    },
  },
  Profile: {
    since: 10,
    elements: {
      custom: flag,
      description: text,
      loginIpRanges: many({ description: text, endAddress: required, startAddress: required }),
      userLicense: text,
      userPermissions: many({ enabled: mustFlag, name: required }),
    },
  },
};

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

const problemsOfValue = (name: string, type: string, element: Element, value: unknown, version: number): string[] => {
  if (typeof element.kind === 'object' && 'of' in element.kind) {
    if (typeof value !== 'object' || value === null) return [`Element ${name} is empty in type ${type}`];
    return problemsIn(name, element.kind.of, value as Record<string, unknown>, version);
  }
  if (typeof value !== 'string') return [`Element ${name} has no text in type ${type}`];
  if (element.kind === 'boolean' && value !== 'true' && value !== 'false')
    return [`'${value}' is not a valid value for the type xsd:boolean`];
  if (typeof element.kind === 'object' && !element.kind.values.includes(value))
    return [`'${value}' is not a valid value for the enum of ${name}`];
  return [];
};

const problemsIn = (type: string, elements: Elements, given: Record<string, unknown>, version: number): string[] => [
  ...Object.entries(given).flatMap(([name, value]) => {
    const element = elements[name];
    if (element === undefined || (element.since ?? 0) > version)
      return [`Element ${name} invalid at this location in type ${type}`];
    const values = listOf(value);
    if (values.length > 1 && !element.repeated) return [`Element ${name} is repeated in type ${type}`];
    return values.flatMap((each) => problemsOfValue(name, type, element, each, version));
  }),
  ...Object.entries(elements)
    .filter(([name, element]) => element.required && given[name] === undefined)
    .map(([name]) => `Required field is missing: ${name}`),
];

/** What the Metadata API of that version does not take of a component. */
export const problemsOf = (type: string, given: Record<string, unknown>, version: number): string[] => {
  const known = ELEMENTS[type];
  if (known === undefined || known.since > version) return [`Unknown type name '${type}'`];
  return problemsIn(type, known.elements, given, version);
};
