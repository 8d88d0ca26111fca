import { lackingAccess, userAccess } from '../access.js';
import { accessEvidence, accessNames, openAccess } from '../access-evidence.js';
import { bothValues, differs, type PairRule } from '../pair-rule.js';

export const envPermissionExtra: PairRule = {
  id: 'env-permission-extra',
  kind: 'posture',
  severity: 'medium',
  controls: ['NHI5:2025', 'NHI8:2025', 'NIST CSF PR.AA-05', 'NIST 800-53 AC-6', 'CWE-250', 'ISO 27001 A.8.2'],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.perm_sets_overview.htm',
  evaluate: (pair) =>
    bothValues(userAccess(pair.source), userAccess(pair.target), (here, there) => {
      const { lacking: extra, open, unlisted } = lackingAccess(there, here);
      const undecided = openAccess(open, 'target');
      if (extra.length === 0) return undecided;
      return [
        differs('riskier', accessEvidence('target', extra), {
          tokens: [there.username, accessNames(extra)],
          subject: there.username,
          ...(unlisted && { confidence: 'medium' as const }),
        }),
        ...undecided,
      ];
    }),
};
