import { pairRules } from '../compare/registry.js';
import type { RuleName } from '../policy/policy.js';
import { everyRule } from '../rules/registry.js';

/** Every rule that a policy file may name: one file serves the audit and the comparison. */
export const ruleNames = (): RuleName[] => [
  ...everyRule.map(({ id, level }) => ({ id, level })),
  ...pairRules.map(({ id }) => ({ id, level: 'app' as const })),
];
