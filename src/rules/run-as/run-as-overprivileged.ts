import { listed } from '../../text/listed.js';
import type { RuleEvidence } from '../evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { grantText } from './evidence.js';
import { evidenceText } from '../texts.js';
import type { Grant, GrantedPermission } from '../../facts/facts.js';
import type { FixStep } from '../../findings/fix.js';
import { verify } from '../../steps/app.js';
import { byGrant, few, onGrant, orUnassign } from '../../steps/grant.js';
import type { Steps } from '../../steps/steps.js';
import { stepWords } from '../../steps/texts.js';
import { onUser, type StepUser } from '../../steps/user.js';

/** A control about the one permission that lets its holders approve apps. */
const APPROVING = 'SBS-ACS-003';

/** From the grant where nobody else needs it there, else from the user. */
const takeAway = (steps: Steps, user: StepUser, grant: Grant, given: readonly GrantedPermission[]): FixStep[] => {
  const names = listed(given, ({ permission }) => permission, 5);
  return grant.through === 'profile'
    ? [
        ...steps.decide('run-as-overprivileged.profile', [grant.label, names]),
        ...onUser(steps, user, stepWords('user.editProfile')),
      ]
    : [...onGrant(steps, user, grant, stepWords('set.clear', [names])), ...orUnassign(steps, user, grant)];
};

export const runAsOverprivileged = defineRule({
  id: 'run-as-overprivileged',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'critical',
  controls: [
    'NHI5:2025',
    'SBS-ACS-008',
    'SBS-ACS-009',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-5',
    'NIST 800-53 AC-6',
    'CWE-250',
    'ISO 27001 A.8.2',
    'SOC 2 CC6.3',
    'SBS-ACS-004',
    'CWE-272',
    'PCI DSS 7.2.5',
    { id: APPROVING, conditional: true },
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionset.html',
  needs: ['app', 'user', 'adminPermissions'],
  evaluate({ app, user, adminPermissions }) {
    if (adminPermissions.length === 0) return pass;
    const timeBound = adminPermissions.every(({ grants }) => grants.every(({ expiresAt }) => expiresAt !== null));
    const byGrants = Map.groupBy(adminPermissions, ({ grants }) => grants.map(grantText).join('; '));
    const evidence = [...byGrants].map(([said, given]): RuleEvidence => {
      const permissions = given.map(({ permission }) => permission);
      return {
        source: 'PermissionSetAssignment',
        detail: evidenceText('through', [permissions.join(', '), said]),
        about: { grants: given[0]?.grants ?? [], permissions },
      };
    });
    return fail(evidence, {
      message: timeBound ? 'fail-time-bound' : 'fail',
      tokens: [user.username, listed(adminPermissions, ({ permission }) => permission)],
      subject: user.username,
      fix: (steps) => [
        ...steps.decide('run-as-overprivileged.replace'),
        ...few(steps, byGrant(adminPermissions), ([grant, given]) => takeAway(steps, user, grant, given)),
        ...verify(steps, app),
      ],
      severity: timeBound ? 'medium' : 'critical',
      controls: adminPermissions.some(({ permission }) => permission === 'CanApproveUninstalledApps')
        ? [APPROVING]
        : [],
    });
  },
});
