import { dayOf } from '../inventory/days.js';
import type { ReportedBaseline } from './audit-report.js';
import { bundle } from '../text/messages.js';

const messages = bundle('baseline');

/** What the comparison came to, for people. */
export const baselineSummary = ({ file, evaluatedAt, unchanged, fixed }: ReportedBaseline): string =>
  messages.getMessage('summary', [dayOf(evaluatedAt), file, unchanged, fixed.length]);

/** What was fixed since, a sentence each. */
export const fixedLines = ({ fixed }: ReportedBaseline): string[] =>
  fixed.map(({ rule, app, message }) =>
    app === null
      ? messages.getMessage('fixed', [message, rule])
      : messages.getMessage('fixed.of', [app, message, rule]),
  );
