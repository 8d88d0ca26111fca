import { appSelfAuthorize } from '../../../src/rules/app/app-self-authorize.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appSelfAuthorize, [
  { it: 'passes when an administrator approves', expect: 'pass' },
  { it: 'passes in any spelling', given: eca({ permittedUsers: 'adminapprovedpreauthorized' }), expect: 'pass' },
  {
    it: 'fails when all users may self-authorize',
    given: eca({ permittedUsers: 'AllSelfAuthorized' }),
    expect: 'fail',
    evidence: /PermittedUsersPolicyType: AllSelfAuthorized/,
  },
  { it: 'fails for a connected app', given: legacy({ permittedUsers: 'allselfauthorized' }), expect: 'fail' },
  {
    it: 'is inconclusive about a policy that it does not know',
    given: eca({ permittedUsers: '1' }),
    expect: 'inconclusive',
    message: /"1"/,
  },
  {
    it: 'is inconclusive when the policy could not be read',
    given: { ...eca({ permittedUsers: null }), gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
  },
]);
