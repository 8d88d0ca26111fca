import type { Invocation, Notification } from 'sarif';
import { gapName } from '../../gap-name.js';
import type { Report, ReportGap } from '../../report.js';
import type { RenderContext } from '../format.js';
import { plain } from './result.js';

/** An error is what made the result incomplete although it should have been readable. */
const notificationOf = (gap: ReportGap, incomplete: boolean): Notification => ({
  level: incomplete ? 'error' : 'warning',
  descriptor: { id: `gap/${gap.source}` },
  message: { text: plain(`${gapName(gap)}: ${gap.detail}`) },
  properties: { source: gap.source, reason: gap.reason, rules: gap.rules, grant: gap.grant ?? [] },
});

export const invocationOf = (report: Report, { gate, command }: RenderContext): Invocation => {
  const incomplete = new Set(gate.incomplete.map(({ reason }) => reason));
  return {
    executionSuccessful: gate.incomplete.length === 0,
    exitCode: gate.exitCode,
    exitCodeDescription: report.lead.exit,
    startTimeUtc: report.collectedAt,
    endTimeUtc: report.evaluatedAt,
    toolExecutionNotifications: report.gaps.map((gap) => notificationOf(gap, incomplete.has(gap.reason))),
    properties: { command },
  };
};
