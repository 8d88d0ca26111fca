import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, pass } from '../rule.js';
import { fromSource, onBasics } from '../../steps/app.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { stepWords } from '../../steps/texts.js';
import { policyEvidence } from '../policy-evidence.js';

export const appOwnerMissing = defineRule({
  id: 'app-owner-missing',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'SBS-ACS-007',
    'NIST CSF GV.RR-02',
    'NIST CSF ID.AM-02',
    'NHI1:2025',
    'NIST 800-53 AC-2',
    'ISO 27001 A.5.9',
    'SOC 2 CC6.2',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.external_integrations.htm&type=5',
  needs: ['app', 'owner'],
  evaluate({ app, owner: { from, owner } }) {
    if (owner?.trim()) return pass;
    return from === 'contactEmail'
      ? fail([appEvidence(app, 'contactEmail', null)], {
          fix: (steps) => [
            ...onBasics(steps, app, stepWords('app-owner-missing.contact')),
            ...fromSource(steps, app, 'app', [
              {
                ConnectedApp: { element: 'contactEmail', value: null },
                ExternalClientApp: { element: 'contactEmail', value: null },
              },
            ]),
            ...steps.decide('app-owner-missing.orPolicy'),
          ],
        })
      : fail([policyEvidence('owner', null)], {
          message: 'fail-declared',
          fix: (steps) => [...steps.decide('app-owner-missing.who'), ...inPolicyFile(steps, app, 'owner', null)],
        });
  },
});
