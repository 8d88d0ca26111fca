import { nearest } from '../text/nearest.js';
import type { ReportedPolicy, ReportedWaiver } from './audit-report.js';
import { bundle } from '../text/messages.js';

const messages = bundle('report.policy');

const unmatched = (file: string, app: string, apps: readonly string[]): string => {
  const meant = nearest(app, apps);
  return meant.length === 0
    ? messages.getMessage('unmatched', [file, app])
    : messages.getMessage('unmatched.nearest', [file, app, meant.join(', ')]);
};

const aboutWaiver =
  (key: string, file: string) =>
  ({ rule, app, expires }: ReportedWaiver): string =>
    messages.getMessage(key, [file, rule, app ?? messages.getMessage('org'), expires]);

/**
 * A sentence about everything in the policy file that does not fit the org, or no longer.
 *
 * @param apps names of the apps that the org has
 */
export const policyNotes = (policy: ReportedPolicy, apps: readonly string[]): string[] => [
  ...policy.unmatchedApps.map((app) => unmatched(policy.file, app, [...new Set(apps)])),
  ...policy.expiredWaivers.map(aboutWaiver('expired', policy.file)),
  ...policy.unusedWaivers.map(aboutWaiver('unused', policy.file)),
];
