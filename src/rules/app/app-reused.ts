import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { rotate } from '../../steps/rotate.js';
import { stepWords } from '../../steps/texts.js';
import { policyEvidence } from '../policy-evidence.js';

export const appReused = defineRule({
  id: 'app-reused',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'high',
  controls: [
    'NHI9:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 IA-4',
    'NIST 800-53 IA-9',
    'ISO 27001 A.5.16',
    'SOC 2 CC6.1',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.external_integrations.htm&type=5',
  needs: ['app', 'declaredServices'],
  evaluate({ app, declaredServices }) {
    const named = new Map(
      declaredServices.flatMap((name) => (name === null ? [] : [[name.trim().toLowerCase(), name]])),
    );
    const evidence = declaredServices.map((service) => policyEvidence('service', service));
    if (named.size > 1) {
      const services = [...named.values()].join(', ');
      return fail(evidence, {
        tokens: [named.size, services],
        fix: (steps) => [
          ...steps.page('externalClientApps', stepWords('app-reused.create', [services])),
          ...steps.decide('app-reused.move'),
          ...rotate(steps, app),
          ...inPolicyFile(steps, app, 'service', null),
        ],
      });
    }
    const unnamed = declaredServices.includes(null);
    return declaredServices.length > 1 && unnamed
      ? inconclusive(evidence, { tokens: [declaredServices.length] })
      : pass;
  },
});
