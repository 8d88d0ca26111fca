/** What a report says about each rule, so that it can be asked for each control. */
import type { AppKind } from '../inventory/inventory.js';
import type { AuditReport, CheckState } from './audit-report.js';
import type { ControlDetails } from './control.js';

/** Checks that agree in everything that a control can ask for. */
type Group = { kind: AppKind | null; state: CheckState; controls: readonly string[]; count: number };

export type RuleStates = ReadonlyMap<string, ReadonlyMap<string, Group>>;

const settles = (state: CheckState): boolean => state === 'fail' || state === 'waived';

export const ruleStates = ({ apps, findings }: Pick<AuditReport, 'apps' | 'findings'>): RuleStates => {
  const byRule = new Map<string, Map<string, Group>>();
  const add = (rule: string, kind: AppKind | null, state: CheckState, controls: readonly string[]): void => {
    const groups = byRule.get(rule) ?? new Map<string, Group>();
    byRule.set(rule, groups);
    const key = [kind, state, ...controls].join('\n');
    const group = groups.get(key) ?? { kind, state, controls, count: 0 };
    groups.set(key, { ...group, count: group.count + 1 });
  };
  const namesOf = ({ kind, name }: AuditReport['apps'][number]): string[] => [name, `${kind}:${name}`];
  const kinds = new Map(apps.flatMap((app) => namesOf(app).map((name) => [name, app.kind] as const)));
  const found = new Set(
    findings.filter(({ status }) => status !== 'fixed').map(({ rule, app }) => `${rule}\n${app ?? ''}`),
  );
  for (const app of apps) {
    for (const [rule, state] of Object.entries(app.checks)) {
      // A failure is counted by its finding, which knows more.
      const counted = settles(state) && namesOf(app).some((name) => found.has(`${rule}\n${name}`));
      if (!counted) add(rule, app.kind, state, []);
    }
  }
  for (const { rule, app, status, controls } of findings) {
    // What a deploy mends is no state of what it leaves.
    if (status === 'fixed') continue;
    add(rule, kinds.get(app ?? '') ?? null, status, settles(status) ? controls : []);
  }
  return byRule;
};

/** The states that speak to a control, and how many failures do. */
export const statesFor = (
  groups: ReadonlyMap<string, Group> | undefined,
  { id, kind, conditional }: ControlDetails,
): { states: Set<CheckState>; failed: number } => {
  const states = new Set<CheckState>();
  let failed = 0;
  for (const group of groups?.values() ?? []) {
    if (kind !== null && group.kind !== null && kind !== group.kind) continue;
    const other = conditional && settles(group.state) && !group.controls.includes(id);
    states.add(other ? 'pass' : group.state);
    if (!other && group.state === 'fail') failed += group.count;
  }
  return { states, failed };
};
