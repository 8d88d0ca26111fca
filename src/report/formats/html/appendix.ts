/** Coverage, what could not be checked, and the rules. */
import type { FrameworkCoverage } from '../../../findings/audit-report.js';
import type { Report } from '../../report.js';
import { gapName } from '../../gap-name.js';
import { label, words } from '../../words.js';
import type { RenderContext } from '../format.js';
import type { RuleText } from '../../../findings/rule-text.js';
import { checkChip, severityChip } from './chip.js';
import { html, nothing, type Markup } from './markup.js';

const framework = ({
  framework: id,
  title,
  controls,
}: FrameworkCoverage): Markup => html`<section aria-labelledby="coverage-${id}">
<h2 id="coverage-${id}">${label('heading.coverage', title)}</h2>
<p class="quiet">${label('coverage.note')}</p>
<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table>
<thead><tr><th scope="col">${label('column.control')}</th><th scope="col">${label('column.title')}</th><th scope="col">${label('column.state')}</th><th scope="col">${label('column.rules')}</th></tr></thead>
<tbody>
${controls.map(
  (
    control,
  ) => html`<tr><th scope="row">${control.control}</th><td>${control.title}</td><td>${checkChip(control.state)}</td><td>${control.rules.map(
    ({ rule, state, failed }) =>
      html`<span class="rule-state"><a href="#rule-${rule}">${rule}</a> ${failed > 0 ? label('coverage.failed', failed) : label(`status.${state}`)}</span> `,
  )}</td></tr>
`,
)}</tbody>
</table></div>
</section>
`;

export const coverage = (report: Report): Markup => html`${(report.coverage ?? []).map(framework)}`;

export const gaps = (report: Report): Markup =>
  report.gaps.length === 0
    ? nothing
    : html`<section aria-labelledby="gaps">
<h2 id="gaps">${words('heading.unchecked')}</h2>
<ul class="gaps">
${report.gaps.map(
  ({
    source,
    side,
    reason,
    detail,
    grant = [],
    rules,
  }) => html`<li><p><b>${gapName({ source, side })}</b>: ${words(`gap.reason.${reason}`)}</p>
<p>${detail}</p>
${grant.length > 0 ? html`<p>${words('gap.grant', grant.join(', '))}</p>` : nothing}${rules.length > 0 ? html`<p class="quiet">${label('leftOpen', rules.join(', '))}</p>` : nothing}</li>
`,
)}</ul>
</section>
`;

const ruleCard = ({
  id,
  title,
  why,
  remedy,
  controls,
  documentation,
  severity,
  kind,
}: RuleText): Markup => html`<article class="rule" id="rule-${id}">
<h3>${title} <code>${id}</code></h3>
<p>${severityChip(severity)} ${label(`kind.${kind}`)}</p>
<p>${why}</p>
<p><b>${label('remedy')}:</b> ${remedy}</p>
<p class="quiet">${controls.join(', ')}</p>
${documentation.startsWith('https://') ? html`<p><a href="${documentation}" rel="noopener noreferrer">${label('documentation')}</a></p>` : nothing}
</article>
`;

export const rulebook = ({ rules, version, command }: RenderContext): Markup => html`<section aria-labelledby="rules">
<h2 id="rules">${label('heading.rules')}</h2>
<div class="rules">
${rules.map(ruleCard)}</div>
</section>
</main>
<footer><p class="quiet">${label('page.footer', command, version)}</p></footer>
</body>
</html>
`;
