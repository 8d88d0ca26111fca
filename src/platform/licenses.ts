/** What Salesforce has for users that only integrate. Source: Help, platform.integration_user. */

/** The key of the user license is not documented; its name varies in case, spaces and dashes. */
export const INTEGRATION_LICENSE = 'Salesforce Integration';

export const isIntegrationLicense = (license: string): boolean =>
  license.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === 'salesforceintegration';

/** Standard profile of that license. */
export const INTEGRATION_PROFILE = 'Minimum Access - API Only Integrations';

/** Permission set license (Salesforce API Integration): without it the user license takes no object permissions. */
export const INTEGRATION_PERMISSION_SET_LICENSE = 'SalesforceAPIIntegrationPsl';
