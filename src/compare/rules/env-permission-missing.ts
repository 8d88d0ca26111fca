import { lackingAccess, userAccess } from '../access.js';
import { accessEvidence, accessNames, openAccess } from '../access-evidence.js';
import { bothValues, differs, type PairRule } from '../pair-rule.js';

export const envPermissionMissing: PairRule = {
  id: 'env-permission-missing',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST CSF PR.AA-05', 'NIST 800-53 AC-3', 'ISO 27001 A.5.15', 'ISO 27001 A.8.31'],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.perm_sets_overview.htm',
  evaluate: (pair) =>
    bothValues(userAccess(pair.source), userAccess(pair.target), (here, there) => {
      const { lacking, open, unlisted } = lackingAccess(here, there);
      const undecided = openAccess(open, 'source');
      if (lacking.length === 0) return undecided;
      return [
        differs('breaks', accessEvidence('source', lacking), {
          tokens: [there.username, accessNames(lacking)],
          subject: there.username,
          // A field that everybody sees there has no rows either.
          ...(unlisted && { confidence: 'medium' as const, message: 'fail-unlisted' }),
        }),
        ...undecided,
      ];
    }),
};
