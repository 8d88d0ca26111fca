/** Settings types: one component each, whose full name is the type's without `Settings`. */
import type { Org } from '../org/model.js';
import type { XmlTree } from './xml.js';

export const SETTINGS: Readonly<Record<string, (org: Org) => XmlTree>> = {
  ConnectedAppSettings: ({ settings }) =>
    // Without API Access Control the fields are not there.
    settings.onlyApprovedApps === null
      ? {}
      : { enableAdminApprovedAppsOnly: settings.onlyApprovedApps, enableAdminApprovedAppsOnlyForExternalUser: false },
  ExternalClientAppSettings: ({ settings }) => ({
    // Switches that an org does not have are not there.
    enableClientSecretInRestApiAccess: settings.secretsInRestApi,
    enableConsumerSecretApiAccess: settings.secretsInMetadataApi,
    enablePackageEcaOauthFromDevOrg: false,
  }),
  OauthOidcSettings: ({ settings }) => ({
    blockOAuthUnPwFlow: settings.passwordFlowBlocked,
    blockOAuthUsrAgtFlow: true,
    isPkceRequired: false,
    oAuthCdCrdtFlowEnable: false,
  }),
  SecuritySettings: ({ settings }) => ({
    networkAccess: {
      ipRanges: settings.trustedIpRanges.map(({ start, end, description }) => ({ description, end, start })),
    },
    sessionSettings: { enforceIpRangesEveryRequest: false, lockSessionsToIp: false, sessionTimeout: 'TwoHours' },
  }),
};

export const settingsFullName = (type: string): string => type.replace(/Settings$/, '');
