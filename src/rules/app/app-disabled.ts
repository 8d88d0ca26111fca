import { defineRule, fail, inconclusive, pass } from '../rule.js';

export const appDisabled = defineRule({
  id: 'app-disabled',
  family: 'app',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.manage_external_client_apps.htm',
  needs: ['appSwitch', 'flowPartlyOn'],
  evaluate({ appSwitch: { enabled, oauthPlugin }, flowPartlyOn }) {
    const evidence = [
      { source: 'ExtlClntAppPlcyCnfg', detail: `IsEnabled: ${enabled}, OauthPluginStatus: ${oauthPlugin}` },
    ];
    if (!flowPartlyOn) return pass;
    if (!enabled) return fail(evidence);
    switch (oauthPlugin.toLowerCase()) {
      case 'enabled':
        return pass;
      case 'disabled':
      case 'notinstalled':
        return fail(evidence, { message: 'fail-plugin', tokens: [oauthPlugin] });
      default:
        return inconclusive(evidence, { tokens: [oauthPlugin] });
    }
  },
});
