/** Integrations that do not work, or are about to stop, each for a reason of its own. */
import {
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addGroup,
  addPermissionSet,
  addUser,
  assign,
} from '../builders/index.js';
import { addIntegrationUser } from './integration.js';
import { DOMAIN, type People } from './people.js';
import type { Clock } from './clock.js';
import type { Org } from '../org/model.js';

const CONTACT = `platform-identity@${DOMAIN}`;

/** Nobody, or nobody who can log in, stands behind these. */
const addRunAsTroubles = (org: Org, { daysAgo }: Clock, { profiles }: People): void => {
  // run-as-missing: the flow was switched on, and the second step of the set-up forgotten.
  addConnectedApp(org, { name: 'Data_Warehouse_Nightly', contactEmail: `data@${DOMAIN}` });

  // run-as-unknown: somebody typed the e-mail address instead of the Username. app-self-authorize: left on the default.
  addUser(org, {
    username: `martech.push@${DOMAIN}`,
    email: `martech@${DOMAIN}`,
    lastName: 'Marketing Push',
    profile: profiles.gateway,
  });
  addExternalClientApp(org, {
    name: 'Marketing_Push',
    contactEmail: `martech@${DOMAIN}`,
    runAs: `martech@${DOMAIN}`,
    permittedUsers: 'AllSelfAuthorized',
  });

  // run-as-inactive: its user was deactivated with the colleague who had asked for it.
  // run-as-login-hours: the old profile is open on weekdays only, as for the clerks for whom it was made.
  // app-secret-optional: a relic of the time when a browser used this app.
  const broker = addIntegrationUser(org, 'Broker_Portal_Sync', profiles.classic, { user: { active: false } });
  const brokerSync = addConnectedApp(org, {
    name: 'Broker_Portal_Sync',
    contactEmail: CONTACT,
    runAs: broker.user,
    preauthorized: [broker.access],
    secretOptional: true,
  });
  addFlowLogin(org, brokerSync, { user: broker.user, at: daysAgo(20) });

  // run-as-frozen: frozen during an incident and never thawed. app-owner-missing: nobody to ask.
  const payroll = addIntegrationUser(org, 'Payroll_Bridge', profiles.gateway, { user: { frozen: true } });
  const payrollBridge = addExternalClientApp(org, {
    name: 'Payroll_Bridge',
    runAs: payroll.user,
    preauthorized: [payroll.access],
  });
  addFlowLogin(org, payrollBridge, { user: payroll.user, at: daysAgo(11) });

  // run-as-locked: a job of the vendor still tries the old password. run-as-login-failing: and the flow fails, too.
  // app-ip-relaxed: relaxed while the vendor moved to a new data centre, and never put back.
  const print = addIntegrationUser(org, 'Print_Fulfilment', profiles.gateway, { user: { locked: true } });
  const printing = addExternalClientApp(org, {
    name: 'Print_Fulfilment',
    contactEmail: CONTACT,
    runAs: print.user,
    preauthorized: [print.access],
    ipRelaxation: 'Bypass',
  });
  addFlowLogin(org, printing, { user: print.user, at: daysAgo(5) });
  addFlowLogin(org, printing, { user: print.user, at: daysAgo(0.5), status: 'Password lockout' });
};

/** Grants that end. */
const addExpiringGrants = (org: Org, { daysAgo, inDays }: Clock, { profiles }: People): void => {
  // run-as-grant-expired and run-as-api-disabled: the project's set was the only one with API Enabled.
  // It also was the one that pre-authorized the user (app-run-as-not-preauthorized).
  const photos = addIntegrationUser(org, 'Claims_Photo_Upload', profiles.gateway, { expiresAt: daysAgo(4) });
  const photoUpload = addExternalClientApp(org, {
    name: 'Claims_Photo_Upload',
    contactEmail: `claims-it@${DOMAIN}`,
    runAs: photos.user,
    preauthorized: [photos.access],
  });
  addFlowLogin(org, photoUpload, { user: photos.user, at: daysAgo(4.5) });

  // run-as-grant-expiring, and run-as-overprivileged (time-bound): a migration needs to see all data for twelve more
  // days. app-ip-unrestricted: the minimum profile has no addresses, and neither has the app.
  const claims = addIntegrationUser(org, 'Claims_Intake', profiles.minimum, { objects: { Case: ['read', 'create'] } });
  const seeing = addPermissionSet(org, { name: 'Migration_Reader', permissions: ['ViewAllData', 'ManageUsers'] });
  const migration = addGroup(org, {
    name: 'Claims_Migration',
    members: [seeing],
    muted: { permissions: ['ManageUsers'] },
  });
  assign(org, claims.user, migration, { expiresAt: inDays(12) });
  const claimsIntake = addExternalClientApp(org, {
    name: 'Claims_Intake',
    contactEmail: `claims-it@${DOMAIN}`,
    runAs: claims.user,
    preauthorized: [claims.access],
  });
  addFlowLogin(org, claimsIntake, { user: claims.user, at: daysAgo(0.1) });
};

/** The configuration of the app itself stands in the way. */
const addConfigurationTroubles = (org: Org, { daysAgo }: Clock, { profiles }: People): void => {
  // flow-half-enabled: an administrator allowed the flow, the developer's half is still off.
  const tax = addIntegrationUser(org, 'Tax_Filing', profiles.gateway);
  addExternalClientApp(org, {
    name: 'Tax_Filing',
    contactEmail: CONTACT,
    runAs: tax.user,
    preauthorized: [tax.access],
    flow: { settings: false },
  });

  // scope-none-usable and scope-delegated: scopes of a log-in by a person; this flow ignores both.
  // run-as-user-type: a user of the customers' site was at hand.
  const chat = addIntegrationUser(org, 'Chat_Transcripts', profiles.community);
  addExternalClientApp(org, {
    name: 'Chat_Transcripts',
    contactEmail: CONTACT,
    runAs: chat.user,
    preauthorized: [chat.access],
    scopes: ['full', 'refresh_token'],
  });

  // scope-api-missing and scope-excess: meant for analytics, used against REST, where every call is refused.
  const score = addIntegrationUser(org, 'Engagement_Score', profiles.gateway);
  const engagement = addExternalClientApp(org, {
    name: 'Engagement_Score',
    contactEmail: CONTACT,
    runAs: score.user,
    preauthorized: [score.access],
    scopes: ['chatter_api', 'wave_api'],
  });
  addFlowLogin(org, engagement, { user: score.user, at: daysAgo(2) });

  // app-disabled: its OAuth plugin was switched off, the flow left on. app-proof-required: somebody tried out DPoP, and
  // the archive cannot give such proofs.
  const archive = addIntegrationUser(org, 'Document_Archive', profiles.gateway);
  const documents = addExternalClientApp(org, {
    name: 'Document_Archive',
    contactEmail: CONTACT,
    runAs: archive.user,
    preauthorized: [archive.access],
    oauthPlugin: 'Disabled',
    proofs: ['isDPopEnabled'],
  });
  addFlowLogin(org, documents, { user: archive.user, at: daysAgo(35) });
};

export const addBrokenApps = (org: Org, clock: Clock, people: People): void => {
  addRunAsTroubles(org, clock, people);
  addExpiringGrants(org, clock, people);
  addConfigurationTroubles(org, clock, people);
};
