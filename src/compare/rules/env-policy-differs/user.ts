/** Which user the app runs as, and whether that is one of the API only. */
import type { Grant } from '../../../facts/facts.js';
import { isSameUser } from '../../../platform/usernames.js';
import { stepWords } from '../../../steps/texts.js';
import { assignSetGiving, setRunAs } from '../../../steps/user.js';
import type { CompareEvidence } from '../../compare-report.js';
import { both, differs, stepApp, stepUser } from '../../pair-rule.js';
import { labels, type Aspect } from './aspect.js';

const inForce = (grants: readonly Grant[]): boolean => grants.some((grant) => grant.inForce);

export const apiOnly: Aspect = (pair) =>
  both(pair, 'apiOnlyGrants', (here, there) =>
    inForce(here) && !inForce(there)
      ? [
          differs(
            'riskier',
            [
              {
                side: 'source',
                source: 'PermissionSet',
                detail: `ApiUserOnly: ${labels(here.filter((grant) => grant.inForce))}`,
              },
              { side: 'target', source: 'PermissionSet', detail: `ApiUserOnly: ${labels([])}` },
            ],
            {
              message: 'fail-api-only',
              aspect: 'apiOnly',
              fix: (steps) => {
                const user = stepUser(pair.target);
                return user === null ? steps.page('users') : assignSetGiving(steps, user, 'ApiUserOnly');
              },
            },
          ),
        ]
      : [],
  );

/** A sandbox's copy of a user has the sandbox's name at the end of its Username. */
export const runAsUser: Aspect = (pair) =>
  both(pair, 'user', (here, there) => {
    const sandboxes = [pair.source, pair.target].every(({ side }) => side.inventory.org.isSandbox === true);
    if (isSameUser(here.username, there.username, sandboxes)) return [];
    const evidence: CompareEvidence[] = [
      { side: 'source', source: 'User', detail: here.username },
      { side: 'target', source: 'User', detail: there.username },
    ];
    return [
      differs('different', evidence, {
        message: 'fail-run-as',
        tokens: [there.username, here.username],
        severity: 'info',
        aspect: 'runAs',
        fix: (steps) => [
          ...steps.decide('env-policy-differs.runAs', [there.username]),
          ...setRunAs(steps, stepApp(pair.target), stepWords('user.theOneWanted')),
        ],
      }),
    ];
  });
