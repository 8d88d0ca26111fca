/** What a policy file says about the rules of the comparison, as it holds for the target: that is what is judged. */
import { isClockUnknown } from '../inventory/clock.js';
import { nameKeysOf } from '../inventory/apps.js';
import { appKey, type App } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { PolicyFile } from '../policy/policy.js';
import { judgedBy, overridesOf, type PolicyInUse } from '../audit/policy-in-use.js';
import { waiving } from '../audit/apply-waivers.js';
import type { CompareFinding, CompareReport, SideName } from './compare-report.js';
import type { Pair } from './pair-rule.js';
import type { Side } from './side.js';

type Sides = Readonly<Record<SideName, Side>>;
type AppPair = Pick<Pair, 'source' | 'target'>;

export type PairPolicy = Pick<PolicyInUse, 'isOff'> & {
  /** The finding with the severity of the policy, and as the waivers leave it. */
  apply: (finding: CompareFinding, pair: AppPair) => CompareFinding;
  /** Undefined without a policy file. */
  report: (compared: readonly App[], everyApp: boolean) => CompareReport['policy'];
};

const NO_POLICY: PairPolicy = { isOff: () => false, apply: (finding) => finding, report: () => undefined };

/** What the policy file calls an app of the source on the target, also where that does not have it. */
const declaredNames = ({ source, target }: Sides): ((app: App) => string[]) => {
  const here = new Map(
    source.policy?.integrations.toReversed().map(({ app, declaredAs }) => [nameKey(app), declaredAs]),
  );
  const there = new Map(target.policy?.integrations.toReversed().map(({ app, declaredAs }) => [declaredAs, app]));
  return (app) => {
    const declaredAs = nameKeysOf(app).flatMap((key) => here.get(key) ?? []);
    return declaredAs.slice(0, 1).flatMap((name) => there.get(name) ?? []);
  };
};

/** A waiver may call the app by its name on either side. */
const namesOf = ({ source, target }: AppPair, declaredName: (app: App) => string[]): string[] => [
  ...[source.app, ...(target === null ? [] : [target.app])].flatMap((app) => [app.name, appKey(app)]),
  ...declaredName(source.app),
];

/** @param ruleIds of the comparison; waivers of other rules are not its business */
export const pairPolicy = (file: PolicyFile | null, sides: Sides, ruleIds: readonly string[]): PairPolicy => {
  const {
    policy,
    context: { now },
  } = sides.target;
  if (file === null || policy === null) return NO_POLICY;
  const { isOff, severityOf } = overridesOf(policy);
  const declaredName = declaredNames(sides);
  const own = policy.waivers.filter(({ rule }) => ruleIds.includes(rule));
  const waivers = waiving(own, file.file, { now, vouched: !isClockUnknown(sides.target.inventory) });
  return {
    isOff,
    apply(finding, pair) {
      const severity = severityOf(finding.rule) ?? finding.severity;
      const left = waivers.apply({ ...finding, severity }, namesOf(pair, declaredName));
      return { ...finding, ...left, evidence: left.evidence.map((one) => ({ side: 'target', ...one })) };
    },
    report: (compared, everyApp) => ({ file: file.file, ...waivers.report(judgedBy(compared, everyApp, ruleIds)) }),
  };
};
