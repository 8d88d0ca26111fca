import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { classEvidence, declaredEvidence, isUncertain, uncertainEvidence } from './evidence.js';
import { deployClass, findClass } from '../../steps/apex-class.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { evidenceText } from '../texts.js';

export const endpointNotFound = defineRule({
  id: 'endpoint-not-found',
  family: 'endpoint',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation:
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm',
  needs: ['app', 'endpointTargets'],
  evaluate({ app, endpointTargets }) {
    const lost = endpointTargets.filter(({ target }) => target === null || target.state === 'notFound');
    if (lost.length > 0) {
      const inactive = lost.flatMap(({ target }) => (target?.state === 'notFound' ? target.inactive : []));
      const evidence = [
        ...lost.map(declaredEvidence),
        ...inactive.map((one) => classEvidence(one, evidenceText('notActive'))),
      ];
      const message =
        inactive.length > 0 ? 'fail-inactive' : lost.every(({ target }) => target === null) ? 'fail-not-apex' : 'fail';
      return fail(evidence, {
        message,
        tokens: [lost.map(({ declared }) => declared).join(', ')],
        fix: (steps) => [
          ...(inactive.length > 0
            ? inactive.flatMap((one) => deployClass(steps, one, 'endpoint-not-found.inactive'))
            : message === 'fail-not-apex'
              ? steps.decide('endpoint-not-found.notApex')
              : findClass(steps)),
          ...steps.decide('endpoint-not-found.orCorrect'),
          ...inPolicyFile(steps, app, 'endpoint', null),
        ],
      });
    }
    // What no rule settles but which of several classes answers: one of them does.
    const open = endpointTargets.filter(
      ({ target }) => target?.state === 'uncertain' && (target.reason === 'hidden' || !target.exists),
    );
    if (open.length === 0) return pass;
    const hidden = open.some(({ target }) => target?.state === 'uncertain' && target.reason === 'hidden');
    return inconclusive(uncertainEvidence(open.filter(isUncertain)), {
      message: hidden ? 'inconclusive-hidden' : 'inconclusive',
      tokens: [open.map(({ declared }) => declared).join(', ')],
    });
  },
});
