import type { Finding, ReportedApp } from '../../../findings/audit-report.js';
import type { ReportApp, Term, Wording } from '../../report.js';
import { countsOf, rulesInState, type View } from '../../views.js';
import { label, words } from '../../words.js';
import { stateChip } from './chip.js';
import { findingItem } from './finding.js';
import { html, nothing, type Markup } from './markup.js';
import type { StepOptions } from './steps.js';
import { userName } from './user-name.js';

const runAsOf = ({ runAs }: ReportApp): string => {
  if (runAs === null) return '';
  return runAs.state === 'missing'
    ? words('runAs.missing')
    : (runAs.username ?? runAs.userId ?? words('runAs.notKnown'));
};

const answer = (value: boolean | null): string =>
  label(value === null ? 'answer.notKnown' : value ? 'answer.yes' : 'answer.no');

const listOf = (values: readonly string[] | null): string =>
  values === null ? label('answer.notKnown') : values.length === 0 ? label('answer.none') : values.join(', ');

const userTerms = ({ runAs }: ReportedApp): Array<[key: string, value: string | null]> =>
  runAs.state === 'set'
    ? [
        ['active', answer(runAs.active)],
        ['frozen', answer(runAs.frozen)],
        ['locked', answer(runAs.locked)],
        ['apiEnabled', answer(runAs.apiEnabled)],
        ['apiOnly', answer(runAs.apiOnly)],
        ['license', runAs.license ?? label('answer.notKnown')],
        ['profile', runAs.profile ?? label('answer.notKnown')],
        ['adminPermissions', listOf(runAs.adminPermissions)],
      ]
    : [];

const configTerms = (app: ReportedApp): Term[] => {
  const terms: Array<[key: string, value: string | null]> = [
    ['label', app.label === app.name ? null : app.label],
    ['owner', app.owner],
    ['service', app.service],
    ['contact', app.contactEmail],
    [
      'flow',
      `${label('term.settings')} ${answer(app.flow.settings)}, ${label('term.policy')} ${answer(app.flow.policy)}`,
    ],
    ['scopes', listOf(app.scopes)],
    ['ipRelaxation', app.ipRelaxation ?? label('answer.notKnown')],
    ['permittedUsers', app.permittedUsers ?? label('answer.notKnown')],
    ...userTerms(app),
  ];
  return terms.flatMap(([key, value]) => (value === null ? [] : [[label(`term.${key}`), value] as const]));
};

const termList = ({ config, terms = [] }: ReportApp): Markup =>
  html`<dl class="facts">${(config === undefined ? terms : configTerms(config)).map(([term, detail]) => html`<div><dt>${term}</dt><dd>${detail}</dd></div>`)}</dl>`;

const countsList = (view: View): Markup => {
  const open = view.inconclusive.length;
  return html`<span class="counts">${countsOf(view).map(
    ({ severity, count }) => html`<span class="count ${severity}">${count} ${severity}</span>`,
  )}${open > 0 ? html`<span class="count unclear">${words('overview.open', open)}</span>` : nothing}</span>`;
};

const passedOf = (view: View): Markup => {
  const passed = rulesInState(view, 'pass');
  return passed.length === 0
    ? nothing
    : html`<p class="passed"><b>${label('passedChecks', passed.length)}:</b> ${passed.join(', ')}</p>`;
};

export type CardOptions = StepOptions & {
  knownRules: ReadonlySet<string>;
  /** Of its place in the page. */
  id: string;
  idOf: (finding: Finding) => string;
  open: boolean;
  wording: Wording;
};

const aboutOf = (app: ReportApp | null): Markup =>
  app === null
    ? nothing
    : html`<span class="about"><span class="kind">${words(`kind.${app.kind}`)}</span> <span class="runas">${userName(runAsOf(app))}</span></span>`;

/** An app, or the org itself, folded: one line, and behind it the facts and the findings. */
export const appCard = (view: View, { knownRules, id, idOf, open, wording, ...steps }: CardOptions): Markup => {
  const { app, state } = view;
  const name = view.name ?? words('heading.org');
  return html`<details class="app" id="${id}" data-name="${name}" data-failed="${view.failed.length}"${open ? html` open` : nothing}>
<summary><span class="name">${name}</span>${stateChip(state, wording)}${countsList(view)}${aboutOf(app)}</summary>
<div class="body">
${app === null ? nothing : termList(app)}${
    view.findings.length === 0
      ? html`<p class="quiet">${label('noFindings')}</p>`
      : html`<ul class="findings">
${view.findings.map((finding) => findingItem(finding, { ...steps, id: idOf(finding), known: knownRules.has(finding.rule) }))}</ul>`
  }
${passedOf(view)}<p class="meta"><a class="permalink" href="#${id}">${label('permalink')}</a></p>
</div>
</details>
`;
};
