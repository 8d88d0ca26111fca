import { defineRule, fail, inconclusive } from '../rule.js';
import { eachOf, locationOf, marksOf, placeOf, sourceSteps, subjectOf } from './component.js';

/** No Username has a dollar sign in front: something is to be put in its place, here or by another tool. */
const isToken = (username: string): boolean => /^\$\{?[A-Za-z_]\w*\}?$/.test(username);

export const sourceRunAsFixed = defineRule({
  id: 'source-run-as-fixed',
  family: 'source',
  level: 'app',
  kind: 'posture',
  severity: 'low',
  controls: ['NHI8:2025', 'NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.31'],
  documentation:
    'https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_ws_string_replace.htm',
  needs: ['sourceComponents'],
  evaluate: ({ sourceComponents }) =>
    eachOf(
      sourceComponents,
      ({ type, marks }) =>
        (type === 'ConnectedApp' || type === 'ExtlClntAppOauthConfigurablePolicies') &&
        marks.some(({ kind }) => kind === 'runAs'),
      (component) => {
        const [mark] = marksOf(component, 'runAs');
        if (mark === undefined || mark.covered === true) return null;
        const evidence = [placeOf(component, mark, mark.username)];
        const about = {
          tokens: [component.file, mark.username],
          subject: subjectOf(component),
          location: locationOf(component, mark),
        };
        if (mark.covered === null) return inconclusive(evidence, about);
        if (isToken(mark.username)) return inconclusive(evidence, { ...about, message: 'inconclusive-token' });
        return fail(evidence, {
          ...about,
          fix: (steps, facts) => [
            ...sourceSteps(component, [mark.element], '$RUN_AS_USER')(steps, facts),
            ...steps.decide('source-run-as-fixed.replacement', [component.file]),
          ],
        });
      },
    ),
});
