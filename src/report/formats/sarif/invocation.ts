import type { Invocation, Notification } from 'sarif';
import type { AuditReport, ReportedGap } from '../../../findings/audit-report.js';
import type { RenderContext } from '../format.js';
import { label } from '../words.js';
import { plain } from './result.js';

/** An error is what made the result incomplete although it should have been readable. */
const notificationOf = (gap: ReportedGap, incomplete: boolean): Notification => ({
  level: incomplete ? 'error' : 'warning',
  descriptor: { id: `gap/${gap.source}` },
  message: { text: plain(`${gap.source}: ${gap.detail}`) },
  properties: { source: gap.source, reason: gap.reason, rules: gap.rules, grant: gap.grant ?? [] },
});

export const invocationOf = (report: AuditReport, { gate, command, lead }: RenderContext): Invocation => {
  // The report may be a copy of the one that was judged, so gaps are compared by what they say.
  const incomplete = new Set(gate.incomplete.map(({ reason }) => reason));
  return {
    executionSuccessful: gate.incomplete.length === 0,
    exitCode: gate.exitCode,
    exitCodeDescription: lead?.exit ?? label(`exitCode.${gate.exitCode}`),
    startTimeUtc: report.collectedAt,
    endTimeUtc: report.evaluatedAt,
    toolExecutionNotifications: report.gaps.map((gap) => notificationOf(gap, incomplete.has(gap.reason))),
    properties: { command },
  };
};
