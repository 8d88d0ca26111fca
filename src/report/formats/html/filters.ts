import { SEVERITIES } from '../../../findings/audit-report.js';
import { label } from '../../words.js';
import { html, type Markup } from './markup.js';

const choice = (name: string, value: string, title: string): Markup =>
  html`<label class="choice"><input type="checkbox" name="${name}" value="${value}" checked> ${title}</label>`;

/** Shown by the script, since nothing of it works without. `fixed` is a choice where a deploy mends something. */
export const filters = (
  rules: readonly string[],
  hasFixed = false,
): Markup => html`<form class="filters" hidden aria-label="${label('filter.title')}">
<label class="field">${label('filter.search')} <input type="search" name="search" autocomplete="off" spellcheck="false"></label>
<label class="field">${label('filter.rule')} <select name="rule"><option value="">${label('filter.all')}</option>${rules.map((rule) => html`<option>${rule}</option>`)}</select></label>
<label class="field">${label('filter.sort')} <select name="sort">${(['report', 'findings', 'name'] as const).map((key) => html`<option value="${key}">${label(`sort.${key}`)}</option>`)}</select></label>
<fieldset><legend>${label('filter.severity')}</legend>${SEVERITIES.map((severity) => choice('severity', severity, severity))}</fieldset>
<fieldset><legend>${label('filter.status')}</legend>${(['fail', 'inconclusive', 'waived', ...(hasFixed ? (['fixed'] as const) : [])] as const).map((status) => choice('status', status, label(`status.${status}`)))}</fieldset>
<p class="actions"><button type="button" name="open">${label('filter.open')}</button> <button type="button" name="close">${label('filter.close')}</button> <button type="reset">${label('filter.reset')}</button></p>
<p class="shown" role="status" data-text="${label('filter.shown')}"></p>
</form>
`;
