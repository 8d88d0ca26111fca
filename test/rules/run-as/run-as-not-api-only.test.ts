import { runAsNotApiOnly } from '../../../src/rules/run-as/run-as-not-api-only.js';
import {
  assignment,
  daysAgo,
  externalClientApp,
  gap,
  id,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
  USER_ID,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

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
  {
    it: 'is inconclusive when assignments could not be read',
    given: { assignments: [], gaps: [gap('PermissionSetAssignment')] },
    expect: 'inconclusive',
    evidence: /PermissionSetAssignment may not be read/,
  },
  {
    it: 'is inconclusive when permission sets of this user could not be read',
    given: { gaps: [gap('PermissionSet', { subjects: [USER_ID] })] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the assignment of the profile is not among the rows',
    given: { assignments: [assignment()] },
    expect: 'inconclusive',
  },
  {
    it: 'does not apply without a Run As user',
    given: { apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply when the value is the Username of nobody',
    given: { users: [] },
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when nobody can say who the app runs as',
    given: { apps: [externalClientApp({ runAs: { state: 'notKnown' } })], gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
    evidence: /ExtlClntAppOauthPlcyCnfg may not be read/,
  },
  {
    it: 'is inconclusive when users could not be read',
    given: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
    evidence: /User may not be read/,
  },
]);
