/** What a manager reads in a minute: the verdict, the figures, two pictures. */
import { SEVERITIES } from '../../../findings/audit-report.js';
import { baselineSummary } from '../../../findings/baseline-lines.js';
import type { Report } from '../../report.js';
import type { View } from '../../views.js';
import { label } from '../../words.js';
import type { Gate } from '../../../findings/gate.js';
import type { RenderContext } from '../format.js';
import { identityPicture } from './identity-picture.js';
import { html, nothing, type Markup } from './markup.js';
import { severityPicture } from './severity-picture.js';

const OUTCOMES: Readonly<Record<number, string>> = { 30: 'findings', 31: 'incomplete' };

const tile = (name: string, count: number, title: string): Markup =>
  html`<li class="tile ${name}${count === 0 ? ' zero' : ''}"><b>${count}</b> <span>${title}</span></li>`;

/** What the color of the verdict says: that something was found counts, whether or not the gate minds it. */
const colorOf = (views: readonly View[], { exitCode, inconclusive }: Gate): string => {
  const found = views.some(({ failed }) => failed.some(({ severity }) => severity !== 'info'));
  if (exitCode !== 0) return OUTCOMES[exitCode] ?? 'incomplete';
  return found ? 'passed' : inconclusive ? 'incomplete' : 'ok';
};

/** What was judged, and how it ended. */
export const opening = (report: Report, views: readonly View[], { gate }: Pick<RenderContext, 'gate'>): Markup => {
  const { kind, subject, outcome, verdict, exit, origin } = report.lead;
  const note = report.baseline === undefined ? '' : baselineSummary(report.baseline);
  const color = colorOf(views, gate);
  return html`<header>
<p class="eyebrow">${kind}</p>
<h1>${subject}</h1>
${origin.map(
  (text) => html`<p class="quiet">${text}</p>
`,
)}</header>
<main>
<section class="verdict ${color}" aria-labelledby="verdict">
<h2 id="verdict">${outcome}</h2>
${
  color === 'ok'
    ? html`<p class="clear">${label('clear')}</p>
`
    : nothing
}
<p class="lead">${verdict}</p>
<p class="quiet">${exit}</p>
${
  note === ''
    ? nothing
    : html`<p class="quiet">${note}</p>
`
}</section>
`;
};

/** Of a single app its card says it all. */
const pictures = (apps: readonly View[], appIds: ReadonlyMap<View, string>): Markup =>
  apps.length < 2
    ? nothing
    : html`<div class="pictures">
${severityPicture(apps)}${apps.some(({ app }) => app?.config !== undefined) ? identityPicture(apps, appIds) : nothing}</div>
`;

export const figures = (report: Report, views: readonly View[], appIds: ReadonlyMap<View, string>): Markup => {
  const { findings, inconclusive, waived, passed } = report.summary;
  const apps = views.filter(({ name }) => name !== null);
  return html`<section aria-labelledby="figures">
<h2 id="figures">${label('heading.figures')}</h2>
<ul class="tiles">
${SEVERITIES.map((severity) => tile(severity, findings[severity], severity))}
${tile('inconclusive', inconclusive, label('status.inconclusive'))}
${tile('waived', waived, label('status.waived'))}
${tile('pass', passed, label('figures.passed'))}
</ul>
${pictures(apps, appIds)}</section>
`;
};
