import { accessEvidence, accessNames, compareAccess } from '../access-evidence.js';
import { differs, type PairRule } from '../pair-rule.js';
import { giveAccess } from '../access-fix.js';

export const envPermissionMissing: PairRule = {
  id: 'env-permission-missing',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST CSF PR.AA-05', 'NIST 800-53 AC-3', 'ISO 27001 A.5.15', 'ISO 27001 A.8.31'],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.perm_sets_overview.htm',
  evaluate: (pair) =>
    compareAccess(pair, 'source', (missing, { username, unlisted, steps: target }) =>
      differs('breaks', accessEvidence('source', missing), {
        tokens: [username, accessNames(missing)],
        subject: username,
        fix: (steps) => giveAccess(steps, target, missing),
        // A field that everybody sees there has no rows either.
        ...(unlisted && { confidence: 'medium' as const, message: 'fail-unlisted' }),
      }),
    ),
};
