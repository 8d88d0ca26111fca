/** Checks that are open although everything that they need was read: the facts did not decide. */
import type { Report } from './report.js';

/** What is open of one rule: the apps, and the sentences that say why, each once. */
export type Undecided = { rule: string; apps: string[]; messages: string[] };

/** In the order of the report. */
export const undecidedOf = ({ findings, gaps }: Pick<Report, 'findings' | 'gaps'>): Undecided[] => {
  const known = new Set(gaps.map(({ key }) => key));
  const open = findings.filter(({ status, gaps: left }) => status === 'inconclusive' && !known.has(left[0] ?? ''));
  return [...Map.groupBy(open, ({ rule }) => rule)].map(([rule, same]) => ({
    rule,
    apps: [...new Set(same.flatMap(({ app }) => app ?? []))],
    messages: [...new Set(same.map(({ message }) => message))],
  }));
};
