/** What is done with large policies. */
import { waiving } from '../../../src/audit/apply-waivers.js';
import type { Finding } from '../../../src/findings/audit-report.js';
import { addIntegration } from '../../../src/policy/add-integration.js';
import { policyFor } from '../../../src/policy/environments.js';
import { parsePolicy, type Parsed } from '../../../src/policy/parse.js';
import type { Policy } from '../../../src/policy/policy.js';
import { fileOf, soundFile, type FileName } from './files.js';

export const read = (what: FileName, count: number): Parsed => parsePolicy(fileOf(what, count), []);

export const add = (count: number): string => addIntegration(soundFile(count), { app: 'New_App' });

const ORG = { id: null, instanceUrl: 'https://a.my.salesforce.com', isSandbox: true, username: null };

type Applied = { lastApp?: string; lastWaiver?: string; waived: number };

/** A policy with as many integrations, waivers and changes, for an org with a finding about each of the apps. */
export const apply = (count: number): Applied => {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const policy: Policy = {
    version: 1,
    integrations: numbers.map((i) => ({ app: `A${i}` })),
    waivers: numbers.map((i) => ({ rule: 'r', app: `A${i}`, reason: 'x', owner: 'y', expires: '2099-01-01' })),
    environments: { sandbox: { integrations: Object.fromEntries(numbers.map((i) => [`a${i}`, { app: `B${i}` }])) } },
  };
  const holds = policyFor(policy, ORG);
  const { apply: judge } = waiving(holds.waivers, 'f', { now: new Date('2026-11-20'), vouched: true });
  const finding = { rule: 'r', status: 'fail' } as Finding;
  const states = numbers.map((i) => judge(finding, [`B${i}`, `ConnectedApp:B${i}`]).status);
  return {
    lastApp: holds.integrations.at(-1)?.app,
    lastWaiver: holds.waivers.at(-1)?.app,
    waived: states.filter((state) => state === 'waived').length,
  };
};
