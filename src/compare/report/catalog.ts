import type { RuleText } from '../../report/formats/format.js';
import type { CompareFinding } from '../compare-report.js';
import { pairRules } from '../registry.js';
import { envText } from '../texts.js';

/**
 * The rules of the comparison with their texts, in the order in which checks are listed. What a difference means depends
 * on the difference, so that a rule is as bad as what it found.
 */
export const pairCatalog = (findings: ReadonlyArray<Pick<CompareFinding, 'kind' | 'rule'>>): RuleText[] =>
  pairRules.map(({ id, severity, controls, documentation }) => ({
    id,
    level: 'app',
    kind: findings.some(({ rule, kind }) => rule === id && kind === 'breaks') ? 'breaks' : 'posture',
    severity,
    controls,
    documentation,
    title: envText(id, 'title'),
    why: envText(id, 'why'),
    remedy: envText(id, 'remedy'),
  }));
