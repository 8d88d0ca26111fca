import type { App, AppKind } from '../inventory/inventory.js';
import { UNREAD } from '../metadata/connected-app.js';

/** An app of which nothing is known but its name. */
export const blankApp = (kind: AppKind, name: string, id: string): App => ({
  kind,
  id,
  name,
  namespace: null,
  flow: { settings: null, policy: null },
  provenByLoginAt: null,
  enabled: null,
  oauthPlugin: null,
  policyModifiedAt: null,
  ...UNREAD,
});
