import { sameUsername } from '../../inventory/names.js';
import type { Evidence } from '../../findings/audit-report.js';
import { defineRule, fail, pass } from '../rule.js';

const declaredEvidence = (detail: string): Evidence => ({ source: 'Policy file', detail });

export const appUndeclared = defineRule({
  id: 'app-undeclared',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'SBS-ACS-007',
    'NIST CSF ID.AM-02',
    'NIST CSF PR.AA-01',
    'NHI1:2025',
    'NIST 800-53 AC-2',
    'ISO 27001 A.5.9',
    'SOC 2 CC6.1',
    'SBS-OAUTH-003',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.external_integrations.htm&type=5',
  needs: ['app', 'declared'],
  evaluate({ app, declared: { declared, runAs } }) {
    if (!declared) return fail([declaredEvidence(`no integration of ${app.name} is declared`)]);
    // That there is no user at all is another rule's matter.
    if (!runAs?.actual || sameUsername(runAs.actual, runAs.expected)) return pass;
    return fail([declaredEvidence(`username: ${runAs.expected}`)], {
      message: 'fail-username',
      tokens: [runAs.actual, runAs.expected],
      subject: runAs.actual,
    });
  },
});
