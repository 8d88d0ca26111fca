import { clockToTell } from '../inventory/clock.js';
import type { App, Inventory } from '../inventory/inventory.js';
import type { PolicyFile } from '../policy/policy.js';
import { blockedBy } from '../findings/blocked-by.js';
import { frameworksOf } from '../findings/frameworks.js';
import { reportedGap } from '../findings/reported-gap.js';
import { bySeverity } from '../findings/severity.js';
import { isWanted } from '../inventory/apps.js';
import {
  EFFECTS,
  type ComparedApp,
  type ComparedGap,
  type CompareFinding,
  type CompareReport,
  type SideName,
} from './compare-report.js';
import { gapKeyOn, judge, type Judgement } from './judge.js';
import { lackingAccess, type LackingAccess } from './lacking-access.js';
import { once } from './once.js';
import { pairPolicy, type PairPolicy } from './policy.js';
import type { Pair, PairRule, PairSide } from './pair-rule.js';
import { pairApps, type PairedApps } from './pairs.js';
import { pairRules } from './registry.js';
import { runAsVerdict } from './run-as-verdicts.js';
import { isSameOrg, sideOf, type Side } from './side.js';
import { summarize } from './summary.js';
import { userAccess } from './user-access.js';
import { byCodeUnits } from '../text/order.js';

export type CompareOptions = {
  /** Names or `kind:name` of either side; all apps unless given. */
  apps?: readonly string[];
  /** Tells which apps of different names are one, what is declared about them, and how strictly they are judged. */
  policy?: PolicyFile | null;
  /** Files that the sides were read from. */
  snapshotFiles?: { source?: string; target?: string };
  rules?: readonly PairRule[];
  /** What commands of remedies call the target: what --target-org was given. Otherwise its username. */
  targetOrg?: string;
};

const gapsOf = (side: Side, blocked: ReturnType<typeof blockedBy>): ComparedGap[] =>
  side.inventory.gaps.map((gap) => {
    const key = gapKeyOn(side, gap);
    return { side: side.name, ...reportedGap(gap, key, blocked(key)) };
  });

const byUrgency = (a: CompareFinding, b: CompareFinding): number =>
  EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) ||
  bySeverity(a, b) ||
  byCodeUnits(a.status, b.status) ||
  byCodeUnits(a.rule, b.rule) ||
  byCodeUnits(a.message, b.message);

const sideOfPair = (side: Side, app: App): PairSide => {
  const facts = side.factsOf(app);
  return {
    side,
    app,
    facts,
    access: once(() => userAccess(side, facts)),
    verdict: once(() => runAsVerdict(side, app, facts)),
  };
};

const lackingOf = (from: PairSide, to: PairSide | null): LackingAccess | null => {
  const [here, there] = [from.access(), to?.access()];
  return here.status === 'known' && there?.status === 'known' ? lackingAccess(here.value, there.value) : null;
};

/** Whatever is worked out about a pair goes with it: thousands of pairs are compared one after the other. */
const pairOf = (sides: Readonly<Record<SideName, Side>>, paired: PairedApps, sameOrg: boolean): Pair => {
  const source = sideOfPair(sides.source, paired.source);
  const target = paired.target && sideOfPair(sides.target, paired.target);
  const lacking: Record<SideName, () => LackingAccess | null> = {
    source: once(() => lackingOf(source, target)),
    target: once(() => (target === null ? null : lackingOf(target, source))),
  };
  return { source, target, targetSide: sides.target, sameOrg, lacking: (from) => lacking[from]() };
};

const described = ({ app: { kind, name, label }, facts }: PairSide): ComparedApp['source'] => {
  const runAs = facts('runAs');
  const username = runAs.status === 'known' && runAs.value.state !== 'missing' ? runAs.value.username : null;
  return { kind, name, label, runAs: username };
};

