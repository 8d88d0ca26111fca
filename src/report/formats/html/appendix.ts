/** Coverage, what could not be checked, and the rules. */
import type { FrameworkCoverage } from '../../../findings/audit-report.js';
import type { Report, ReportGap } from '../../report.js';
import { AUDITOR_SET, byCure, permissionText } from '../../cures.js';
import { gapName } from '../../gap-name.js';
import { undecidedOf, type Undecided } from '../../undecided.js';
import { label, listed, words } from '../../words.js';
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

const gapItem = ({ source, side, reason, detail, grant = [], rules }: ReportGap): Markup =>
  html`<li><p><b>${gapName({ source, side })}</b>${grant.length > 0 ? nothing : html`: ${words(`gap.reason.${reason}`)}`}</p>
<p>${detail}</p>
${rules.length > 0 ? html`<p class="quiet">${label('leftOpen', rules.join(', '))}</p>` : nothing}</li>
`;

const MOST_MESSAGES = 5;

const undecidedItem = ({ rule, apps, messages }: Undecided): Markup =>
  html`<li><p><b>${apps.length === 0 ? rule : words('undecided.of', rule, listed(apps, MOST_MESSAGES))}</b></p>
${messages.slice(0, MOST_MESSAGES).map(
  (message) => html`<p>${message}</p>
`,
)}</li>
`;

/** By rule, with what is open; each app tells its own. */
const undecided = (open: readonly Undecided[]): Markup =>
  open.length === 0
    ? nothing
    : html`<h3>${words('heading.undecided')}</h3>
<ul class="gaps">
${open.map(undecidedItem)}</ul>
`;

/**
 * What could not be read, by the permission that would cure it, then what no permission is known to cure, then what
 * was read and did not decide.
 */
export const gaps = (report: Report): Markup => {
  const open = undecidedOf(report);
  if (report.gaps.length === 0 && open.length === 0) return nothing;
  const { cured, others } = byCure(report.gaps);
  return html`<section aria-labelledby="gaps">
<h2 id="gaps">${words('heading.unchecked')}</h2>
${[...cured].map(
  ([name, group]) => html`<h3>${words('gap.cure', permissionText(name))}</h3>
<ul class="gaps">
${group.map(gapItem)}</ul>
`,
)}${cured.size > 0 ? html`<p class="quiet">${words('gap.auditorSet', AUDITOR_SET)}</p>` : nothing}${
    others.length > 0
      ? html`<ul class="gaps">
${others.map(gapItem)}</ul>
`
      : nothing
  }${undecided(open)}</section>
`;
};

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

/** Folded: it is for looking up, and most of the page. */
export const rulebook = ({ rules, version, command }: RenderContext): Markup => html`<details class="rulebook">
<summary><h2 id="rules">${label('heading.rules')}</h2></summary>
<div class="rules">
${rules.map(ruleCard)}</div>
</details>
</main>
<footer><p class="quiet">${label('page.footer', command, version)}</p></footer>
</body>
</html>
`;
