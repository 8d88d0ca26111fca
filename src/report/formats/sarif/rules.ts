import type { ReportingDescriptor } from 'sarif';
import { SEVERITIES, type Finding, type Severity } from '../../../findings/audit-report.js';
import type { RuleText } from '../../../findings/rule-text.js';
import type { Report } from '../../report.js';
import { label } from '../../words.js';
import { LEVELS, SECURITY_SEVERITIES } from './levels.js';

/** Code scanning takes no more tags of a rule. */
const MOST_TAGS = 20;

const PROBLEM_SEVERITIES = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

/** `run-as-missing` → `RunAsMissing` */
const pascalCase = (id: string): string => id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Code scanning links tags of the form `external/cwe/cwe-250`. */
const tagOf = (control: string): string =>
  /^CWE-\d+$/.test(control) ? `external/cwe/${control.toLowerCase()}` : control;

/** Our own texts are no markup either: `<username>` would be a tag. */
const asMarkdown = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('\n', '  \n');

const worst = (findings: readonly Finding[], otherwise: Severity): Severity =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? otherwise;

const properties = (
  kind: string,
  severity: Severity,
  controls: readonly string[],
): ReportingDescriptor['properties'] => ({
  tags: ['security', ...controls.map(tagOf)].slice(0, MOST_TAGS),
  kind,
  'security-severity': SECURITY_SEVERITIES[severity],
  'problem.severity': PROBLEM_SEVERITIES[LEVELS[severity]],
});

const described = (rule: RuleText, findings: readonly Finding[]): ReportingDescriptor => {
  // A rule has one severity in code scanning: that of its worst finding, where a policy or the facts changed it.
  const severity = worst(findings, rule.severity);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: {
      text: `${rule.why}\n\n${rule.remedy}\n\n${rule.documentation}`,
      markdown: [
        asMarkdown(rule.why),
        `**${label('remedy')}:** ${asMarkdown(rule.remedy)}`,
        ...(rule.controls.length === 0 ? [] : [`**${label('controls')}:** ${rule.controls.join(', ')}`]),
        `[${label('documentation')}](${rule.documentation})`,
      ].join('\n\n'),
    },
    helpUri: rule.documentation,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: properties(rule.kind, severity, rule.controls),
  };
};

/** A rule of which nothing is known but what its findings say. */
const undescribed = (id: string, findings: readonly [Finding, ...Finding[]]): ReportingDescriptor => {
  const { kind, remediation, controls } = findings[0];
  const severity = worst(findings, 'info');
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: id },
    fullDescription: { text: id },
    help: { text: remediation, markdown: asMarkdown(remediation) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: properties(kind, severity, controls),
  };
};

/** All rules that were checked, and those that only findings name. */
export const describeRules = (report: Report, texts: readonly RuleText[]): ReportingDescriptor[] => {
  const findings = Map.groupBy(report.findings, ({ rule }) => rule);
  const known = new Set(texts.map(({ id }) => id));
  const others = [...findings].filter(([id]) => !known.has(id));
  return [
    ...texts.map((rule) => described(rule, findings.get(rule.id) ?? [])),
    ...others.map(([id, [first, ...rest]]) => (first === undefined ? { id } : undescribed(id, [first, ...rest]))),
  ];
};
