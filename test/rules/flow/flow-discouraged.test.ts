import { flowDiscouraged } from '../../../src/rules/flow/flow-discouraged.js';
import { connectedApp, externalClientApp, gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(flowDiscouraged, [
  {
    it: 'fails where the flow is on',
    expect: 'fail',
    shows: ['ExtlClntAppOauthPlcyCnfg: IsClientCredentialsFlowEnabled: true'],
    severity: 'info',
    message: /high .* JWT bearer/,
  },
  { it: 'fails for a connected app, too', given: { apps: [connectedApp()] }, expect: 'fail', message: /critical/ },
  {
    it: 'does not apply when the flow is half on',
    given: { apps: [externalClientApp({ flow: { settings: false, policy: true } })] },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply when the flow is off',
    given: { apps: [connectedApp({ flow: { settings: false, policy: false } })] },
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when one half could not be read',
    given: {
      apps: [externalClientApp({ flow: { settings: null, policy: true } })],
      gaps: [gap('ExtlClntAppGlobalOauthSettings')],
    },
    expect: 'inconclusive',
  },
]);
