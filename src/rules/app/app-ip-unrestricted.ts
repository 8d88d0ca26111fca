import type { IpRange } from '../../inventory/inventory.js';
import { judgeIpRanges } from '../../platform/ip-ranges.js';
import { appEvidence } from '../app-evidence.js';
import type { RuleEvidence } from '../evidence.js';
import type { FactValues } from '../../facts/facts.js';
import { defineRule, fail, inconclusive, notApplicable, pass, type FixOf } from '../rule.js';
import { ipPolicy } from '../../platform/ip-policy.js';
import { evidenceText } from '../texts.js';
import { runAsUser } from '../known-user.js';
import { addRanges } from '../../steps/app-policy.js';

const listed = (ranges: readonly IpRange[]): string =>
  ranges.map(({ start, end }) => `${start}-${end}`).join(', ') || evidenceText('none');

/** Ranges of an app are trusted ranges of other flows: https://help.salesforce.com, Continuous IP Enforcement. */
const rangeEvidence = (app: FactValues['app'], { app: own, profile }: FactValues['ipRanges']): RuleEvidence[] => [
  { source: 'Profile', detail: `loginIpRanges: ${listed(profile.ranges)}` },
  ...(own === null || own.length === 0 ? [] : [appEvidence(app, 'ipRanges', listed(own))]),
];

/** It speaks of wide ranges, not of none. */
const WIDE_RANGES = 'SBS-AUTH-003';

const fix: FixOf = (steps, facts) => [
  ...steps.decide('app-ip-unrestricted.own'),
  ...runAsUser(facts, (user) => [
    ...addRanges(steps, user),
    ...steps.source(`Profile:${user.profile ?? ''}`, 'loginIpRanges', null),
  ]),
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
    'ISO 27001 A.8.5',
    'SOC 2 CC6.6',
    'SBS-ACS-009',
    { id: WIDE_RANGES, conditional: true },
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.connected_app_continuous_ip.htm',
  needs: ['app', 'ipRelaxation', 'ipRanges'],
  evaluate({ app, ipRelaxation, ipRanges }) {
    const policy = ipPolicy(ipRelaxation);
    if (policy === 'relaxed') return notApplicable;
    if (policy === 'unrecognised') {
      return inconclusive([appEvidence(app, 'ipRelaxation', ipRelaxation)], { tokens: [ipRelaxation] });
    }
    const { app: own, profile } = ipRanges;
    const evidence = rangeEvidence(app, ipRanges);
    const tokens = [profile.name ?? evidenceText('unnamed')];
    switch (judgeIpRanges(profile.ranges)) {
      case 'restricting':
        return pass;
      case 'notKnown':
        return inconclusive(evidence, { message: 'inconclusive-range', tokens });
      case 'wide':
        return fail(evidence, { message: 'fail-wide', tokens, controls: [WIDE_RANGES], fix });
      case 'none':
        return fail(evidence, { message: own === null || own.length === 0 ? 'fail' : 'fail-app-only', tokens, fix });
    }
  },
});
