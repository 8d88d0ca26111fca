import type { Finding } from '../../../findings/audit-report.js';
import { placeAndChange } from '../../place.js';
import { label } from '../../words.js';
import { checkChip, severityChip } from './chip.js';
import { html, nothing, type Markup } from './markup.js';
import { stepList, type StepOptions } from './steps.js';

const waiverOf = ({ waiver }: Finding): Markup => {
  if (waiver === undefined) return nothing;
  const by = [waiver.owner, waiver.ticket].filter((part) => part !== null).join(', ');
  return html`<p class="waiver">${label('waived', waiver.expires, waiver.reason)}${by === '' ? '' : ` (${by})`}</p>`;
};

const evidenceOf = ({ evidence }: Finding): Markup =>
  evidence.length === 0
    ? nothing
    : html`<ul class="evidence" aria-label="${label('evidence')}">${evidence.map(({ source, detail }) => html`<li><b>${source}</b> ${detail}</li>`)}</ul>`;

export type FindingOptions = StepOptions & {
  /** Of its place in the page. */
  id: string;
  /** The rule is described in the page. */
  known: boolean;
};

export const findingItem = (finding: Finding, { id, known, host, brief }: FindingOptions): Markup => {
  const { rule, kind, severity, status, message, confidence, controls } = finding;
  const link = known ? html`<a href="#rule-${rule}">${rule}</a>` : html`${rule}`;
  return html`<li class="finding ${status === 'fail' ? severity : status}" id="${id}" data-severity="${severity}" data-status="${status}" data-kind="${kind}" data-rule="${rule}">
<p class="statement">${severityChip(severity)} ${status === 'fail' ? nothing : html`${checkChip(status)} `}${message}</p>
${waiverOf(finding)}${evidenceOf(finding)}${stepList(finding, { host, brief: brief && known })}
<p class="meta">${link} · ${label(`kind.${kind}`)}${placeAndChange(finding).map((part) => html` · <span class="place">${part}</span>`)}${confidence === 'high' ? '' : ` · ${label('confidence', confidence)}`}${!brief && controls.length > 0 ? html`<span class="controls"> · ${controls.join(', ')}</span>` : nothing}${brief ? nothing : html` <a class="permalink" href="#${id}" aria-label="${label('permalink')}">#</a>`}</p>
</li>
`;
};
