/** The lists that only one command has: what a verification requires, what its probe did, apps that one org lacks. */
import { toldBy, wordWithSign, type Item, type Mark, type Section } from '../../report.js';
import { label } from '../../words.js';
import { placeOfFinding } from './ids.js';
import { html, nothing, type Markup } from './markup.js';

const CLASSES: Readonly<Record<Mark, string>> = {
  good: 'pass',
  bad: 'fail',
  open: 'inconclusive',
  none: 'notApplicable',
};

/** A link to what is told of it with the app: evidence and remedy. */
const more = (item: Item): Markup => {
  const fingerprint = toldBy(item);
  return fingerprint === undefined || item.details !== undefined
    ? nothing
    : html` <a class="more" href="#${placeOfFinding({ fingerprint })}">${label('item.more')}</a>`;
};

const itemOf = (item: Item): Markup => {
  const { mark, word, text, details = [] } = item;
  const chip = word === '' ? nothing : html`<span class="chip ${CLASSES[mark]}">${wordWithSign(item)}</span> `;
  const said = details.length === 0 ? nothing : html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>`;
  return html`<li>${chip}<div>${text}${more(item)}${said}</div></li>
`;
};

export const sectionLists = (sections: readonly Section[]): Markup =>
  html`${sections.map(
    ({ id, title, items }) => html`<section aria-labelledby="list-${id}">
<h2 id="list-${id}">${title}</h2>
<ul class="items${items.every(({ word }) => word === '') ? ' names' : ''}">
${items.map(itemOf)}</ul>
</section>
`,
  )}`;
