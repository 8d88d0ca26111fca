import { runAsUserType } from '../../../src/rules/run-as/run-as-user-type.js';
import { gap, user } from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

const typed = (userType: string | null) => ({ users: [user({ userType })] });

ruleTable(runAsUserType, [
  { it: 'passes for a standard user', expect: 'pass' },
  { it: 'passes for one in any case', given: typed('STANDARD'), expect: 'pass' },
  ...['PowerCustomerSuccess', 'CspLitePortal', 'PowerPartner', 'Guest', 'CsnOnly', 'AutomatedProcess'].map(
    (type): RuleCase => ({
      it: `fails for ${type}`,
      given: typed(type),
      expect: 'fail',
      confidence: 'high',
      subject: 'sign.bot@example.com',
      message: new RegExp(`"${type}"`),
      evidence: /User: sign\.bot@example\.com: UserType is/,
    }),
  ),
  { it: 'is inconclusive when the type was not read', given: typed(null), expect: 'inconclusive' },
  {
    it: 'is inconclusive where the org has no such column',
    given: { ...typed(null), gaps: [gap('User', { columns: ['UserType'], detail: 'no such column' })] },
    expect: 'inconclusive',
    evidence: /no such column/,
  },
  {
    it: 'passes when only another column could not be read',
    given: { gaps: [gap('User', { columns: ['LastLoginDate'] })] },
    expect: 'pass',
  },
  ...userCases,
]);
