import type { IpRange } from '../../inventory/inventory.js';
import { judgeIpRanges } from '../../platform/ip-ranges.js';
import type { Evidence } from '../../findings/audit-report.js';
import { appEvidence } from '../app-evidence.js';
import type { FactValues } from '../../facts/facts.js';
import { defineRule, fail, inconclusive, notApplicable, pass } from '../rule.js';
import { ipPolicy } from '../../platform/ip-policy.js';

const listed = (ranges: readonly IpRange[]): string =>
  ranges.map(({ start, end }) => `${start}-${end}`).join(', ') || '(none)';

const rangeEvidence = (app: FactValues['app'], { app: own, profile }: FactValues['ipRanges']): Evidence[] => [
  appEvidence(app, 'ipRanges', listed(own)),
  ...(profile === null ? [] : [{ source: 'Profile', detail: `loginIpRanges: ${listed(profile.ranges)}` }]),
];

export const appIpUnrestricted = defineRule({
  id: 'app-ip-unrestricted',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI4:2025',
    'NHI6:2025',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-3',
    'NIST 800-53 AC-17',
    'CWE-284',
    'ISO 27001 A.8.5',
    'SOC 2 CC6.6',
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.connected_app_continuous_ip.htm',
  needs: ['app', 'ipRelaxation', 'ipRanges'],
  evaluate({ app, ipRelaxation, ipRanges }) {
    const policy = ipPolicy(ipRelaxation);
    if (policy === 'relaxed') return notApplicable;
    if (policy === 'unrecognised') {
      return inconclusive([appEvidence(app, 'ipRelaxation', ipRelaxation)], { tokens: [ipRelaxation] });
    }
    const verdicts = [judgeIpRanges(ipRanges.app), judgeIpRanges(ipRanges.profile?.ranges ?? [])];
    const evidence = rangeEvidence(app, ipRanges);
    if (verdicts.includes('restricting')) return pass;
    if (verdicts.includes('notKnown')) return inconclusive(evidence, { message: 'inconclusive-range' });
    if (verdicts.includes('everything')) return fail(evidence, { message: 'fail-everything' });
    return ipRanges.profile === null
      ? fail(evidence, { message: 'fail-no-user' })
      : fail(evidence, { tokens: [ipRanges.profile.name ?? '(name not known)'] });
  },
});
