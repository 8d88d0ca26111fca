import type { Finding } from '../../../findings/audit-report.js';
import { label } from '../../words.js';
import { checkChip, severityChip } from './chip.js';
import { html, nothing, type Markup } from './markup.js';

const waiverOf = ({ waiver }: Finding): Markup => {
  if (waiver === undefined) return nothing;
  const by = [waiver.owner, waiver.ticket].filter((part) => part !== null).join(', ');
  return html`<p class="waiver">${label('waived', waiver.expires, waiver.reason)}${by === '' ? '' : ` (${by})`}</p>`;
};

const evidenceOf = ({ evidence }: Finding): Markup =>
  evidence.length === 0
    ? nothing
    : html`<ul class="evidence" aria-label="${label('evidence')}">${evidence.map(({ source, detail }) => html`<li><b>${source}</b> ${detail}</li>`)}</ul>`;

/** `inline`: with its remedy, which in large reports stands only once, with its rule. */
export const findingItem = (finding: Finding, known: boolean, inline: boolean): Markup => {
  const { rule, kind, severity, status, message, confidence, remediation, controls } = finding;
  const link = known ? html`<a href="#rule-${rule}">${rule}</a>` : html`${rule}`;
  return html`<li class="finding ${status === 'fail' ? severity : status}" data-severity="${severity}" data-status="${status}" data-kind="${kind}" data-rule="${rule}">
<p class="statement">${severityChip(severity)} ${status === 'fail' ? nothing : html`${checkChip(status)} `}${message}</p>
${waiverOf(finding)}${evidenceOf(finding)}${status === 'fail' && (inline || !known) ? html`<p class="fix"><b>${label('remedy')}:</b> ${remediation}</p>` : nothing}
<p class="meta">${link} · ${label(`kind.${kind}`)}${confidence === 'high' ? '' : ` · ${label('confidence', confidence)}`}${inline && controls.length > 0 ? html` · ${controls.join(', ')}` : nothing}</p>
</li>
`;
};
