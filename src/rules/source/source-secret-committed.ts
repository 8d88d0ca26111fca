import { defineRule, fail } from '../rule.js';
import { eachOf, locationOf, marksOf, placeOf, sourceSteps, subjectOf } from './component.js';

export const sourceSecretCommitted = defineRule({
  id: 'source-secret-committed',
  family: 'source',
  level: 'app',
  kind: 'posture',
  severity: 'critical',
  controls: ['NHI2:2025', 'NIST CSF PR.AA-01', 'NIST 800-53 IA-5', 'CWE-522', 'ISO 27001 A.5.17', 'SOC 2 CC6.1'],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.shr_external_client_apps.htm',
  needs: ['sourceComponents'],
  evaluate: ({ sourceComponents }) =>
    eachOf(
      sourceComponents,
      ({ type }) => type === 'ConnectedApp' || type === 'ExtlClntAppGlobalOauthSettings',
      (component) => {
        const [secret, ...others] = marksOf(component, 'consumerSecret');
        if (secret === undefined) return null;
        // The key alone opens nothing; beside a secret it is the other half of a login.
        const marks = [secret, ...others, ...marksOf(component, 'consumerKey')];
        return fail(
          marks.map((mark) => placeOf(component, mark)),
          {
            tokens: [component.file],
            subject: subjectOf(component),
            location: locationOf(component, secret),
            fix: (steps, facts) => [
              ...steps.decide('source-secret-committed.rotate'),
              ...sourceSteps(
                component,
                marks.map(({ element }) => element),
              )(steps, facts),
              ...steps.decide('source-secret-committed.history'),
            ],
          },
        );
      },
    ),
});
