/** What somebody asks for, with only what a test is about. */
import { planOf, type Plan, type PlanContext, type ScaffoldRequest } from '../../../src/provision/scaffold/plan.js';
import type { ScaffoldSpec } from '../../../src/provision/scaffold/spec.js';

const aRequest = (request: Partial<ScaffoldRequest> = {}): ScaffoldRequest => ({
  name: 'Sign_Callback',
  label: null,
  description: null,
  contactEmail: 'platform@example.com',
  runAsUser: 'sign.callback@example.com',
  callbackUrl: 'https://localhost',
  endpoint: null,
  apexClass: null,
  scopes: [],
  access: { permissions: [], objects: [], fields: [] },
  ipRanges: [],
  apiVersion: '67.0',
  outputDir: 'force-app/main/default',
  ...request,
});

export const planned = (request: Partial<ScaffoldRequest> = {}, context: Partial<PlanContext> = {}): Plan =>
  planOf(aRequest(request), { declared: [], namespace: null, ...context });

/** Of a request that nothing speaks against. */
export const aSpec = (request: Partial<ScaffoldRequest> = {}, context: Partial<PlanContext> = {}): ScaffoldSpec => {
  const { spec, problems } = planned(request, context);
  if (problems.length > 0) throw new Error(problems.join(' '));
  return spec;
};

/** With everything that can be written. */
export const everything: Partial<ScaffoldRequest> = {
  label: 'Sign & "Callback" <é>',
  description: "Contracts that are signed elsewhere; it's ours.",
  endpoint: '/services/apexrest/sign/callback',
  apexClass: 'SignCallback',
  scopes: ['chatter_api', 'sfap_api'],
  access: {
    permissions: ['ViewSetup'],
    objects: [
      ['Contract', ['edit']],
      ['Account', ['modifyAll', 'viewAllFields']],
    ],
    fields: [
      ['Contract.Description', ['edit']],
      ['Contract.SpecialTerms', ['read']],
    ],
  },
  ipRanges: [
    { start: '203.0.113.0', end: '203.0.113.255' },
    { start: '2001:db8::1', end: '2001:db8::ff' },
  ],
};
