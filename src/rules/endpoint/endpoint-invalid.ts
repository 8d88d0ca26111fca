import type { ApexRestClass } from '../../inventory/inventory.js';
import { defineRule, fail, inconclusive, notApplicable, pass } from '../rule.js';
import { classEvidence, foundOf, isUncertain, uncertainEvidence } from './evidence.js';
import { deployClass } from '../../steps/apex-class.js';
import { evidenceText } from '../texts.js';

/** What is wrong with the class, in the words of the evidence. */
const defectsOf = ({ valid, global, methods }: ApexRestClass): string[] => [
  ...(valid ? [] : ['IsValid: false']),
  ...(global === false ? [evidenceText('notGlobal')] : []),
  ...(methods !== null && !methods.includes('POST')
    ? [evidenceText('noPost', [methods.join(', ') || evidenceText('none')])]
    : []),
];

const unread = ({ global, methods }: ApexRestClass): boolean => global === null || methods === null;

export const endpointInvalid = defineRule({
  id: 'endpoint-invalid',
  family: 'endpoint',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation:
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm',
  needs: ['endpointTargets'],
  evaluate({ endpointTargets }) {
    const found = foundOf(endpointTargets);
    const broken = found.filter(({ class: one }) => defectsOf(one).length > 0);
    if (broken.length > 0) {
      return fail(
        broken.map(({ class: one }) => classEvidence(one, defectsOf(one).join('; '))),
        {
          tokens: [
            broken.map(({ declared }) => declared).join(', '),
            [...new Set(broken.map(({ class: one }) => one.name))].join(', '),
          ],
          // Salesforce also sets IsValid to false for a class that it has yet to compile again.
          confidence: broken.every(({ class: one }) => defectsOf(one).join() === 'IsValid: false') ? 'medium' : 'high',
          fix: (steps) => broken.flatMap(({ class: one }) => deployClass(steps, one, 'endpoint-invalid.repair')),
        },
      );
    }
    const open = endpointTargets.filter(isUncertain);
    const hidden = found.filter(({ class: one }) => unread(one));
    if (open.length > 0 || hidden.length > 0) {
      const declared = [...open, ...hidden].map((one) => one.declared).join(', ');
      return inconclusive(
        [...uncertainEvidence(open), ...hidden.map(({ class: one }) => classEvidence(one, evidenceText('unread')))],
        { tokens: [declared] },
      );
    }
    return found.length === 0 ? notApplicable : pass;
  },
});
