import { appEvidence } from '../app-evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { ipPolicy } from '../../platform/ip-policy.js';
import { enforceIp } from '../../steps/app-policy.js';
import { knownUser } from '../known-user.js';

export const appIpRelaxed = defineRule({
  id: 'app-ip-relaxed',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'high',
  controls: [
    'NHI4:2025',
    'NHI6:2025',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-3',
    'NIST 800-53 AC-17',
    'ISO 27001 A.8.5',
    'SOC 2 CC6.6',
    'SBS-ACS-009',
    ...HEALTH_REVIEW.ipRelaxation,
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.connected_app_continuous_ip.htm',
  needs: ['app', 'ipRelaxation'],
  evaluate({ app, ipRelaxation }) {
    const evidence = [appEvidence(app, 'ipRelaxation', ipRelaxation)];
    switch (ipPolicy(ipRelaxation)) {
      case 'enforced':
        return pass;
      case 'relaxed':
        return fail(evidence, {
          tokens: [ipRelaxation],
          fix: (steps, facts) => enforceIp(steps, app, knownUser(facts)),
        });
      case 'unrecognised':
        return inconclusive(evidence, { tokens: [ipRelaxation] });
    }
  },
});
