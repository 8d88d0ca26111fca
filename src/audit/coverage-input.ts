import { policyFor } from '../policy/environments.js';
import type { PolicyFile } from '../policy/policy.js';
import type { AuditReport } from '../findings/audit-report.js';
import type { CoverageOptions } from '../findings/frameworks.js';
import { everyRule, rules as orgRules } from '../rules/registry.js';

/**
 * What the coverage of frameworks needs to know besides the report.
 *
 * @param everyApp not only apps that were asked for by name, for which the org itself is not judged
 */
export const coverageInput = (
  { apps, org, source }: Pick<AuditReport, 'apps' | 'org' | 'source'>,
  policy: PolicyFile | undefined,
  everyApp: boolean,
): Omit<CoverageOptions, 'frameworks'> => {
  const overrides = policy === undefined ? {} : policyFor(policy.policy, org).rules;
  const judged = everyApp && apps.length > 0;
  const rules = source === undefined ? orgRules : everyRule;
  return { rules, orgJudged: (rule) => judged && overrides[rule] !== 'off' };
};
