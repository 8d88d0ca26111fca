import type { RuleName } from '../policy/policy.js';
import { rules } from '../rules/registry.js';

/** Rules of `sf nhi compare`: one policy file serves both commands. */
const COMPARE_RULES = [
  'env-app-missing',
  'env-flow-differs',
  'env-run-as-broken',
  'env-scope-differs',
  'env-permission-missing',
  'env-permission-extra',
  'env-policy-differs',
  'env-endpoint-missing',
  'env-consumer-key-shared',
  'env-run-as-shared',
];

/** Every rule that a policy file may name. */
export const ruleNames = (): RuleName[] => [
  ...rules.map(({ id, level }) => ({ id, level })),
  ...COMPARE_RULES.map((id) => ({ id, level: 'app' as const })),
];
