import { appRunAsNotPreauthorized } from '../../../src/rules/app/app-run-as-not-preauthorized.js';
import { ACCESS_SET_ID, APP_ID, assignment, daysAgo, gap, id, PROFILE_SET_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

const attached = (permissionSetId: string) => ({
  entityAccess: [{ permissionSetId, type: 'ExternalClientApplication' as const, id: APP_ID }],
});

ruleTable(appRunAsNotPreauthorized, [
  { it: 'passes with an attached permission set', given: attached(ACCESS_SET_ID), expect: 'pass' },
  { it: 'passes with an attached profile', given: attached(PROFILE_SET_ID), expect: 'pass' },
  { it: 'passes for a connected app', given: legacy(), expect: 'pass' },
  {
    it: 'fails when nothing is attached',
    given: { entityAccess: [] },
    expect: 'fail',
    confidence: 'medium',
    message: /sign\.bot@example\.com/,
    evidence: /SetupEntityAccess/,
  },
  {
    it: 'fails when only another app is attached',
    given: { entityAccess: [{ permissionSetId: ACCESS_SET_ID, type: 'ConnectedApplication', id: id('0H4', 77) }] },
    expect: 'fail',
  },
  {
    it: 'fails when the assignment of the attached set has expired',
    given: {
      ...attached(ACCESS_SET_ID),
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })],
    },
    expect: 'fail',
  },
  {
    it: 'is inconclusive about a policy that it does not know',
    given: eca({ permittedUsers: 'NobodyAtAll' }),
    expect: 'inconclusive',
    message: /"NobodyAtAll"/,
  },
  {
    it: 'is inconclusive when attachments could not be read',
    given: { entityAccess: [], gaps: [gap('SetupEntityAccess')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the policy could not be read',
    given: { ...eca({ permittedUsers: null }), gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
  },
  {
    it: 'does not apply where all users authorize themselves, whatever could be read',
    given: { ...eca({ permittedUsers: 'ALLSELFAUTHORIZED' }), entityAccess: [], gaps: [gap('SetupEntityAccess')] },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply without a Run As user',
    given: eca({ runAs: { state: 'missing', certain: true } }),
    expect: 'notApplicable',
  },
  {
    it: 'does not apply to a Run As user that the org does not have',
    given: eca({ runAs: { state: 'configured', username: 'nobody@example.com' } }),
    expect: 'notApplicable',
  },
]);
