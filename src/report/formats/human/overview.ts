import type { ReportApp, Wording } from '../../report.js';
import { countsOf, type View } from '../../views.js';
import { words } from '../../words.js';
import { table } from './columns.js';
import { paragraph } from './layout.js';
import type { Paint } from './paint.js';

const runAsOf = (app: ReportApp | null): string => {
  const runAs = app?.runAs;
  if (runAs === null) return '';
  if (runAs?.state === 'missing') return words('runAs.missing');
  return runAs?.username ?? runAs?.userId ?? words('runAs.notKnown');
};

const countsText = (view: View): string => {
  // The two worst say enough for a line; the app's own section has all.
  const worst = countsOf(view)
    .slice(0, 2)
    .map(({ severity, count }) => `${count} ${severity}`);
  if (view.inconclusive.length > 0 && worst.length < 2) worst.push(words('overview.open', view.inconclusive.length));
  return worst.join(', ');
};

const legend = (views: readonly View[], columns: number, notes: readonly string[]): string[] => {
  const kinds = new Set(views.map(({ app }) => app?.kind));
  const states = new Set(views.map(({ state }) => state));
  const parts = [
    ...(kinds.size > 0 ? [words('kind.legend')] : []),
    ...(['breaks', 'willBreak', 'risk', 'unclear'] as const)
      .filter((state) => states.has(state))
      .map((state) => words(`state.legend.${state}`)),
    ...notes,
  ];
  return paragraph(parts.join(' '), columns);
};

/** A table of the apps, and what helps to read all that follows. */
export const overview = (
  views: View[],
  columns: number,
  paint: Paint,
  { states, notes }: { states: Wording['states']; notes: readonly string[] },
): string[] => {
  const head = ['app', 'kind', 'runAs', 'state', 'findings'].map((name) => ({
    text: words(`column.${name}`),
    style: paint.quiet,
  }));
  const rows = views.map((view) => [
    view.name ?? '',
    view.app === null ? '' : words(`kind.short.${view.app.kind}`),
    runAsOf(view.app),
    { text: states[view.state], style: paint.state[view.state] },
    countsText(view),
  ]);
  return [...table(head, rows, columns, [0, 2]), ...legend(views, columns, notes).map((line) => paint.quiet(line))];
};
