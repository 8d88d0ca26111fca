/** A comparison as a report: the target is the org that was judged, and each pair is an app. Pure. */
import type { Gate } from '../../findings/gate.js';
import type { Impact, Lead, Report, ReportApp, ReportFinding, Section, Term, Wording } from '../../report/report.js';
import { exitSentence } from '../../report/verdict.js';
import { words } from '../../report/words.js';
import { bundle } from '../../text/messages.js';
import {
  SIDES,
  type ComparedApp,
  type ComparedOrg,
  type CompareFinding,
  type CompareReport,
  type Effect,
  type SideName,
} from '../compare-report.js';
import { compareText } from '../texts.js';
import { sideLines } from './sides.js';
import { brief, verdict } from './verdict.js';

const messages = bundle('report.compare');

const IMPACT_OF: Readonly<Record<Effect, Impact>> = { breaks: 'breaks', riskier: 'risk', different: 'different' };

const sideName = (side: SideName): string => compareText(`side.${side}`);

const findingOf = (finding: CompareFinding): ReportFinding => ({
  ...finding,
  impact: IMPACT_OF[finding.effect],
  evidence: finding.evidence.map(({ side, source, detail }) => ({
    source: messages.getMessage('onSide', [sideName(side), source]),
    detail,
  })),
});

const termsOf = (side: SideName, app: ComparedApp['target']): Term[] => {
  if (app === null) return [[sideName(side), messages.getMessage('notThere')]];
  return [
    [sideName(side), compareText('app.both', app.name, words(`kind.${app.kind}`))],
    [messages.getMessage('runAs', [sideName(side)]), app.runAs ?? messages.getMessage('notKnown')],
  ];
};

const appOf = (app: ComparedApp): ReportApp => ({
  name: app.name,
  kind: app.kind,
  label: app.source.label,
  runAs: app.target && {
    state: app.target.runAs === null ? 'notKnown' : 'set',
    username: app.target.runAs,
    userId: null,
  },
  checks: app.checks,
  terms: SIDES.flatMap((side) => termsOf(side, app[side])),
});

const wording = (): Wording => ({
  impacts: {
    breaks: compareText('heading.breaks'),
    risk: compareText('heading.riskier'),
    different: compareText('heading.different'),
  },
  states: {
    breaks: messages.getMessage('state.breaks'),
    willBreak: messages.getMessage('state.willBreak'),
    risk: messages.getMessage('state.risk'),
    unclear: messages.getMessage('state.unclear'),
    ok: messages.getMessage('state.ok'),
  },
});

/** Apps that only the target has: worth knowing, and no finding. */
const onlyOnTarget = ({ onlyOnTarget: apps }: CompareReport): Section[] =>
  apps.length === 0
    ? []
    : [
        {
          id: 'onlyOnTarget',
          title: compareText('heading.onlyOnTarget'),
          items: apps.map(({ kind, name }) => ({
            mark: 'none',
            word: '',
            text: compareText('app.onlyTarget', name, words(`kind.${kind}`)),
          })),
        },
      ];

export const hostOf = ({ org: { instanceUrl } }: ComparedOrg): string => instanceUrl.replace(/^https?:\/\//, '');

const leadOf = (report: CompareReport, { gate, everyApp }: CompareOptions): Lead => {
  const kind = messages.getMessage('kind');
  const subject = messages.getMessage('subject', [hostOf(report.target), hostOf(report.source)]);
  return {
    kind,
    subject,
    title: `${kind}: ${subject}`,
    outcome: messages.getMessage(`outcome.${gate.exitCode}`),
    verdict: verdict(report, everyApp),
    brief: brief(report, everyApp),
    exit: exitSentence(gate),
    origin: sideLines(report),
  };
};

export type CompareOptions = {
  gate: Gate;
  /** Not only some that were asked for. */
  everyApp: boolean;
};

export const reportOfComparison = (report: CompareReport, options: CompareOptions): Report => {
  const { source, target, summary, apps, findings, gaps, policy } = report;
  return {
    lead: leadOf(report, options),
    wording: wording(),
    lists: 'apps',
    org: target.org,
    collectedAt: target.collectedAt,
    // Each side is judged as of when it was read.
    evaluatedAt: source.collectedAt > target.collectedAt ? source.collectedAt : target.collectedAt,
    summary,
    apps: apps.map(appOf),
    findings: findings.map(findingOf),
    gaps: gaps.map(({ side, ...gap }) => ({ ...gap, side: sideName(side) })),
    sections: onlyOnTarget(report),
    frameworks: report.frameworks,
    // Which apps a policy file declares for other orgs is not looked at.
    ...(policy === undefined ? {} : { policy: { ...policy, unmatchedApps: [] } }),
    result: report,
  };
};
