import { retrievedScopes } from '../org/scopes.js';
import type { ConnectedApp, Org } from '../org/model.js';
import type { XmlTree } from './xml.js';

/** Elements as readMetadata returns them; the consumer secret never is among them. */
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
    isIntrospectAllTokens: app.introspectsAllTokens,
    isSecretRequiredForRefreshToken: true,
    oauthClientCredentialUser: version >= 56 && !org.options.hideConnectedAppRunAs ? app.runAs : undefined,
    scopes: retrievedScopes(app.scopes),
  },
  oauthPolicy: { ipRelaxation: app.ipRelaxation, refreshTokenPolicy: 'infinite' },
  permissionSetName: app.adminApproved
    ? app.preauthorized.filter((set) => !set.profile).map((set) => set.name)
    : undefined,
  profileName: app.adminApproved ? app.preauthorized.flatMap((set) => set.profile?.fullName ?? []) : undefined,
});
