import type { AuditReport } from '../../../src/findings/audit-report.js';
import type { Render, RenderContext } from '../../../src/report/formats/format.js';
import type { Report } from '../../../src/report/report.js';
import type { RuleText } from '../../../src/findings/rule-text.js';
import { reportOfAudit } from '../../../src/report/of-audit.js';
import { gate } from '../../../src/findings/gate.js';
import { ruleCatalog } from '../../../src/rules/catalogue.js';

/** What a command hands over with a report: the real rules, and a policy file that declares one app. */
export const contextOf = (report: AuditReport, changes: Partial<RenderContext> = {}): RenderContext => ({
  rules: ruleCatalog(),
  gate: gate(report, { failOn: 'high', failOnInconclusive: false }),
  version: '1.2.3',
  command: 'sf nhi audit',
  declaredAt: (app) => (app === 'Contract_Signing' ? { file: 'config/nhi-policy.yml', line: 7 } : null),
  ...changes,
});

/** A rule whose texts nobody edits. */
export const aRule = (rule: Partial<RuleText> & Pick<RuleText, 'id'>): RuleText => ({
  family: 'any',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [],
  documentation: `https://help.example.com/${rule.id}`,
  title: `Title of ${rule.id}`,
  why: `Why ${rule.id} matters.`,
  remedy: `What to do about ${rule.id}.`,
  ...rule,
});

type ReportContext = Partial<RenderContext> & Pick<RenderContext, 'gate'>;

/** A report of any command in a format. */
export const renderedReport = (render: Render, report: Report, context: ReportContext): string =>
  [
    ...render(report, { rules: [], version: '1.2.3', command: 'sf nhi audit', declaredAt: () => null, ...context }),
  ].join('');

/** An audit in a format. */
export const rendered = (render: Render, audit: AuditReport, changes: Partial<RenderContext> = {}): string => {
  const context = contextOf(audit, changes);
  return [...render(reportOfAudit(audit, context), context)].join('');
};
