import { defineRule, fail, inconclusive, pass, type FixOf } from '../rule.js';
import { change, fromSource, onAppPolicies, type StepApp } from '../../steps/app.js';
import { switchOff } from '../../steps/flow.js';
import { stepWords } from '../../steps/texts.js';

const fixOf =
  (app: StepApp): FixOf =>
  (steps) => [
    ...steps.page('setupAuditTrail', stepWords('app-disabled.who')),
    ...steps.decide('app-disabled.ask'),
    ...onAppPolicies(steps, app, stepWords('app-disabled.on')),
    ...fromSource(steps, app, 'appPolicies', [change('isEnabled', 'true'), change('isOauthPluginEnabled', 'true')]),
    ...steps.decide('app-disabled.stay'),
    ...switchOff(steps, app),
  ];

export const appDisabled = defineRule({
  id: 'app-disabled',
  family: 'app',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.manage_external_client_apps.htm',
  needs: ['app', 'appSwitch', 'flowPartlyOn'],
  evaluate({ app, appSwitch: { enabled, oauthPlugin }, flowPartlyOn }) {
    const evidence = [
      {
        source: 'ExtlClntAppPlcyCnfg',
        detail: `IsEnabled: ${enabled}, OauthPluginStatus: ${oauthPlugin}`,
        about: { elements: enabled ? ['isOauthPluginEnabled'] : ['isEnabled'] },
      },
    ];
    if (!flowPartlyOn) return pass;
    if (!enabled) return fail(evidence, { fix: fixOf(app) });
    switch (oauthPlugin.toLowerCase()) {
      case 'enabled':
        return pass;
      case 'disabled':
      case 'notinstalled':
        return fail(evidence, { message: 'fail-plugin', tokens: [oauthPlugin], fix: fixOf(app) });
      default:
        return inconclusive(evidence, { tokens: [oauthPlugin] });
    }
  },
});
