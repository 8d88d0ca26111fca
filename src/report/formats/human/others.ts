import { atOrAbove } from '../../../findings/gate.js';
import type { View } from '../../views.js';
import { paragraph } from './layout.js';
import { words } from '../../words.js';

/** One entry per app, with its rules by severity: for the apps beyond those that are shown in full. */
export const otherLines = (views: readonly View[], columns: number): string[] => [
  ...views.flatMap((view) => {
    const weighty = view.failed.filter(({ kind, severity }) => kind === 'breaks' || atOrAbove(severity, 'medium'));
    const bySeverity = Map.groupBy(weighty, ({ severity }) => severity);
    const rules = [...bySeverity].map(([severity, group]) => `${severity} ${group.map(({ rule }) => rule).join(', ')}`);
    return paragraph(`${view.name ?? ''}: ${rules.join('; ')}`, columns, 2);
  }),
  ...paragraph(words('others.hint'), columns),
];
