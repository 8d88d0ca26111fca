/** Whom the app lets in. */
import type { FactValues } from '../../../facts/facts.js';
import { permittedUsersPolicy } from '../../../platform/permitted-users.js';
import { onPolicies, preauthorize } from '../../../steps/app.js';
import { approve, approveOnly } from '../../../steps/app-policy.js';
import { stepWords } from '../../../steps/texts.js';
import type { CompareEvidence } from '../../compare-report.js';
import {
  both,
  differs,
  notApplicable,
  stepApp,
  stepUser,
  type BothSides,
  type Difference,
  type PairOutcome,
} from '../../pair-rule.js';
import { compareText } from '../../texts.js';
import { labels, POLICY, values, type Aspect } from './aspect.js';

const letUserIn =
  (pair: BothSides): Difference['fix'] =>
  (steps) => {
    const [app, user] = [stepApp(pair.target), stepUser(pair.target)];
    return user === null ? preauthorize(steps, app) : approve(steps, app, user);
  };

export const permittedUsers: Aspect = (pair) =>
  both(pair, 'permittedUsers', (here, there) => {
    const [source, target] = [permittedUsersPolicy(here), permittedUsersPolicy(there)];
    if (here.toLowerCase() === there.toLowerCase() || source === target) return [];
    const evidence = values(pair, POLICY, compareText('setting.permittedUsers'), here, there);
    const aspect = 'permittedUsers';
    return target === 'selfAuthorized'
      ? [
          differs('riskier', evidence, {
            message: 'fail-self-authorize',
            aspect,
            fix: (steps) => approveOnly(steps, stepApp(pair.target), stepUser(pair.target)),
          }),
        ]
      : [
          differs('different', evidence, {
            message: 'fail-permitted-users',
            tokens: [there, here],
            fix: (steps) => onPolicies(steps, stepApp(pair.target), stepWords('env-policy-differs.permitted', [here])),
            severity: 'info',
            aspect,
          }),
        ];
  });

type Admission = FactValues['preauthorizedBy'];

const letsIn = ({ grants, profileAlone }: Admission): boolean => grants.length > 0 && !profileAlone;

/** Where the target lets only approved users in, the source's user must be let in for the same reason or need none. */
export const preauthorization: Aspect = (pair) => {
  const there = pair.target.facts('permittedUsers');
  if (there.status !== 'known' || permittedUsersPolicy(there.value) !== 'adminApproved') return [notApplicable];
  const here = pair.source.facts('permittedUsers');
  const letIn = here.status === 'known' && permittedUsersPolicy(here.value) === 'selfAuthorized';
  const compare = (source: Admission | null, target: Admission): PairOutcome[] => {
    if (letsIn(target) || (source !== null && !letsIn(source))) return [];
    const evidence: CompareEvidence[] = [
      {
        side: 'source',
        source: 'SetupEntityAccess',
        detail: source === null ? compareText('letIn.all') : compareText('letIn.by', labels(source.grants)),
      },
      { side: 'target', source: 'SetupEntityAccess', detail: compareText('letIn.by', labels(target.grants)) },
    ];
    return [
      target.profileAlone
        ? differs('breaks', evidence, {
            message: 'fail-profile-alone',
            confidence: 'medium',
            aspect: 'preauthorized',
            fix: letUserIn(pair),
          })
        : differs('breaks', evidence, { message: 'fail-preauthorized', aspect: 'preauthorized', fix: letUserIn(pair) }),
    ];
  };
  if (!letIn) return both(pair, 'preauthorizedBy', compare);
  return both({ ...pair, source: pair.target }, 'preauthorizedBy', (_, target) => compare(null, target));
};
