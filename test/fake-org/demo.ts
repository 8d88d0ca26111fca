/**
 * The demo org: Larkspur Insurance, with some twenty integrations of both kinds. Every finding that needs no policy
 * file appears in it, each for a reason that the builders' comments give. Nothing in it depends on the wall clock.
 */
import { addAuditTrail, newOrg } from './builders/index.js';
import { addBrokenApps } from './demo/broken-apps.js';
import { clockAt } from './demo/clock.js';
import { addHealthyApps } from './demo/healthy-apps.js';
import { addPeople } from './demo/people.js';
import { addRiskyApps } from './demo/risky-apps.js';
import type { Org } from './org/model.js';

export { AUDITOR } from './demo/people.js';

export const demoOrg = (now: Date): Org => {
  const org = newOrg({
    now,
    name: 'Larkspur Insurance',
    myDomain: 'larkspur',
    settings: {
      // secret-readable-by-api: switched on to move credentials to a vault, and never off again.
      secretsInMetadataApi: true,
      // org-password-flow-allowed: the org is older than the block.
      passwordFlowBlocked: false,
      // org-api-access-control-off: Support enabled the feature, nobody switched it on.
      onlyApprovedApps: false,
    },
  });
  const clock = clockAt(now);
  const people = addPeople(org, clock);
  addHealthyApps(org, clock, people);
  addBrokenApps(org, clock, people);
  addRiskyApps(org, clock, people);
  addAuditTrail(org, {
    at: clock.daysAgo(9),
    by: people.admin,
    action: 'changeApplicationClientCredentialEnabled',
    section: 'Application',
    display: 'Changed Enable Client Credentials Flow from false to true',
  });
  return org;
};
