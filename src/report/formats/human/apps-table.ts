/** The apps: how each stands, and how many findings it has of each severity. */
import { SEVERITIES, type Severity } from '../../../findings/audit-report.js';
import { APP_STATES, type ReportApp, type Wording } from '../../report.js';
import { countsOf, type View } from '../../views.js';
import { words } from '../../words.js';
import { table } from './columns.js';
import { atMostLines, paragraph } from './layout.js';
import type { Paint } from './paint.js';

/** From here on there is room for the users. */
const WIDE = 110;

const runAsOf = (app: ReportApp | null): string => {
  const runAs = app?.runAs;
  if (runAs === null) return '';
  if (runAs?.state === 'missing') return words('runAs.missing');
  return runAs?.username ?? runAs?.userId ?? words('runAs.notKnown');
};

/** A number below the end of its heading. */
const aligned = (count: number, column: Severity | 'open'): string =>
  String(count).padStart(words(`column.short.${column}`).length);

const countCells = (view: View, paint: Paint): Array<{ text: string; style: (text: string) => string }> => {
  const counts = new Map(countsOf(view).map(({ severity, count }) => [severity, count]));
  const cell = (severity: Severity): { text: string; style: (text: string) => string } => {
    const count = counts.get(severity) ?? 0;
    return { text: aligned(count, severity), style: count === 0 ? paint.quiet : paint.severity[severity] };
  };
  const open = view.inconclusive.length;
  return [
    ...SEVERITIES.map(cell),
    { text: aligned(open, 'open'), style: open === 0 ? paint.quiet : paint.state.unclear },
  ];
};

/** How many apps are not shown, and how they stand. */
const restLine = (hidden: readonly View[], states: Wording['states'], columns: number): string[] => {
  if (hidden.length === 0) return [];
  const figures = APP_STATES.flatMap((state) => {
    const count = hidden.filter((view) => view.state === state).length;
    return count === 0 ? [] : [words('short.figure', count, states[state])];
  });
  return atMostLines(paragraph(words('short.moreApps', hidden.length, figures.join(', ')), columns), 1, columns);
};

/** How many lines {@link appsTable} has for so many apps of which so many are shown. */
export const tableHeight = (apps: number, shown: number): number => 1 + shown + Number(apps > shown);

/** The first `most` views, the worst first, and a line about the others. */
export const appsTable = (
  views: readonly View[],
  most: number,
  { columns, paint, states }: { columns: number; paint: Paint; states: Wording['states'] },
): string[] => {
  const wide = columns >= WIDE;
  const names = ['app', ...(wide ? ['runAs'] : []), 'state', ...[...SEVERITIES, 'open'].map((name) => `short.${name}`)];
  const head = names.map((name) => ({ text: words(`column.${name}`), style: paint.quiet }));
  const rows = views
    .slice(0, most)
    .map((view) => [
      view.name ?? '',
      ...(wide ? [runAsOf(view.app)] : []),
      { text: states[view.state], style: paint.state[view.state] },
      ...countCells(view, paint),
    ]);
  return [...table(head, rows, columns, wide ? [0, 1] : [0]), ...restLine(views.slice(most), states, columns)];
};
