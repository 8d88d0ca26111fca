import type { Wording } from '../../report.js';
import type { View } from '../../views.js';
import { words } from '../../words.js';
import { paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { appsTable } from './apps-table.js';

type OverviewOptions = { states: Wording['states']; notes: readonly string[] };

const legend = (views: readonly View[], columns: number, { states, notes }: OverviewOptions): string[] => {
  const found = new Set(views.map(({ state }) => state));
  const parts = [
    ...(['breaks', 'willBreak', 'risk', 'unclear'] as const).flatMap((state) => {
      const meaning = words(`state.legend.${state}`);
      // A comparison has words of its own for what an app comes to, which say what they mean.
      return found.has(state) && meaning.startsWith(`${states[state]}:`) ? [meaning] : [];
    }),
    words('overview.legend'),
    ...notes,
  ];
  return paragraph(parts.join(' '), columns);
};

/** A table of all apps, and what helps to read all that follows. */
export const overview = (views: View[], columns: number, paint: Paint, options: OverviewOptions): string[] => [
  ...appsTable(views, views.length, { columns, paint, states: options.states }),
  ...legend(views, columns, options).map((line) => paint.quiet(line)),
];
