import { defineRule, fail, inconclusive, notApplicable, pass } from '../rule.js';
import { isUncertain, uncertainEvidence } from './evidence.js';
import { addToSet } from '../../steps/access.js';
import { stepWords } from '../../steps/texts.js';
import { evidenceText } from '../texts.js';

export const endpointNoAccess = defineRule({
  id: 'endpoint-no-access',
  family: 'endpoint',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: ['NIST CSF PR.AA-05', 'NIST 800-53 AC-3', 'ISO 27001 A.5.15', 'SOC 2 CC6.3'],
  documentation: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_security.htm',
  needs: ['user', 'endpointTargets', 'endpointAccess'],
  evaluate({ user, endpointTargets, endpointAccess }) {
    const { username } = user;
    const closed = endpointAccess.filter(({ grants }) => grants.length === 0);
    if (closed.length > 0) {
      return fail(
        closed.map((one) => ({
          source: 'SetupEntityAccess',
          detail: evidenceText('noClassAccess', [username, one.class]),
        })),
        {
          tokens: [username, closed.map((one) => one.class).join(', ')],
          subject: username,
          fix: (steps) =>
            addToSet(
              steps,
              user,
              closed.map((one) => ({ kind: 'apexClass', name: one.class, right: null })),
              stepWords('set.addClass', [closed.map((one) => one.class).join(', ')]),
            ),
        },
      );
    }
    const open = endpointTargets.filter(isUncertain);
    if (open.length > 0) {
      return inconclusive(uncertainEvidence(open), { tokens: [open.map(({ declared }) => declared).join(', ')] });
    }
    return endpointAccess.length === 0 ? notApplicable : pass;
  },
});
