import { runAsApiDisabled } from '../../../src/rules/run-as/run-as-api-disabled.js';
import { assignment, daysAgo, permissionSet, PROFILE_SET_ID, profileSet } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, grantCases } from '../user-cases.js';

ruleTable(runAsApiDisabled, [
  { it: 'passes when a grant in force gives it', expect: 'pass' },
  {
    it: 'fails when nothing gives it',
    given: { permissionSets: [profileSet(), permissionSet({ permissions: [] })] },
    expect: 'fail',
    message: /^Nothing gives/,
  },
  {
    it: 'does not count an expired assignment, and names it',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(3) })] },
    expect: 'fail',
    message: /^Nothing in force/,
    evidence: /permission set "Sign Access", expired 2026-11-17: would give ApiEnabled/,
  },
  {
    it: 'does not count a set that a session must activate, and names it',
    given: { permissionSets: [profileSet(), permissionSet({ sessionActivated: true })] },
    expect: 'fail',
    evidence: /"Sign Access", only in a session that activates it/,
  },
  {
    it: 'does not count a revoked assignment',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ revoked: true })] },
    expect: 'fail',
    evidence: /assignment not active/,
  },
  ...grantCases,
  ...userCases,
]);
