import { envFlowDiffers } from '../../../src/compare/rules/env-flow-differs.js';
import { connectedApp, externalClientApp, gap } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';

const target = (changes: Parameters<typeof externalClientApp>[0]) => ({ apps: [externalClientApp(changes)] });
const on = { settings: true, policy: true };
const half = { settings: true, policy: false };
const off = { settings: false, policy: false };

pairTable(envFlowDiffers, [
  { it: 'passes when both are on', expect: 'pass' },
  {
    it: 'fails when a half is off on the target',
    target: target({ flow: half }),
    expect: 'fail',
    effect: 'breaks',
    severity: 'high',
    evidence: /target ExtlClntAppOauthPlcyCnfg: .*: off/,
  },
  {
    it: 'fails when the app is disabled on the target',
    target: target({ enabled: false }),
    expect: 'fail',
    effect: 'breaks',
  },
  {
    it: 'fails when the OAuth plugin is off on the target',
    target: target({ oauthPlugin: 'Disabled' }),
    expect: 'fail',
    effect: 'breaks',
  },
  {
    it: 'calls it riskier when only the target has the flow on',
    source: target({ flow: off }),
    expect: 'fail',
    effect: 'riskier',
    severity: 'medium',
  },
  {
    it: 'calls it different when it works on neither side',
    source: target({ flow: half }),
    target: target({ flow: off }),
    expect: 'fail',
    effect: 'different',
    severity: 'info',
  },
  {
    it: 'fails although a half of the source could not be read',
    source: target({ flow: { settings: null, policy: true } }),
    target: target({ flow: half }),
    expect: 'fail',
    effect: 'breaks',
  },
  {
    it: 'compares connected apps by their one switch',
    source: { apps: [connectedApp({ flow: on })] },
    target: { apps: [connectedApp({ flow: off })] },
    expect: 'fail',
    effect: 'breaks',
    evidence: /target ConnectedApp: isClientCredentialEnabled: off/,
  },
  {
    it: 'is inconclusive when a half of the target could not be read',
    target: { ...target({ flow: { settings: null, policy: true } }), gaps: [gap('ExtlClntAppGlobalOauthSettings')] },
    expect: 'inconclusive',
    message: /target/,
    evidence: /target ExtlClntAppGlobalOauthSettings/,
  },
  {
    it: 'is inconclusive when a half of the source could not be read',
    source: { ...target({ flow: { settings: null, policy: true } }), gaps: [gap('ExtlClntAppGlobalOauthSettings')] },
    expect: 'inconclusive',
    message: /source/,
  },
  {
    it: 'is inconclusive when the switch of the app could not be read',
    target: target({ enabled: null }),
    expect: 'inconclusive',
  },
  {
    it: 'takes a login for proof',
    target: target({ flow: { settings: null, policy: true }, provenByLoginAt: '2026-11-19T00:00:00.000Z' }),
    expect: 'pass',
  },
  { it: 'does not apply to an app that is missing', target: { apps: [] }, expect: 'notApplicable' },
]);
