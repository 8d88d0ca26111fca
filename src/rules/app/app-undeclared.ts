import { sameUsername } from '../../inventory/names.js';
import { defineRule, fail, pass } from '../rule.js';
import { switchOff } from '../../steps/flow.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { stepWords } from '../../steps/texts.js';
import { loginsOf, setRunAs } from '../../steps/user.js';
import { runAsUser } from '../known-user.js';
import { inPolicy } from '../policy-evidence.js';
import { evidenceText } from '../texts.js';

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
    if (!declared) {
      return fail([inPolicy(evidenceText('undeclared', [app.name]))], {
        fix: (steps, facts) => [
          ...steps.page('setupAuditTrail', stepWords('app-undeclared.who')),
          ...runAsUser(facts, (user) => loginsOf(steps, user)),
          ...steps.decide('app-undeclared.choice'),
          ...inPolicyFile(steps, app, 'owner', null),
          ...steps.decide('app-undeclared.orOff'),
          ...switchOff(steps, app),
        ],
      });
    }
    // That there is no user at all is another rule's matter.
    if (!runAs?.actual || sameUsername(runAs.actual, runAs.expected)) return pass;
    const { expected, actual } = runAs;
    return fail([inPolicy(`username: ${expected}`)], {
      message: 'fail-username',
      tokens: [runAs.actual, runAs.expected],
      subject: runAs.actual,
      fix: (steps) => [
        ...steps.decide('app-undeclared.whichUser', [actual, expected]),
        ...setRunAs(steps, app, expected),
        ...steps.decide('app-undeclared.orPolicy'),
        ...inPolicyFile(steps, app, 'username', actual),
      ],
    });
  },
});
