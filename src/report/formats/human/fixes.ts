/** Remedies that several findings share to the letter are printed once, below the apps. */
import type { Finding } from '../../../findings/audit-report.js';
import { bySeverity } from '../../../findings/severity.js';
import { words } from '../../words.js';
import { clip, MARGIN, paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { fixLinesOf } from './steps.js';
import { byCodeUnits } from '../../../text/order.js';

/** Findings of one rule with the same remedy. */
type FixGroup = readonly [Finding, ...Finding[]];

export type SharedFixes = {
  /** The remedy of the finding is among the shared ones. */
  has: (finding: Finding) => boolean;
  /** The finding is advice that several apps get: not worth repeating for each of them. */
  isAdvice: (finding: Finding) => boolean;
  groups: FixGroup[];
};

const before = (a: Finding, b: Finding): number =>
  bySeverity(a, b) || Number(a.kind === 'posture') - Number(b.kind === 'posture') || byCodeUnits(a.rule, b.rule);

const keyOf = ({ rule, fix }: Finding): string => JSON.stringify([rule, fix.steps]);

/** What failed findings have in common. */
export const sharedFixes = (findings: readonly Finding[]): SharedFixes => {
  const failed = findings.filter(({ status }) => status === 'fail').sort(before);
  const groups = Map.groupBy(failed, keyOf);
  const has = (finding: Finding): boolean => (groups.get(keyOf(finding))?.length ?? 0) > 1;
  return {
    has,
    isAdvice: (finding) => finding.severity === 'info' && has(finding),
    groups: [...groups.values()].flatMap(([first, ...rest]): FixGroup[] =>
      first === undefined || rest.length === 0 ? [] : [[first, ...rest]],
    ),
  };
};

const messagesOf = (group: FixGroup): string[] => [...new Set(group.map(({ message }) => clip(message)))];

const groupLines = (group: FixGroup, columns: number, paint: Paint): string[] => {
  const [first] = group;
  const apps = [...new Set(group.flatMap(({ app }) => app ?? []))];
  const label = `  ${first.severity}`;
  const [head = '', ...more] = paragraph(words('fixes.of', first.rule, apps.join(', ')), columns, MARGIN, label);
  return [
    paint.severity[first.severity](head.slice(0, label.length)) + head.slice(label.length),
    ...more,
    // Advice is not shown with the apps, so what it says is said here.
    ...(first.severity === 'info' ? messagesOf(group) : []).flatMap((text) => paragraph(text, columns, MARGIN)),
    ...fixLinesOf(first.fix, columns, MARGIN),
  ];
};

export const fixLines = ({ groups }: SharedFixes, columns: number, paint: Paint): string[] =>
  groups.flatMap((group) => groupLines(group, columns, paint));
