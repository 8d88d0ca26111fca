import type { App, AppKind } from '../inventory/inventory.js';

/** An app of which nothing is known but its name. */
export const blankApp = (kind: AppKind, name: string, id: string): App => ({
  kind,
  id,
  name,
  label: null,
  namespace: null,
  contactEmail: null,
  flow: { settings: null, policy: null },
  provenByLoginAt: null,
  runAs: { state: 'notKnown' },
  scopes: null,
  ipRelaxation: null,
  ipRanges: null,
  permittedUsers: null,
  enabled: null,
  oauthPlugin: null,
  consumerSecretOptional: null,
  introspectsAllTokens: null,
  sessionPolicy: null,
  requiredProofs: null,
  consumerKeyDigest: null,
  policyModifiedAt: null,
});
