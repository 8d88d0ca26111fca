import { defineRule, fail, notApplicable, pass } from '../rule.js';
import { declaredEvidence } from './evidence.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { evidenceText } from '../texts.js';

/** The same path on the org; null for what is no address. */
const onHost = (declared: string, host: string): string | null => {
  const url = URL.parse(declared);
  return url === null ? null : `https://${host}${url.pathname}`;
};

export const endpointOtherHost = defineRule({
  id: 'endpoint-other-host',
  family: 'endpoint',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.31', 'ISO 27001 A.8.9'],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.domain_name_overview.htm&type=5',
  needs: ['app', 'endpoints', 'orgHost'],
  evaluate({ app, endpoints, orgHost }) {
    const urls = endpoints.filter(({ host }) => host !== null);
    // A path is on this org, whichever that is.
    if (urls.length === 0) return endpoints.length === 0 ? notApplicable : pass;
    const elsewhere = urls.filter(({ host }) => host !== orgHost);
    if (elsewhere.length === 0) return pass;
    const org = { source: 'Organization', detail: evidenceText('orgHost', [orgHost]) };
    return fail([...elsewhere.map(declaredEvidence), org], {
      tokens: [elsewhere.map(({ host }) => host).join(', '), orgHost],
      fix: (steps) => [
        ...steps.read('org display'),
        ...steps.page('myDomain'),
        ...steps.decide('endpoint.register', [orgHost]),
        ...elsewhere.flatMap(({ declared }) => inPolicyFile(steps, app, 'endpoint', onHost(declared, orgHost))),
      ],
    });
  },
});
