import { sameUsername } from '../../inventory/names.js';
import { both, differs, notApplicable, stepApp, type PairRule } from '../pair-rule.js';
import { ownUser } from '../../steps/user.js';

export const envRunAsShared: PairRule = {
  id: 'env-run-as-shared',
  kind: 'posture',
  severity: 'high',
  controls: ['NHI8:2025', 'NHI9:2025', 'NIST 800-53 IA-4', 'ISO 27001 A.5.16', 'ISO 27001 A.8.31'],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.data_sandbox_implementation_tips.htm',
  evaluate: (pair) =>
    pair.sameOrg
      ? [notApplicable]
      : both(pair, 'user', (here, there) =>
          sameUsername(here.username, there.username)
            ? [
                differs(
                  'riskier',
                  [
                    { side: 'source', source: 'User', detail: here.username },
                    { side: 'target', source: 'User', detail: there.username },
                  ],
                  {
                    tokens: [there.username],
                    subject: there.username,
                    fix: (steps) => ownUser(steps, stepApp(pair.target), there),
                  },
                ),
              ]
            : [],
        ),
};
