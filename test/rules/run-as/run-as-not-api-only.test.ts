import { runAsNotApiOnly } from '../../../src/rules/run-as/run-as-not-api-only.js';
import {
  assignment,
  daysAgo,
  id,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, grantCases } from '../user-cases.js';

const GROUP = id('0PG', 1);

ruleTable(runAsNotApiOnly, [
  { it: 'passes when a grant in force gives it', expect: 'pass' },
  {
    it: 'fails when nothing gives it',
    given: { permissionSets: [profileSet({ permissions: [] }), permissionSet()] },
    expect: 'fail',
  },
  {
    it: 'does not count what has expired',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID, expiresAt: daysAgo(1) }), assignment()] },
    expect: 'fail',
    evidence: /expired 2026-11-19: would give ApiUserOnly/,
  },
  {
    it: 'passes on the strength of the profile, whatever a group in doubt would give',
    given: {
      permissionSets: [profileSet(), permissionSet({ groupId: GROUP })],
      permissionSetGroups: [permissionSetGroup({ status: null })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: GROUP })],
    },
    expect: 'pass',
  },
  {
    it: 'is inconclusive when only a group in doubt gives it',
    given: {
      permissionSets: [
        profileSet({ permissions: [] }),
        permissionSet({ groupId: GROUP, permissions: ['ApiUserOnly'] }),
      ],
      permissionSetGroups: [permissionSetGroup({ status: 'Updating' })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: GROUP })],
    },
    expect: 'inconclusive',
  },
  ...grantCases,
  ...userCases,
]);
