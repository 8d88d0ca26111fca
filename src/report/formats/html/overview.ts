/** What a manager reads in a minute: the verdict, the figures, two pictures. */
import { SEVERITIES } from '../../../findings/audit-report.js';
import { baselineSummary } from '../../../findings/baseline-lines.js';
import type { Report } from '../../report.js';
import type { View } from '../../views.js';
import { label } from '../../words.js';
import type { RenderContext } from '../format.js';
import { identityPicture } from './identity-picture.js';
import { html, nothing, type Markup } from './markup.js';
import { severityPicture } from './severity-picture.js';

const OUTCOMES: Readonly<Record<number, string>> = { 0: 'ok', 30: 'findings', 31: 'incomplete' };

const tile = (name: string, count: number, title: string): Markup =>
  html`<li class="tile ${name}${count === 0 ? ' zero' : ''}"><b>${count}</b> <span>${title}</span></li>`;

export const overview = (report: Report, views: readonly View[], { gate }: RenderContext): Markup => {
  const { kind, subject, outcome, verdict, exit, origin } = report.lead;
  const { findings, inconclusive, waived, passed } = report.summary;
  const note = report.baseline === undefined ? '' : baselineSummary(report.baseline);
  const apps = views.filter(({ name }) => name !== null);
  return html`<header>
<p class="eyebrow">${kind}</p>
<h1>${subject}</h1>
${origin.map(
  (text) => html`<p class="quiet">${text}</p>
`,
)}</header>
<main>
<section class="verdict ${OUTCOMES[gate.exitCode] ?? 'incomplete'}" aria-labelledby="verdict">
<h2 id="verdict">${outcome}</h2>
<p class="lead">${verdict}</p>
<p class="quiet">${exit}</p>
${
  note === ''
    ? nothing
    : html`<p class="quiet">${note}</p>
`
}</section>
<section aria-labelledby="figures">
<h2 id="figures">${label('heading.figures')}</h2>
<ul class="tiles">
${SEVERITIES.map((severity) => tile(severity, findings[severity], severity))}
${tile('inconclusive', inconclusive, label('status.inconclusive'))}
${tile('waived', waived, label('status.waived'))}
${tile('pass', passed, label('figures.passed'))}
</ul>
<div class="pictures">
${severityPicture(apps)}${apps.some(({ app }) => app?.config !== undefined) ? identityPicture(apps) : nothing}</div>
</section>
`;
};
