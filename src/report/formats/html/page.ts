/**
 * One HTML file that needs nothing but a browser: no network, no handler in an attribute, a policy that lets only its
 * own style and script run. Without the script everything is there; with it the list can be sorted and filtered.
 */
import type { Render } from '../format.js';
import { safeReport } from '../../report.js';
import { sortedByWeight, viewsOf } from '../../views.js';
import { label } from '../../words.js';
import { appCard } from './app-card.js';
import { coverage, gaps, rulebook } from './appendix.js';
import { head } from './assets.js';
import { filters } from './filters.js';
import { createIds, placeOfApp, placeOfFinding } from './ids.js';
import { html, nothing } from './markup.js';
import { figures, opening } from './overview.js';
import { sectionLists } from './sections.js';
import { linkHost } from './steps.js';

/**
 * With more findings than these, sentences of remedies stand only once, with the rules: they would be most of the page.
 */
const MOST_WITH_REMEDY = 1_000;

/** From here on the browser lays out only what is in view. */
const MANY_APPS = 200;

/** So few apps are shown unfolded where something of them is broken. */
const MOST_OPEN = 12;

export const render: Render = function* (unsafe, context) {
  const report = safeReport(unsafe);
  const views = sortedByWeight(viewsOf(report));
  const knownRules = new Set(context.rules.map(({ id }) => id));
  const brief = report.findings.length > MOST_WITH_REMEDY;
  const host = linkHost(report.org.instanceUrl);
  const ids = createIds();
  const appIds = new Map(views.map((view) => [view, ids(placeOfApp(view.name))]));
  const hasFixed = report.findings.some(({ status }) => status === 'fixed');
  const found = [...new Set(report.findings.map(({ rule }) => rule))].sort();

  yield head(report.lead.title).markup;
  yield html`<body class="${brief ? 'brief' : 'whole'}" data-copied="${label('copied')}">
<a class="skip" href="#findings">${label('page.skip')}</a>
`.markup;
  yield opening(report, views, context).markup;
  // Of one app the list is the answer; of many, figures come first.
  const lists = [sectionLists(report.sections), figures(report, views, appIds)];
  for (const { markup } of report.lists === 'requirements' ? lists : lists.toReversed()) yield markup;
  yield html`<section aria-labelledby="findings">
<h2 id="findings">${label('heading.findings')}</h2>
${views.length === 0 ? html`<p class="quiet">${label('noFindings')}</p>` : nothing}${
    views.length > 1 || hasFixed ? filters(found, hasFixed) : nothing
  }
<div class="apps${views.length >= MANY_APPS ? ' many' : ''}">
`.markup;
  for (const view of views) {
    yield appCard(view, {
      knownRules,
      host,
      brief,
      id: appIds.get(view) ?? '',
      idOf: (finding) => ids(placeOfFinding(finding)),
      wording: report.wording,
      open: views.length === 1 || (views.length <= MOST_OPEN && view.state === 'breaks'),
    }).markup;
  }
  yield html`</div>
</section>
`.markup;
  yield coverage(report).markup;
  yield gaps(report).markup;
  yield rulebook(context).markup;
};
