import { defineRule, fail } from '../rule.js';
import { eachOf, locationOf, marksOf, placeOf, sourceSteps, subjectOf } from './component.js';

export const sourceRotatesOnDeploy = defineRule({
  id: 'source-rotates-on-deploy',
  family: 'source',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: ['NHI7:2025', 'NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'NIST 800-53 IA-5', 'ISO 27001 A.8.9'],
  documentation:
    'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_extlclntappglobaloauthsettings.htm',
  needs: ['sourceComponents'],
  evaluate: ({ sourceComponents }) =>
    eachOf(
      sourceComponents,
      ({ type }) => type === 'ExtlClntAppGlobalOauthSettings',
      (component) => {
        const marks = marksOf(component, 'rotates');
        const [first] = marks;
        if (first === undefined) return null;
        return fail(
          marks.map((mark) => placeOf(component, mark, 'true')),
          {
            tokens: [component.file, marks.map(({ element }) => element).join(', ')],
            subject: subjectOf(component),
            location: locationOf(component, first),
            fix: sourceSteps(
              component,
              marks.map(({ element }) => element),
            ),
          },
        );
      },
    ),
});
