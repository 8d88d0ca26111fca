/** What an audit found, and why its exit code is what it is, in a few sentences. */
import type { AuditReport, Change, ReportedGap } from '../findings/audit-report.js';
import { reportsEveryApp, type Gate } from '../findings/gate.js';
import { gapsOfUncheckedApps } from '../inventory/app-list.js';
import { APP_STATES, type AppState } from './report.js';
import type { View } from './views.js';
import { counted, dayInWords, listed, words } from './words.js';

const MOST_NAMES = 4;

const reasonsOf = (gaps: readonly ReportedGap[]): string =>
  [...new Set(gaps.map(({ source, reason }) => words('gap.short', source, words(`gap.reason.${reason}`))))].join('; ');

const emptySentence = (report: AuditReport): string => {
  if (!reportsEveryApp(report)) return words('empty.incomplete');
  const { connectedApps, externalClientApps } = report.summary;
  return words(
    'empty.complete',
    counted('connectedApps', connectedApps ?? 0),
    counted('externalClientApps', externalClientApps ?? 0),
  );
};

const namesIn = (views: readonly View[], state: AppState): string[] =>
  views.filter((view) => view.state === state).map(({ name }) => name ?? '');

/** The first day on which one of them stops to work. */
const firstBreak = (views: readonly View[]): string => {
  const days = views
    .filter(({ state }) => state === 'willBreak')
    .flatMap(({ failed }) => failed.flatMap(({ breaksOn = [] }) => breaksOn));
  return dayInWords(days.sort()[0] ?? '');
};

const appSentences = (views: readonly View[]): string[] => {
  const broken = namesIn(views, 'breaks');
  const breaking = namesIn(views, 'willBreak');
  const risky = namesIn(views, 'risk');
  const total = counted('integrations', views.length);
  const others = broken.length + breaking.length > 0;
  return [
    broken.length === 0
      ? words('verdict.noneBroken', total)
      : counted('verdict.broken', broken.length, total, listed(broken, MOST_NAMES)),
    ...(breaking.length === 0
      ? []
      : [counted('verdict.willBreak', breaking.length, firstBreak(views), listed(breaking, MOST_NAMES))]),
    ...(risky.length === 0 ? [] : [counted(others ? 'verdict.riskOther' : 'verdict.risk', risky.length)]),
  ];
};

/** Apps that were asked for by name and get no checks. */
export type Unchecked = {
  /** The flow is off. */
  idle: readonly string[];
  /** Whether the flow is on could not be read. */
  unread: readonly string[];
};

const selectionSentences = ({ idle, unread }: Unchecked): string[] => [
  ...(idle.length > 0 ? [counted('empty.idle', idle.length, idle.join(', '))] : []),
  ...(unread.length > 0 ? [counted('empty.unread', unread.length, unread.join(', '))] : []),
];

const openSentences = (report: AuditReport, mayMissApps: boolean): string[] => {
  const open = report.findings.filter(({ status }) => status === 'inconclusive').length;
  const unlisted = gapsOfUncheckedApps(report.gaps);
  return [
    ...(open > 0 ? [counted('verdict.open', open)] : []),
    ...(mayMissApps && unlisted.length > 0 ? [words('verdict.unlisted', reasonsOf(unlisted))] : []),
  ];
};

const orgSentence = (views: readonly View[]): string[] => {
  const aboutOrg = views.filter(({ name }) => name === null).flatMap(({ failed }) => failed).length;
  return aboutOrg > 0 ? [counted('verdict.org', aboutOrg)] : [];
};

/** What a deploy changes, where metadata source was laid over an org. */
const changeSentence = ({ findings, org, source }: AuditReport): string[] => {
  if (source === undefined || org.instanceUrl === null) return [];
  const count = (change: Change): number => findings.filter((finding) => finding.change === change).length;
  return [words('verdict.changes', count('new'), count('existing'), count('fixed'))];
};

/**
 * What was found, in a few sentences.
 *
 * @param views of the report, the worst first
 * @param selection given when only some apps were asked for
 */
export const verdict = (report: AuditReport, views: readonly View[], selection?: Unchecked): string => {
  const apps = views.filter(({ name }) => name !== null);
  return [
    ...(apps.length > 0 ? appSentences(apps) : selection === undefined ? [emptySentence(report)] : []),
    ...(selection === undefined ? [] : selectionSentences(selection)),
    ...orgSentence(views),
    ...changeSentence(report),
    ...openSentences(report, apps.length > 0 && selection === undefined),
  ].join(' ');
};

/** How many apps are in each state, the worst first. */
const figures = (apps: readonly View[]): string[] =>
  APP_STATES.flatMap((state) => {
    const count = namesIn(apps, state).length;
    if (count === 0) return [];
    if (state !== 'willBreak') return [words(`brief.${state}`, count)];
    return [words(count === 1 ? 'brief.willBreak' : 'brief.willBreakFirst', count, firstBreak(apps))];
  });

/** The verdict in figures, for where the apps stand below it; as {@link verdict} where there are none. */
export const brief = (report: AuditReport, views: readonly View[], selection?: Unchecked): string => {
  const apps = views.filter(({ name }) => name !== null);
  if (apps.length === 0) return verdict(report, views, selection);
  const { waived } = report.summary;
  const open = report.findings.filter(({ status }) => status === 'inconclusive').length;
  const unlisted = selection === undefined && gapsOfUncheckedApps(report.gaps).length > 0;
  return [
    words('brief', counted('integrations', apps.length), figures(apps).join(', ')),
    ...(selection === undefined ? [] : selectionSentences(selection)),
    ...orgSentence(views),
    ...changeSentence(report),
    ...(open > 0 ? [counted('brief.open', open)] : []),
    ...(unlisted ? [words('brief.unlisted')] : []),
    ...(waived > 0 ? [counted('brief.waived', waived)] : []),
  ].join(' ');
};

const okSentence = (failOn: Gate['failOn']): string => {
  if (failOn === 'none') return words('exit.okNone');
  return failOn === 'critical' ? words('exit.okCritical') : words('exit.ok', failOn, failOn);
};

/** The exit code and why it is what it is. */
export const exitSentence = (gate: Gate): string => {
  if (gate.exitCode === 30) {
    return gate.failOn === 'critical'
      ? counted('exit.findingsCritical', gate.failing)
      : counted('exit.findings', gate.failing, gate.failOn, gate.failOn);
  }
  if (gate.exitCode === 31) {
    return gate.incomplete.length > 0
      ? words('exit.incomplete', reasonsOf(gate.incomplete))
      : words('exit.inconclusive');
  }
  return [okSentence(gate.failOn), ...(gate.inconclusive ? [words('exit.openIgnored')] : [])].join(' ');
};