const accessOf = (pair: Pair): ComparedApp['access'] => {
  const [missing, extra] = [pair.lacking('source'), pair.lacking('target')];
  return missing === null || extra === null ? null : { missing: missing.lacking, extra: extra.lacking };
};

const comparedApp = (pair: Pair, name: string, judged: ReadonlyArray<Judgement & { rule: string }>): ComparedApp => ({
  kind: pair.source.app.kind,
  name,
  source: described(pair.source),
  target: pair.target && described(pair.target),
  checks: Object.fromEntries(judged.map(({ rule, state }) => [rule, state])),
  access: accessOf(pair),
});

type ComparedPair = { app: ComparedApp; findings: CompareFinding[]; open: Array<{ rule: string; gaps: string[] }> };

const comparePair = (pair: Pair, name: string, rules: readonly PairRule[], policy: PairPolicy): ComparedPair => {
  const judged = rules.map((rule) => ({ rule: rule.id, ...judge(rule, pair, name, policy) }));
  return {
    app: comparedApp(pair, name, judged),
    findings: judged.flatMap(({ findings }) => findings).sort(byUrgency),
    open: judged.filter(({ gaps }) => gaps.length > 0),
  };
};

const isAskedFor = ({ source, target }: PairedApps, apps: readonly string[] | undefined): boolean =>
  apps === undefined || isWanted(source, apps) || (target !== null && isWanted(target, apps));

/**
 * Holds an org, which something is to be promoted to, against the one where it works. Pure: each side's clock is the
 * time when it was read, so that the same Inventories always give the same report.
 */
export const compareInventories = (
  sourceInventory: Inventory,
  targetInventory: Inventory,
  { apps: wanted, policy = null, snapshotFiles = {}, rules = pairRules, targetOrg }: CompareOptions = {},
): CompareReport => {
  const source = sideOf('source', sourceInventory, policy);
  const target = sideOf('target', targetInventory, policy, targetOrg);
  const sameOrg = isSameOrg(sourceInventory, targetInventory);
  const inUse = pairPolicy(
    policy,
    { source, target },
    rules.map(({ id }) => id),
  );
  const { pairs, onlyOnTarget } = pairApps(source, target);
  const askedFor = pairs.filter((pair) => isAskedFor(pair, wanted));
  const compared = askedFor.map((paired) =>
    comparePair(pairOf({ source, target }, paired, sameOrg === true), paired.name, rules, inUse),
  );
  const apps = compared.map(({ app }) => app);
  const findings = compared.flatMap((one) => one.findings);
  const blocked = blockedBy(compared.flatMap(({ open }) => open));

  const sourceOrg = orgOf(sourceInventory, snapshotFiles.source);
  const comparedTarget = orgOf(targetInventory, snapshotFiles.target);
  const reportedPolicy = inUse.report(
    askedFor.flatMap((pair) => [pair.source, ...(pair.target === null ? [] : [pair.target])]),
    wanted === undefined,
  );
  return {
    formatVersion: '1.0',
    source: sourceOrg,
    target: comparedTarget,
    sameOrg,
    summary: summarize(
      [sourceInventory, targetInventory],
      apps,
      findings,
      sourceOrg.apiCalls + comparedTarget.apiCalls,
    ),
    apps,
    onlyOnTarget: onlyOnTarget
      .filter((app) => wanted === undefined || isWanted(app, wanted))
      .map(({ kind, name, label }) => ({ kind, name, label })),
    findings,
    gaps: [...gapsOf(source, blocked), ...gapsOf(target, blocked)],
    frameworks: frameworksOf(rules),
    ...(reportedPolicy === undefined ? {} : { policy: reportedPolicy }),
  };
};

const orgOf = ({ org, collectedAt, clock, apiCalls }: Inventory, snapshotFile?: string): CompareReport['source'] => ({
  org,
  collectedAt,
  ...clockToTell({ clock }),
  // A snapshot cost nothing today.
  apiCalls: snapshotFile === undefined ? apiCalls : 0,
  snapshotFile: snapshotFile ?? null,
});
