import { SEVERITIES, type ReportedApp } from '../../../findings/audit-report.js';
import { failedOf } from '../human/app-view.js';
import { words } from '../human/words.js';
import { rulesInState, type AppGroup } from '../groups.js';
import { label } from '../words.js';
import { stateChip } from './chip.js';
import { findingItem } from './finding.js';
import { html, nothing, type Markup } from './markup.js';

const runAsOf = ({ runAs }: ReportedApp): string =>
  runAs.state === 'missing' ? words('runAs.missing') : (runAs.username ?? runAs.userId ?? words('runAs.notKnown'));

type Facts = ReadonlyArray<readonly [term: string, detail: string]>;

const answer = (value: boolean | null): string =>
  label(value === null ? 'answer.notKnown' : value ? 'answer.yes' : 'answer.no');

const listOf = (values: readonly string[] | null): string =>
  values === null ? label('answer.notKnown') : values.length === 0 ? label('answer.none') : values.join(', ');

const userFacts = ({ runAs }: ReportedApp): Array<[key: string, value: string | null]> =>
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

const auditFacts = (app: ReportedApp): Facts => {
  const facts: Array<[key: string, value: string | null]> = [
    ['label', app.label === app.name ? null : app.label],
    ['owner', app.owner],
    ['service', app.service],
    ['contact', app.contactEmail],
    [
      'flow',
      `${label('fact.settings')} ${answer(app.flow.settings)}, ${label('fact.policy')} ${answer(app.flow.policy)}`,
    ],
    ['scopes', listOf(app.scopes)],
    ['ipRelaxation', app.ipRelaxation ?? label('answer.notKnown')],
    ['permittedUsers', app.permittedUsers ?? label('answer.notKnown')],
    ...userFacts(app),
  ];
  return facts.flatMap(([key, value]) => (value === null ? [] : [[label(`fact.${key}`), value] as const]));
};

const factList = (facts: Facts): Markup =>
  html`<dl class="facts">${facts.map(([term, detail]) => html`<div><dt>${term}</dt><dd>${detail}</dd></div>`)}</dl>`;

const countsOf = (group: AppGroup): Markup => {
  const failed = failedOf(group.view);
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: failed.filter((found) => found.severity === severity).length,
  }));
  const open = group.view.inconclusive.length;
  return html`<span class="counts">${counts
    .filter(({ count }) => count > 0)
    .map(
      ({ severity, count }) => html`<span class="count ${severity}">${count} ${severity}</span>`,
    )}${open > 0 ? html`<span class="count unclear">${words('overview.open', open)}</span>` : nothing}</span>`;
};

const passedOf = (group: AppGroup): Markup => {
  const passed = rulesInState(group, 'pass');
  return passed.length === 0
    ? nothing
    : html`<p class="passed"><b>${label('passedChecks', passed.length)}:</b> ${passed.join(', ')}</p>`;
};

export type CardOptions = {
  knownRules: ReadonlySet<string>;
  /** With remedies and controls. */
  inline: boolean;
  open: boolean;
  /** In place of the configuration that an audit reports. */
  facts?: Facts;
};

/** Place of an app in an ascending order by its worst finding. */
const rankOf = (group: AppGroup): number => {
  const worst = SEVERITIES.findIndex((severity) => failedOf(group.view).some((found) => found.severity === severity));
  return worst === -1 ? SEVERITIES.length : worst;
};

/** An app, or the org itself, folded: one line, and behind it the facts and the findings. */
export const appCard = (group: AppGroup, { knownRules, inline, open, facts }: CardOptions): Markup => {
  const { app, state } = group.view;
  const name = group.name ?? words('heading.org');
  return html`<details class="app" data-name="${name}" data-rank="${rankOf(group)}" data-failed="${failedOf(group.view).length}"${open ? html` open` : nothing}>
<summary><span class="name">${name}</span><span class="kind">${app === null ? '' : words(`kind.${app.kind}`)}</span><span class="runas">${app === null ? '' : runAsOf(app)}</span>${stateChip(state)}${countsOf(group)}</summary>
<div class="body">
${app === null ? nothing : factList(facts ?? auditFacts(app))}${
    group.findings.length === 0
      ? html`<p class="quiet">${label('noFindings')}</p>`
      : html`<ul class="findings">
${group.findings.map((finding) => findingItem(finding, knownRules.has(finding.rule), inline))}</ul>`
  }
${passedOf(group)}</div>
</details>
`;
};
