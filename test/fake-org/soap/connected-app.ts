import { retrievedScopes } from '../org/scopes.js';
import type { ConnectedApp, Org, ProofSwitch } from '../org/model.js';
import type { XmlTree } from './xml.js';

/** Elements as readMetadata returns them; the consumer secret never is among them. */
/** Switches that came with version 67, written out also where they are off. */
export const proofSwitches = (
  { proofs }: Pick<ConnectedApp, 'proofs'>,
  names: readonly ProofSwitch[],
  version: number,
): Record<string, boolean> =>
  version < 67 ? {} : Object.fromEntries(names.map((name) => [name, proofs.includes(name)]));

export const connectedAppMetadata = (org: Org, app: ConnectedApp, version: number): XmlTree => ({
  contactEmail: app.contactEmail ?? '',
  description: app.description,
  ipRanges: app.ipRanges.map(({ start, end, description }) => ({ description, end, start })),
  label: app.label,
  oauthConfig: {
    callbackUrl: app.callbackUrl,
    consumerKey: app.consumerKey,
    isAdminApproved: app.adminApproved,
    // Both came with version 56.
    isClientCredentialEnabled: version >= 56 ? app.flowEnabled : undefined,
    isConsumerSecretOptional: app.secretOptional,
    ...proofSwitches(app, ['isDPopEnabled', 'isPKImTLSEnabled'], version),
    isIntrospectAllTokens: app.introspectsAllTokens,
    isSecretRequiredForRefreshToken: true,
    oauthClientCredentialUser: version >= 56 && !org.options.hideConnectedAppRunAs ? app.runAs : undefined,
    scopes: retrievedScopes(app.scopes),
  },
  sessionPolicy: app.sessionPolicy
    ? { policyAction: app.sessionPolicy.action ?? undefined, sessionLevel: app.sessionPolicy.level }
    : undefined,
  oauthPolicy: { ipRelaxation: app.ipRelaxation, refreshTokenPolicy: 'infinite' },
  permissionSetName: app.adminApproved
    ? app.preauthorized.filter((set) => !set.profile).map((set) => set.name)
    : undefined,
  profileName: app.adminApproved ? app.preauthorized.flatMap((set) => set.profile?.fullName ?? []) : undefined,
});
