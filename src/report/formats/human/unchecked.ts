/**
 * What could not be checked and why: one entry for each permission that would cure it, and for each other gap, however
 * many checks it leaves open.
 */
import { byReason } from '../../../inventory/gap-reasons.js';
import type { Finding } from '../../../findings/audit-report.js';
import { gapsOfUncheckedApps } from '../../../inventory/app-list.js';
import { AUDITOR_SET, cureName, permissionText } from '../../cures.js';
import { gapName } from '../../gap-name.js';
import type { Report, ReportGap } from '../../report.js';
import { undecidedOf, type Undecided } from '../../undecided.js';
import { counted, words } from '../../words.js';
import { clip, paragraph } from './layout.js';
import type { Paint } from './paint.js';

type Unchecked = Pick<Report, 'findings' | 'gaps'>;

type GapGroup = { gaps: ReportGap[]; findings: Finding[] };

/** What somebody can grant goes together, whatever sources it opens. */
const keyOf = (gap: ReportGap): string => cureName(gap) ?? `${gapName(gap)} ${gap.reason}`;

const appsOf = (findings: readonly Finding[]): string[] => [...new Set(findings.flatMap(({ app }) => app ?? []))];
const rulesOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ rule }) => rule))].sort();

const groupGaps = (report: Unchecked): GapGroup[] => {
  const groups = new Map<string, GapGroup>();
  for (const gap of report.gaps.toSorted(byReason)) {
    const group = groups.get(keyOf(gap)) ?? { gaps: [], findings: [] };
    group.gaps.push(gap);
    groups.set(keyOf(gap), group);
  }
  const byKey = new Map(report.gaps.map((gap) => [gap.key, gap]));
  for (const finding of report.findings.filter(({ status }) => status === 'inconclusive')) {
    // Where several left it open, it is counted with the first.
    const gap = byKey.get(finding.gaps[0] ?? '');
    if (gap !== undefined) groups.get(keyOf(gap))?.findings.push(finding);
  }
  return [...groups.values()];
};

const consequence = ({ findings }: GapGroup, inAppList: boolean): string[] => {
  const apps = appsOf(findings);
  const checks = counted('checks', findings.length);
  const left = apps.length === 0 ? checks : words('gap.ofApps', checks, apps.join(', '));
  return [
    ...(findings.length > 0 ? [words('gap.rules', left, rulesOf(findings).join(', '))] : []),
    ...(inAppList ? [words('gap.apps')] : []),
    ...(findings.length === 0 && !inAppList ? [words('gap.noRules')] : []),
  ];
};

const sentence = (text: string): string => text.replace(/^[a-z](?=[a-z ])/, (letter) => letter.toUpperCase());

const gapLines = (group: GapGroup, inAppList: boolean, columns: number, paint: Paint): string[] => {
  const first = group.gaps[0];
  if (first === undefined) return [];
  const cure = cureName(first);
  const head =
    cure === null
      ? words('gap.head', gapName(first), words(`gap.reason.${first.reason}`))
      : words('gap.cure', permissionText(cure));
  // Below a permission stand several sources, below a source only what it said.
  const said = (gap: ReportGap): string =>
    cure === null ? sentence(clip(gap.detail)) : words('gap.short', gapName(gap), clip(gap.detail));
  const details = [...new Set(group.gaps.map(said))];
  return [
    ...paragraph(head, columns, 2).map((line) => paint.heading(line)),
    ...[...details, ...consequence(group, inAppList)].flatMap((text) => paragraph(text, columns, 4)),
  ];
};

const undecidedLines = ({ rule, apps, messages }: Undecided, columns: number, paint: Paint): string[] => [
  ...paragraph(apps.length === 0 ? rule : words('undecided.of', rule, apps.join(', ')), columns, 2).map((line) =>
    paint.heading(line),
  ),
  ...[...new Set(messages.map((message) => clip(message)))].flatMap((text) => paragraph(text, columns, 4)),
];

export const uncheckedLines = (report: Unchecked, columns: number, paint: Paint): string[] => {
  const groups = groupGaps(report);
  const inAppList = gapsOfUncheckedApps(report.gaps);
  return [
    ...groups.flatMap((group) =>
      gapLines(
        group,
        group.gaps.some((gap) => inAppList.includes(gap)),
        columns,
        paint,
      ),
    ),
    ...(report.gaps.some((gap) => cureName(gap) !== null)
      ? paragraph(words('gap.auditorSet', AUDITOR_SET), columns, 2)
      : []),
    ...undecidedOf(report).flatMap((open) => undecidedLines(open, columns, paint)),
  ];
};
