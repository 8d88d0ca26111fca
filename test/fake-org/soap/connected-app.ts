import { retrievedScopes } from '../org/scopes.js';
import type { ConnectedApp, Org, ProofSwitch } from '../org/model.js';
import type { XmlTree } from './xml.js';

/** Switches that came with version 67, written out also where they are off. */
export const proofSwitches = (
  { proofs }: Pick<ConnectedApp, 'proofs'>,
  names: readonly ProofSwitch[],
  version: number,
): Record<string, boolean> =>
  version < 67 ? {} : Object.fromEntries(names.map((name) => [name, proofs.includes(name)]));

/** An element that came with a version is not there in earlier ones. */
const since = <T>(version: number, first: number, value: T): T | undefined => (version >= first ? value : undefined);

/** The OAuth part; from 56.0 on every switch is written out, also where it is off. */
const oauthConfig = (org: Org, app: ConnectedApp, version: number): XmlTree => ({
  callbackUrl: app.callbackUrl,
  consumerKey: app.consumerKey,
  isAdminApproved: app.adminApproved,
  isClientCredentialEnabled: since(version, 56, app.flowEnabled),
  isCodeCredentialEnabled: since(version, 57, false),
  isCodeCredentialPostOnly: since(version, 57, false),
  isConsumerSecretOptional: app.secretOptional,
  ...proofSwitches(app, ['isDPopEnabled', 'isPKImTLSEnabled'], version),
  isIntrospectAllTokens: app.introspectsAllTokens,
  isNamedUserJwtEnabled: since(version, 59, false),
  isPkceRequired: since(version, 59, false),
  isRefreshTokenRotationEnabled: since(version, 60, false),
  isSecretRequiredForRefreshToken: true,
  isSecretRequiredForTokenExchange: since(version, 60, false),
  isTokenExchangeEnabled: since(version, 60, false),
  oauthClientCredentialUser: version >= 56 && !org.options.hideConnectedAppRunAs ? app.runAs : undefined,
  scopes: retrievedScopes(app.scopes),
});

const oauthPolicy = (app: ConnectedApp, version: number): XmlTree => ({
  ipRelaxation: app.ipRelaxation,
  isTokenExchangeFlowEnabled: since(version, 60, false),
  refreshTokenPolicy: 'infinite',
});

/** Elements as readMetadata returns them; the consumer secret never is among them. */
export const connectedAppMetadata = (org: Org, app: ConnectedApp, version: number): XmlTree => ({
  contactEmail: app.contactEmail ?? '',
  description: app.description,
  ipRanges: app.ipRanges.map(({ start, end, description }) => ({ description, end, start })),
  label: app.label,
  oauthConfig: app.oauth ? oauthConfig(org, app, version) : undefined,
  oauthPolicy: app.oauth ? oauthPolicy(app, version) : undefined,
  permissionSetName: app.adminApproved
    ? app.preauthorized.filter((set) => !set.profile).map((set) => set.name)
    : undefined,
  profileName: app.adminApproved ? app.preauthorized.flatMap((set) => set.profile?.fullName ?? []) : undefined,
  sessionPolicy: app.sessionPolicy && {
    policyAction: app.sessionPolicy.action,
    sessionLevel: app.sessionPolicy.level,
    sessionTimeout: 0,
  },
});
