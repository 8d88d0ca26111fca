/** Integrations that work, and carry more risk than they need to. */
import {
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addLogin,
  addPermissionSet,
  addRunAsChange,
  assign,
} from '../builders/index.js';
import { addIntegrationUser } from './integration.js';
import { DOMAIN, type People } from './people.js';
import type { Clock } from './clock.js';
import type { Org } from '../org/model.js';

const CONTACT = `platform-identity@${DOMAIN}`;

export const addRiskyApps = (org: Org, { daysAgo }: Clock, { admin, profiles }: People): void => {
  // run-as-overprivileged, run-as-human, run-as-not-api-only, run-as-license: "it only worked as an administrator".
  // run-as-recently-changed: since last week. app-session-level: administrators have such sessions, it was thought.
  const etl = addConnectedApp(org, {
    name: 'Legacy_ETL',
    label: 'Legacy ETL',
    contactEmail: `data@${DOMAIN}`,
    runAs: admin,
    preauthorized: [admin.profile],
    modifiedAt: daysAgo(9),
    sessionPolicy: { level: 'HIGH_ASSURANCE', action: 'Block' },
  });
  addRunAsChange(org, etl, admin, daysAgo(9), admin);
  addFlowLogin(org, etl, { user: admin, at: daysAgo(1) });

  // run-as-shared: two apps of the partner programme run as one user, so no call can be told from the other.
  // app-introspects-all-tokens and scope-delegated: copied from a vendor's manual.
  const partner = addIntegrationUser(org, 'Partner_Programme', profiles.gateway, { objects: { Account: ['read'] } });
  const portal = addConnectedApp(org, {
    name: 'Partner_Portal',
    contactEmail: `partners@${DOMAIN}`,
    runAs: partner.user,
    preauthorized: [partner.access],
    introspectsAllTokens: true,
    scopes: ['api', 'refresh_token'],
  });
  addFlowLogin(org, portal, { user: partner.user, at: daysAgo(1) });

  // app-run-as-not-preauthorized: a set was attached, and it is not one of the Run As user's. scope-excess: one more
  // than api.
  const feed = addExternalClientApp(org, {
    name: 'Partner_Feed',
    contactEmail: `partners@${DOMAIN}`,
    runAs: partner.user,
    preauthorized: [profiles.classic],
    scopes: ['api', 'cdp_query_api'],
  });
  addFlowLogin(org, feed, { user: partner.user, at: daysAgo(2) });

  // flow-unused: a pilot that ended in the spring; nobody took its access away. run-as-mfa-api: a baseline that is
  // meant for people was assigned to everybody.
  const fleet = addIntegrationUser(org, 'Fleet_Telemetry', profiles.gateway, { objects: { Asset: ['read'] } });
  const telemetry = addExternalClientApp(org, {
    name: 'Fleet_Telemetry',
    contactEmail: CONTACT,
    runAs: fleet.user,
    preauthorized: [fleet.access],
  });
  addFlowLogin(org, telemetry, { user: fleet.user, at: daysAgo(140) });
  assign(org, fleet.user, addPermissionSet(org, { name: 'MFA_Baseline', permissions: ['TwoFactorApi'] }));
  // A person once logged in with another integration's user; long enough ago not to count any more.
  addLogin(org, { user: partner.user, at: daysAgo(150) });
};
