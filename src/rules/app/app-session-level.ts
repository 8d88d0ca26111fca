import { sessionDemand } from '../../platform/session-level.js';
import { appEvidence } from '../app-evidence.js';
import { defineRule, inconclusive, pass, type FixOf } from '../rule.js';
import { onPolicies, probe, type StepApp } from '../../steps/app.js';
import { stepWords } from '../../steps/texts.js';
import { evidenceText } from '../texts.js';

const fixOf =
  (app: StepApp): FixOf =>
  (steps) => [
    ...steps.decide('app-session-level.settle'),
    ...probe(steps, app),
    ...steps.decide('app-session-level.refused'),
    ...onPolicies(steps, app, stepWords(`app-session-level.${app.kind}`)),
  ];

/** It never fails: whether a session of this flow counts as less than high assurance is not documented. */
export const appSessionLevel = defineRule({
  id: 'app-session-level',
  family: 'app',
  level: 'app',
  kind: 'breaks',
  severity: 'medium',
  controls: ['NIST CSF PR.AA-03', 'NIST 800-53 IA-9', 'ISO 27001 A.8.5'],
  documentation:
    'https://developer.salesforce.com/docs/platform/apex-ref/references/apex-ref/apex-enum-auth-sessionlevel.html',
  needs: ['app', 'sessionPolicy'],
  evaluate({ app, sessionPolicy }) {
    const { level, action } = sessionPolicy;
    const said = evidenceText('session-policy', [level ?? evidenceText('none'), action ?? evidenceText('none')]);
    const evidence = [appEvidence(app, 'sessionPolicy', said)];
    switch (sessionDemand(sessionPolicy)) {
      case 'ordinary':
        return pass;
      case 'highAssurance':
        return inconclusive(evidence, { fix: fixOf(app) });
      case 'unrecognised':
        return inconclusive(evidence, { message: 'inconclusive-level', tokens: [level ?? ''] });
    }
  },
});
