/** From where a caller may log in. */
import type { FactValues } from '../../../facts/facts.js';
import { ipPolicy } from '../../../platform/ip-policy.js';
import { judgeIpRanges } from '../../../platform/ip-ranges.js';
import { onPolicies } from '../../../steps/app.js';
import { addRanges, enforceIp } from '../../../steps/app-policy.js';
import { stepWords } from '../../../steps/texts.js';
import type { CompareEvidence } from '../../compare-report.js';
import { both, differs, stepApp, stepUser, type BothSides, type Difference } from '../../pair-rule.js';
import { compareText } from '../../texts.js';
import { POLICY, values, type Aspect } from './aspect.js';

/** Sees that the addresses of the caller are among those that may log in as the user of the target. */
const letCallerIn =
  (pair: BothSides): Difference['fix'] =>
  (steps) => {
    const user = stepUser(pair.target);
    return [
      ...steps.decide('env-policy-differs.addresses'),
      ...(user === null ? steps.page('profiles', stepWords('profile.ranges')) : addRanges(steps, user)),
    ];
  };

export const ipRelaxation: Aspect = (pair) =>
  both(pair, 'ipRelaxation', (here, there) => {
    if (here.toLowerCase() === there.toLowerCase()) return [];
    const evidence = values(pair, POLICY, compareText('setting.ipRelaxation'), here, there);
    const [source, target] = [ipPolicy(here), ipPolicy(there)];
    const [aspect, app] = ['ipRelaxation', stepApp(pair.target)];
    if (source === 'relaxed' && target === 'enforced') {
      return [differs('breaks', evidence, { message: 'fail-ip-enforced', aspect, fix: letCallerIn(pair) })];
    }
    if (source === 'enforced' && target === 'relaxed') {
      return [
        differs('riskier', evidence, {
          message: 'fail-ip-relaxed',
          severity: 'high',
          aspect,
          fix: (steps) => enforceIp(steps, app, stepUser(pair.target)),
        }),
      ];
    }
    return [
      differs('different', evidence, {
        message: 'fail-ip-other',
        tokens: [there, here],
        severity: 'info',
        aspect,
        fix: (steps) => onPolicies(steps, app, stepWords('env-policy-differs.ip', [here])),
      }),
    ];
  });

type Ranges = FactValues['ipRanges'];

/** Which addresses these are differs by nature; whether there are any does not. Those of the app do not restrict. */
const restricts = ({ profile }: Ranges): boolean | null => {
  const judged = judgeIpRanges(profile.ranges);
  return judged === 'notKnown' ? null : judged === 'restricting';
};

export const ipRanges: Aspect = (pair) =>
  both(pair, 'ipRanges', (here, there) => {
    const [source, target] = [restricts(here), restricts(there)];
    if (source === null || target === null || source === target) return [];
    const text = (restricted: boolean): string => compareText(restricted ? 'ranges.some' : 'ranges.any');
    const evidence = (['source', 'target'] as const).map((side): CompareEvidence => ({
      side,
      source: 'Profile',
      detail: `loginIpRanges: ${text(side === 'source' ? source : target)}`,
    }));
    return target
      ? [differs('breaks', evidence, { message: 'fail-ranges-added', aspect: 'ipRanges', fix: letCallerIn(pair) })]
      : [differs('riskier', evidence, { message: 'fail-ranges-gone', aspect: 'ipRanges', fix: letCallerIn(pair) })];
  });
