import { judgeIpRanges } from '../../platform/ip-ranges.js';
import { ipPolicy } from '../../platform/ip-policy.js';
import { permittedUsersPolicy } from '../../platform/permitted-users.js';
import type { FactValues, Grant } from '../../facts/facts.js';
import type { CompareEvidence } from '../compare-report.js';
import {
  both,
  differs,
  notApplicable,
  onBoth,
  stepApp,
  stepUser,
  type BothSides,
  type Difference,
  type PairOutcome,
  type PairRule,
} from '../pair-rule.js';
import { compareText } from '../texts.js';
import { isSameUser } from '../../platform/usernames.js';
import { onPolicies, preauthorize } from '../../steps/app.js';
import {
  addRanges,
  approve,
  approveOnly,
  enforceIp,
  introspectNothing,
  requireSecret,
} from '../../steps/app-policy.js';
import { stepWords } from '../../steps/texts.js';
import { assignSetGiving, setRunAs } from '../../steps/user.js';

/** One part of an app's policies: what differs in it, if anything. */
type Aspect = (pair: BothSides) => PairOutcome[];

const POLICY = 'ExtlClntAppOauthPlcyCnfg';
const SETTINGS = 'ExtlClntAppGlobalOauthSettings';

const values = (pair: BothSides, eca: string, name: string, here: unknown, there: unknown): CompareEvidence[] =>
  onBoth(pair, eca, (side) => `${name}: ${String(side === 'source' ? here : there)}`);

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

const letUserIn =
  (pair: BothSides): Difference['fix'] =>
  (steps) => {
    const [app, user] = [stepApp(pair.target), stepUser(pair.target)];
    return user === null ? preauthorize(steps, app) : approve(steps, app, user);
  };

const ipRelaxation: Aspect = (pair) =>
  both(pair, 'ipRelaxation', (here, there) => {
    if (here.toLowerCase() === there.toLowerCase()) return [];
    const evidence = values(pair, POLICY, 'IP relaxation', here, there);
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

const ipRanges: Aspect = (pair) =>
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

const permittedUsers: Aspect = (pair) =>
  both(pair, 'permittedUsers', (here, there) => {
    const [source, target] = [permittedUsersPolicy(here), permittedUsersPolicy(there)];
    if (here.toLowerCase() === there.toLowerCase() || source === target) return [];
    const evidence = values(pair, POLICY, 'Permitted Users', here, there);
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

const labels = (grants: readonly Grant[]): string => grants.map(({ label }) => label).join(', ') || compareText('none');

type Admission = FactValues['preauthorizedBy'];

const letsIn = ({ grants, profileAlone }: Admission): boolean => grants.length > 0 && !profileAlone;

/** Where the target lets only approved users in, the source's user must be let in for the same reason or need none. */
const preauthorization: Aspect = (pair) => {
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

const secretOptional: Aspect = (pair) =>
  both(pair, 'consumerSecretOptional', (here, there) => {
    if (here === there) return [];
    const evidence = values(pair, SETTINGS, 'isConsumerSecretOptional', here, there);
    return there
      ? [
          differs('riskier', evidence, {
            message: 'fail-secret-optional',
            severity: 'high',
            aspect: 'secretOptional',
            fix: (steps) => requireSecret(steps, stepApp(pair.target)),
          }),
        ]
      : [
          differs('different', evidence, {
            message: 'fail-secret-required',
            fix: (steps) => steps.decide('env-policy-differs.secret'),
            severity: 'info',
            aspect: 'secretOptional',
          }),
        ];
  });

const introspection: Aspect = (pair) =>
  both(pair, 'introspectsAllTokens', (here, there) => {
    if (here === there) return [];
    const evidence = values(pair, SETTINGS, 'isIntrospectAllTokens', here, there);
    return there
      ? [
          differs('riskier', evidence, {
            message: 'fail-introspects',
            severity: 'low',
            aspect: 'introspection',
            fix: (steps) => introspectNothing(steps, stepApp(pair.target)),
          }),
        ]
      : [
          differs('different', evidence, {
            message: 'fail-introspects-not',
            fix: (steps) => steps.decide('env-policy-differs.introspection'),
            severity: 'info',
            aspect: 'introspection',
          }),
        ];
  });

const inForce = (grants: readonly Grant[]): boolean => grants.some((grant) => grant.inForce);

const apiOnly: Aspect = (pair) =>
  both(pair, 'apiOnlyGrants', (here, there) =>
    inForce(here) && !inForce(there)
      ? [
          differs(
            'riskier',
            [
              {
                side: 'source',
                source: 'PermissionSet',
                detail: `ApiUserOnly: ${labels(here.filter((grant) => grant.inForce))}`,
              },
              { side: 'target', source: 'PermissionSet', detail: 'ApiUserOnly: (none)' },
            ],
            {
              message: 'fail-api-only',
              aspect: 'apiOnly',
              fix: (steps) => {
                const user = stepUser(pair.target);
                return user === null ? steps.page('users') : assignSetGiving(steps, user, 'ApiUserOnly');
              },
            },
          ),
        ]
      : [],
  );

/** A sandbox's copy of a user has the sandbox's name at the end of its Username. */
const runAsUser: Aspect = (pair) =>
  both(pair, 'user', (here, there) => {
    const sandboxes = [pair.source, pair.target].every(({ side }) => side.inventory.org.isSandbox === true);
    if (isSameUser(here.username, there.username, sandboxes)) return [];
    const evidence: CompareEvidence[] = [
      { side: 'source', source: 'User', detail: here.username },
      { side: 'target', source: 'User', detail: there.username },
    ];
    return [
      differs('different', evidence, {
        message: 'fail-run-as',
        tokens: [there.username, here.username],
        severity: 'info',
        aspect: 'runAs',
        fix: (steps) => [
          ...steps.decide('env-policy-differs.runAs', [there.username]),
          ...setRunAs(steps, stepApp(pair.target), stepWords('user.theOneWanted')),
        ],
      }),
    ];
  });

const ASPECTS: readonly Aspect[] = [
  ipRelaxation,
  ipRanges,
  permittedUsers,
  preauthorization,
  secretOptional,
  introspection,
  apiOnly,
  runAsUser,
];

export const envPolicyDiffers: PairRule = {
  id: 'env-policy-differs',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI8:2025',
    'NHI4:2025',
    'NHI6:2025',
    'NIST 800-53 CM-6',
    'NIST CSF PR.PS-01',
    'ISO 27001 A.8.9',
    'ISO 27001 A.8.31',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_manage_oauth.htm',
  evaluate: (pair) => ASPECTS.flatMap((aspect) => aspect(pair)),
};
