import type { RuleName } from '../policy/policy.js';
import { rules } from './registry.js';

/** Every rule that a policy file may name. */
export const ruleNames = (): RuleName[] => rules.map(({ id, level }) => ({ id, level }));
