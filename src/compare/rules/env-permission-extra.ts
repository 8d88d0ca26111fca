import { accessEvidence, accessNames, compareAccess } from '../access-evidence.js';
import { differs, type PairRule } from '../pair-rule.js';
import { takeAccess } from '../access-fix.js';

export const envPermissionExtra: PairRule = {
  id: 'env-permission-extra',
  kind: 'posture',
  severity: 'medium',
  controls: ['NHI5:2025', 'NHI8:2025', 'NIST CSF PR.AA-05', 'NIST 800-53 AC-6', 'CWE-250', 'ISO 27001 A.8.2'],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.perm_sets_overview.htm',
  evaluate: (pair) =>
    compareAccess(pair, 'target', (extra, { username, unlisted, steps: target }) =>
      differs('riskier', accessEvidence('target', extra), {
        tokens: [username, accessNames(extra)],
        subject: username,
        fix: (steps) => takeAccess(steps, target, extra),
        ...(unlisted && { confidence: 'medium' as const }),
      }),
    ),
};
