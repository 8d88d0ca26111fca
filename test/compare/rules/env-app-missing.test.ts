import { envAppMissing } from '../../../src/compare/rules/env-app-missing.js';
import { connectedApp, externalClientApp, gap } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';

const policy = {
  file: 'nhi-policy.yml',
  policy: {
    version: 1 as const,
    integrations: [{ app: 'Sign_Callback' }],
    environments: { production: { integrations: { Sign_Callback: { app: 'Sign_Prod' } } } },
  },
};

pairTable(envAppMissing, [
  { it: 'passes when both sides have the app', expect: 'pass' },
  {
    it: 'does not mind the case of names',
    target: { apps: [externalClientApp({ name: 'SIGN_callback' })] },
    expect: 'pass',
  },
  {
    it: 'fails when the target has no such app',
    target: { apps: [] },
    expect: 'fail',
    effect: 'breaks',
    severity: 'high',
    message: /no app named Sign_Callback\./,
    evidence: /target ExternalClientApplication: no app named Sign_Callback/,
  },
  {
    it: 'fails when only an app of the other kind has the name, and says so',
    target: { apps: [connectedApp()] },
    expect: 'fail',
    message: /ConnectedApp:Sign_Callback/,
  },
  {
    it: 'pairs apps that the policy file calls the same',
    policy,
    target: { apps: [externalClientApp({ name: 'Sign_Prod' })] },
    expect: 'pass',
  },
  {
    it: 'pairs apps of different kinds when the policy file does',
    policy,
    target: { apps: [connectedApp({ name: 'Sign_Prod' })] },
    expect: 'pass',
  },
  { it: 'pairs by name what the policy file does not name otherwise', policy, expect: 'pass' },
  {
    it: 'is inconclusive when the apps of the target could not be listed',
    target: {
      apps: [],
      counts: { connectedApps: 0, externalClientApps: null },
      gaps: [gap('ExternalClientApplication')],
    },
    expect: 'inconclusive',
    evidence: /target ExternalClientApplication: .* may not be read/,
  },
  {
    it: 'is inconclusive when they could not be counted',
    target: { apps: [], counts: { connectedApps: 0, externalClientApps: null } },
    expect: 'inconclusive',
  },
  {
    it: 'minds only the list of the kind that the app is of',
    target: { apps: [], counts: { connectedApps: null, externalClientApps: 0 }, gaps: [gap('ConnectedApp')] },
    expect: 'fail',
  },
]);
