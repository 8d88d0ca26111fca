import { defineRule, fail } from '../rule.js';
import { eachOf, locationOf, marksOf, placeOf, sourceSteps, subjectOf } from './component.js';

export const sourceOrgLink = defineRule({
  id: 'source-org-link',
  family: 'source',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation:
    'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_extlclntappoauthsettings.htm',
  needs: ['sourceComponents'],
  evaluate: ({ sourceComponents }) =>
    eachOf(
      sourceComponents,
      ({ type }) => type === 'ExternalClientApplication' || type === 'ExtlClntAppOauthSettings',
      (component) => {
        const marks = marksOf(component, 'orgLink');
        const [first] = marks;
        if (first === undefined) return null;
        return fail(
          marks.map((mark) => placeOf(component, mark)),
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
