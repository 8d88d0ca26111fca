import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, pass } from '../rule.js';
import { change, fromSource, onSettings, probe } from '../../steps/app.js';
import { stepWords } from '../../steps/texts.js';

export const appProofRequired = defineRule({
  id: 'app-proof-required',
  family: 'app',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.AA-03', 'NIST 800-53 IA-9', 'ISO 27001 A.8.5'],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_dpop_guide.htm&type=5',
  needs: ['app', 'requiredProofs'],
  evaluate({ app, requiredProofs }) {
    if (requiredProofs.length === 0) return pass;
    const switches = requiredProofs.join(', ');
    // The caller may be able to give the proof, which nothing in the org tells.
    return fail([appEvidence(app, 'requiredProofs', switches, requiredProofs)], {
      tokens: [switches],
      confidence: 'medium',
      fix: (steps) => [
        ...steps.decide('app-proof-required.ask', [switches]),
        ...probe(steps, app),
        ...onSettings(steps, app, stepWords('app-proof-required.clear', [switches])),
        ...fromSource(
          steps,
          app,
          'flowSettings',
          requiredProofs.map((proof) => change(proof, 'false')),
        ),
      ],
    });
  },
});
