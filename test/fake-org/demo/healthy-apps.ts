/** Integrations that work and are looked after, and apps that do not use the flow. */
import {
  addApexClass,
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addGroup,
  addPermissionSet,
  assign,
} from '../builders/index.js';
import { addIntegrationUser } from './integration.js';
import { DOMAIN, type People } from './people.js';
import type { Clock } from './clock.js';
import type { Org } from '../org/model.js';

const CONTACT = `platform-identity@${DOMAIN}`;

export const addHealthyApps = (org: Org, { daysAgo }: Clock, { profiles }: People): void => {
  // Contract signing: the service posts to an Apex class of ours.
  const sign = addIntegrationUser(org, 'Sign_Callback', profiles.gateway, { objects: { Contract: ['read', 'edit'] } });
  const signCallback = addExternalClientApp(org, {
    name: 'Sign_Callback',
    label: 'Sign Callback',
    contactEmail: CONTACT,
    runAs: sign.user,
    preauthorized: [sign.access],
  });
  addApexClass(org, {
    name: 'SignCallback',
    rest: { urlMapping: '/sign/callback', methods: ['POST'] },
    grantedTo: [sign.access],
  });
  addFlowLogin(org, signCallback, { user: sign.user, at: daysAgo(0.2) });
  addFlowLogin(org, signCallback, { user: sign.user, at: daysAgo(3) });

  // Premium calculation.
  const rating = addIntegrationUser(org, 'Rating_Engine', profiles.gateway, { objects: { Opportunity: ['read'] } });
  const ratingEngine = addExternalClientApp(org, {
    name: 'Rating_Engine',
    contactEmail: CONTACT,
    runAs: rating.user,
    preauthorized: [rating.access],
  });
  addFlowLogin(org, ratingEngine, { user: rating.user, at: daysAgo(1) });

  // Reports to the regulator: access through a group that takes one permission of its members back.
  const reports = addIntegrationUser(org, 'Regulatory_Reports', profiles.gateway);
  const exporting = addPermissionSet(org, { name: 'Report_Export', permissions: ['DataExport', 'RunReports'] });
  const reading = addPermissionSet(org, { name: 'Policy_Reader', objects: { Contract: ['read'], Account: ['read'] } });
  const group = addGroup(org, {
    name: 'Regulatory_Reporting',
    members: [exporting, reading],
    muted: { permissions: ['DataExport'] },
  });
  assign(org, reports.user, group);
  const regulatoryReports = addExternalClientApp(org, {
    name: 'Regulatory_Reports',
    contactEmail: `compliance@${DOMAIN}`,
    runAs: reports.user,
    preauthorized: [reports.access],
  });
  addFlowLogin(org, regulatoryReports, { user: reports.user, at: daysAgo(6) });

  // Neither of these uses the flow: they are only counted.
  addConnectedApp(org, {
    name: 'Field_Sales_Mobile',
    contactEmail: CONTACT,
    flowEnabled: false,
    scopes: ['api', 'refresh_token'],
  });
  addExternalClientApp(org, {
    name: 'Agent_Desktop',
    contactEmail: CONTACT,
    flow: { settings: false, policy: false },
    scopes: ['api', 'web', 'openid', 'refresh_token'],
  });
};
