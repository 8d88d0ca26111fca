import { elementEvidence } from '../element-evidence.js';
import type { RuleEvidence } from '../evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { orgSettings } from '../../steps/org.js';
import { stepWords } from '../../steps/texts.js';
import { evidenceText } from '../texts.js';

const said = (element: string, on: boolean | null): RuleEvidence =>
  elementEvidence('ExternalClientAppSettings', element, on ?? evidenceText('unknown'));

export const secretReadableByApi = defineRule({
  id: 'secret-readable-by-api',
  family: 'secret',
  level: 'org',
  kind: 'posture',
  severity: 'medium',
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
  needs: ['secretAccess'],
  evaluate({ secretAccess: { metadataApi, restApi } }) {
    const open = [...(metadataApi ? ['Metadata API'] : []), ...(restApi ? ['REST API'] : [])];
    const evidence = [
      said('enableConsumerSecretApiAccess', metadataApi),
      said('enableClientSecretInRestApiAccess', restApi),
    ];
    return open.length === 0
      ? pass
      : fail(evidence, {
          tokens: open.length > 1 ? [evidenceText('and', open)] : open,
          fix: (steps) => [
            ...steps.page('externalClientAppSettings', stepWords('secret-readable-by-api.off', [open.join(', ')])),
            ...orgSettings(steps, 'ExternalClientApp', {
              ...(metadataApi && { enableConsumerSecretApiAccess: 'false' }),
              ...(restApi && { enableClientSecretInRestApiAccess: 'false' }),
            }),
            ...steps.decide('secret-readable-by-api.rotate'),
          ],
        });
  },
});
