import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail } from '../rule.js';
import { eachOf, locationOf, marksOf, placeOf, sourceSteps, subjectOf } from './component.js';

/** The one that shows secrets in a retrieve, from where they get into repositories. */
const IN_RETRIEVES = 'enableConsumerSecretApiAccess';

export const sourceSecretSettingOn = defineRule({
  id: 'source-secret-setting-on',
  family: 'source',
  level: 'org',
  kind: 'posture',
  severity: 'high',
  controls: [
    'NHI2:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 IA-5',
    'CWE-522',
    'ISO 27001 A.5.17',
    'SOC 2 CC6.1',
    ...HEALTH_REVIEW.secretsMasked,
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.shr_external_client_apps.htm',
  needs: ['sourceComponents'],
  evaluate: ({ sourceComponents }) =>
    eachOf(
      sourceComponents,
      ({ type }) => type === 'ExternalClientAppSettings',
      (component) => {
        const marks = marksOf(component, 'secretSetting');
        const first = marks.find(({ element }) => element === IN_RETRIEVES) ?? marks[0];
        if (first === undefined) return null;
        return fail(
          marks.map((mark) => placeOf(component, mark, 'true')),
          {
            tokens: [component.file, marks.map(({ element }) => element).join(', ')],
            subject: subjectOf(component),
            severity: first.element === IN_RETRIEVES ? 'high' : 'medium',
            location: locationOf(component, first),
            fix: sourceSteps(
              component,
              marks.map(({ element }) => element),
              'false',
            ),
          },
        );
      },
    ),
});
