/** Remedies that several findings share are printed once, below the apps. */
import type { AppKind } from '../../../inventory/inventory.js';
import { SEVERITIES, type Finding } from '../../../findings/audit-report.js';
import type { RuleText } from '../../../findings/rule-text.js';
import { MARGIN } from './finding.js';
import { clip, paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { listed, words } from '../../words.js';

export type SharedFixes = {
  /** The remedy of the finding is among the shared ones. */
  has: (finding: Finding) => boolean;
  /** The finding is advice that several apps get: not worth repeating for each of them. */
  isAdvice: (finding: Finding) => boolean;
  groups: FixGroup[];
};

/** Findings of one rule, and what to do about them: by kind of app where the kinds differ, else under null. */
export type FixGroup = {
  findings: readonly [Finding, ...Finding[]];
  fixes: Array<[kind: AppKind | null, text: string]>;
};

export type FixOptions = {
  /** Whose remedies, which name no app or user, stand for those of several findings. */
  rules: readonly RuleText[];
  kindOf: (finding: Finding) => AppKind | undefined;
};

const before = (a: Finding, b: Finding): number =>
  Number(a.kind === 'posture') - Number(b.kind === 'posture') ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  (a.rule < b.rule ? -1 : Number(a.rule > b.rule));

/** What all of them say, or what their rule says in general. */
const common = (findings: readonly [Finding, ...Finding[]], general: string): string =>
  findings.every(({ remediation }) => remediation === findings[0].remediation) ? findings[0].remediation : general;

const fixesOf = (
  findings: FixGroup['findings'],
  rule: RuleText | undefined,
  kindOf: FixOptions['kindOf'],
): FixGroup['fixes'] => {
  const byKind = rule?.remedyByKind;
  const groups = [...Map.groupBy(findings, kindOf)];
  const general: FixGroup['fixes'] = [[null, common(findings, rule?.remedy ?? findings[0].remediation)]];
  if (byKind === undefined || groups.some(([kind]) => kind === undefined)) return general;
  const fixes = groups.flatMap(([kind, [first, ...rest]]): FixGroup['fixes'] =>
    kind === undefined || first === undefined ? [] : [[kind, common([first, ...rest], byKind[kind])]],
  );
  const [text, ...others] = new Set(fixes.map((fix) => fix[1]));
  return text !== undefined && others.length === 0 ? [[null, text]] : fixes;
};

/** Failed findings of which a rule has more than one. */
export const sharedFixes = (findings: readonly Finding[], { rules, kindOf }: FixOptions): SharedFixes => {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  // Of a rule without general texts only findings with the same remedy share one.
  const keyOf = ({ rule, remediation }: Finding): string => (known.has(rule) ? rule : `${rule}\n${remediation}`);
  const failed = findings.filter(({ status }) => status === 'fail').sort(before);
  const groups = Map.groupBy(failed, keyOf);
  const has = (finding: Finding): boolean => (groups.get(keyOf(finding))?.length ?? 0) > 1;
  return {
    has,
    isAdvice: (finding) => finding.severity === 'info' && has(finding),
    groups: [...groups.values()].flatMap(([first, ...rest]) => {
      if (first === undefined || rest.length === 0) return [];
      const group: FixGroup['findings'] = [first, ...rest];
      return [{ findings: group, fixes: fixesOf(group, known.get(first.rule), kindOf) }];
    }),
  };
};

const MOST_APPS = 6;
/** Of advice, which is not shown with the apps. */
const MOST_ADVISED = 30;
const MOST_MESSAGES = 2;

const messagesOf = (group: readonly Finding[]): string[] => {
  const messages = [...new Set(group.map(({ message }) => clip(message)))];
  return messages.length <= MOST_MESSAGES
    ? messages
    : [...messages.slice(0, MOST_MESSAGES), words('fixes.moreMessages')];
};

const fixText = ([kind, text]: FixGroup['fixes'][number]): string =>
  kind === null ? words('finding.fix', text) : words('fixes.ofKind', words(`kind.${kind}`), text);

const groupLines = ({ findings, fixes }: FixGroup, columns: number, paint: Paint): string[] => {
  const [first] = findings;
  const apps = [...new Set(findings.flatMap(({ app }) => app ?? []))];
  const label = `  ${first.severity}`;
  const [head = '', ...more] = paragraph(
    words('fixes.of', first.rule, listed(apps, first.severity === 'info' ? MOST_ADVISED : MOST_APPS)),
    columns,
    MARGIN,
    label,
  );
  return [
    paint.severity[first.severity](head.slice(0, label.length)) + head.slice(label.length),
    ...more,
    // Advice is not shown with the apps, so what it says is said here.
    ...(first.severity === 'info' ? messagesOf(findings) : []).flatMap((text) => paragraph(text, columns, MARGIN)),
    ...fixes.flatMap((fix) => paragraph(fixText(fix), columns, MARGIN)),
  ];
};

export const fixLines = ({ groups }: SharedFixes, columns: number, paint: Paint): string[] =>
  groups.flatMap((group) => groupLines(group, columns, paint));
