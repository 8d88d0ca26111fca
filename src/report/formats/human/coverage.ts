/** How far the report speaks to the controls of a framework. */
import type { CheckState, FrameworkCoverage } from '../../../findings/audit-report.js';
import { table } from './columns.js';
import { paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { words } from '../../words.js';

/** Rules by state, the failed ones first: `failed: a, b; passed: c`. */
const rulesOf = (rules: FrameworkCoverage['controls'][number]['rules']): string =>
  [...Map.groupBy(rules, ({ state }) => state)]
    .map(([state, group]) => words('coverage.rules', words(`check.${state}`), group.map(({ rule }) => rule).join(', ')))
    .join('; ');

const styleOf = (paint: Paint): Record<CheckState, (text: string) => string> => ({
  fail: paint.severity.critical,
  inconclusive: paint.state.unclear,
  waived: paint.state.unclear,
  pass: paint.state.ok,
  notApplicable: paint.quiet,
});

export const coverageLines = ({ controls }: FrameworkCoverage, columns: number, paint: Paint): string[] => {
  const style = styleOf(paint);
  const head = ['control', 'state', 'title'].map((name) => ({ text: words(`column.${name}`), style: paint.quiet }));
  const rows = controls.map(({ control, state, title }) => [
    control,
    { text: words(`check.${state}`), style: style[state] },
    title,
  ]);
  return [
    ...table(head, rows, columns, [2]),
    ...controls
      .filter(({ state }) => state === 'fail' || state === 'inconclusive')
      .flatMap(({ control, rules }) =>
        paragraph(words('coverage.control', control, rulesOf(rules)), columns, 2).map(paint.quiet),
      ),
  ];
};
