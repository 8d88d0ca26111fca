import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, pass } from '../rule.js';

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
      ? fail([appEvidence(app, 'contactEmail', null)])
      : fail([{ source: 'Policy file', detail: 'owner: (none)' }], { message: 'fail-declared' });
  },
});
