/**
 * Controls of Salesforce's Security Health Review, by their section and title. The two kinds of app have sections of
 * their own. Source: https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.shr_external_client_apps.htm
 */
import type { AppKind } from '../inventory/inventory.js';
import type { Control } from '../findings/control.js';

const review = (title: string): string => `Salesforce Security Health Review: ${title}`;

const of = (kind: AppKind, title: string): Control => ({ id: review(title), kind });

export const HEALTH_REVIEW = {
  noClientCredentials: [
    of('ExternalClientApp', 'External Client Apps: OAuth Flow Enablement: Disable Client Credentials Flow'),
    of('ConnectedApp', 'Connected Apps: API (Enable OAuth Settings): Disable Client Credentials Flow'),
  ],
  clientCredentialPolicies: of(
    'ExternalClientApp',
    'External Client Apps: Configure OAuth Policies: Configure Client Credential Flow Policies',
  ),
  fewScopes: [
    of('ExternalClientApp', 'Configure the External Client App OAuth Settings: OAuth Scope Least Privilege'),
    of('ConnectedApp', 'Select the OAuth Scopes to Apply to the Connected App'),
  ],
  ipRelaxation: [
    of('ExternalClientApp', 'OAuth Access Policies - Enforce IP Restrictions'),
    of('ConnectedApp', 'Manage OAuth Access Policies for Connected Apps – IP Relaxation'),
  ],
  noNewConnectedApps: of('ConnectedApp', 'Manage Connect Apps: Allow Creation of Connected Apps - Off'),
  secretRequired: review('Require Secret for Web Server Flow'),
  apiOnly: review('Integrated User: API-Only Access'),
  secretsMasked: [
    review('External Client App Settings: Metadata Secrets Protection'),
    review('External Client App Settings: REST API Secret Masking'),
  ],
  apiAccessControl: [review('API Access Control'), review('Use Any API Client – Restriction')],
} as const satisfies Record<string, Control | readonly Control[]>;
