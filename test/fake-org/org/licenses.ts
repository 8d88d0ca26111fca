/** Licenses that orgs have for integrations. */
export const INTEGRATION_LICENSE = 'Salesforce Integration';

/** Permission set licenses by developer name. */
export const PERMISSION_SET_LICENSES: ReadonlyArray<readonly [name: string, label: string]> = [
  ['SalesforceAPIIntegrationPsl', 'Salesforce API Integration'],
];
