import { safeData } from '../../text/safe-text.js';
import type { AuditReport } from '../../findings/audit-report.js';
import { appViews, orgView } from './human/app-view.js';
import { header } from './human/header.js';
import { exitSentence, verdict } from './human/verdict.js';
import type { Lead, RenderContext } from './format.js';
import { label } from './words.js';

/** What the report opens with: the command's own sentences, else those of an audit. */
export const leadOf = (report: AuditReport, { gate, lead, selection }: RenderContext): Lead =>
  lead === undefined
    ? {
        kind: label('page.eyebrow'),
        subject: report.org.instanceUrl.replace(/^https?:\/\//, ''),
        outcome: label(`title.${gate.exitCode}`),
        verdict: verdict(report, appViews(report), orgView(report), selection),
        exit: exitSentence(gate),
        origin: header(report),
      }
    : safeData(lead);

/** The title of a page. */
export const pageTitle = ({ org }: AuditReport, { lead }: RenderContext): string =>
  lead === undefined ? `${label('page.title')} ${org.instanceUrl}` : safeData(`${lead.kind}: ${lead.subject}`);
