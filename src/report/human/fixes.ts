/** Remedies that several findings share are printed once, below the apps. */
import { SEVERITIES, type Finding } from '../audit-report.js';
import { MARGIN } from './finding.js';
import { clip, paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { groupBy } from './group-by.js';
import { listed, words } from './words.js';

export type SharedFixes = {
  /** The remedy of the finding is among the shared ones. */
  has: (finding: Finding) => boolean;
  /** The finding is advice that several apps get: not worth repeating for each of them. */
  isAdvice: (finding: Finding) => boolean;
  groups: Finding[][];
};

const keyOf = ({ rule, remediation }: Finding): string => `${rule}\n${remediation}`;

const before = (a: Finding, b: Finding): number =>
  Number(a.kind === 'posture') - Number(b.kind === 'posture') ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  (a.rule < b.rule ? -1 : Number(a.rule > b.rule));

/** Failed findings by rule and remedy, of which there is more than one. */
export const sharedFixes = (findings: readonly Finding[]): SharedFixes => {
  const failed = findings.filter(({ status }) => status === 'fail').sort(before);
  const groups = groupBy(failed, keyOf);
  const has = (finding: Finding): boolean => (groups.get(keyOf(finding))?.length ?? 0) > 1;
  return {
    has,
    isAdvice: (finding) => finding.severity === 'info' && has(finding),
    groups: [...groups.values()].filter((group) => group.length > 1),
  };
};

const MOST_APPS = 6;
const MOST_MESSAGES = 2;

const messagesOf = (group: readonly Finding[]): string[] => {
  const messages = [...new Set(group.map(({ message }) => clip(message)))];
  return messages.length <= MOST_MESSAGES ? messages : [...messages.slice(0, MOST_MESSAGES), words('fixes.moreMessages')];
};

const groupLines = (group: readonly Finding[], columns: number, paint: Paint): string[] => {
  const first = group[0];
  if (first === undefined) return [];
  const apps = [...new Set(group.flatMap(({ app }) => app ?? []))];
  const label = `  ${first.severity}`;
  const [head = '', ...more] = paragraph(words('fixes.of', first.rule, listed(apps, MOST_APPS)), columns, MARGIN, label);
  return [
    paint.severity[first.severity](head.slice(0, label.length)) + head.slice(label.length),
    ...more,
    // Advice is not shown with the apps, so what it says is said here.
    ...(first.severity === 'info' ? messagesOf(group) : []).flatMap((text) => paragraph(text, columns, MARGIN)),
    ...paragraph(words('finding.fix', first.remediation), columns, MARGIN),
  ];
};

export const fixLines = ({ groups }: SharedFixes, columns: number, paint: Paint): string[] =>
  groups.flatMap((group) => groupLines(group, columns, paint));
