import { appIpRelaxed } from '../../../src/rules/app/app-ip-relaxed.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appIpRelaxed, [
  { it: 'passes when restrictions are enforced', expect: 'pass' },
  ...['ENFORCE', 'Enforce_RelaxRefresh', 'Enforce_relaxrefresh', '0', '3'].map((ipRelaxation) => ({
    it: `takes ${ipRelaxation} for enforcement`,
    given: eca({ ipRelaxation }),
    expect: 'pass' as const,
  })),
  ...['Bypass', 'BYPASS', 'Bypass_2factor', '1', '2'].map((ipRelaxation) => ({
    it: `fails with ${ipRelaxation}`,
    given: eca({ ipRelaxation }),
    expect: 'fail' as const,
    evidence: new RegExp(`IpRelaxationPolicyType: ${ipRelaxation}`),
  })),
  {
    it: 'fails for a connected app',
    given: legacy({ ipRelaxation: 'Bypass' }),
    expect: 'fail',
    tokens: ['Bypass'],
    shows: ['ConnectedApp: ipRelaxation: Bypass'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'ConnectedApp:Sign_Callback: oauthPolicy.ipRelaxation = ENFORCE',
    ],
    evidence: /ConnectedApp: ipRelaxation: Bypass/,
  },
  {
    it: 'is inconclusive about a policy that it does not know',
    given: eca({ ipRelaxation: '4' }),
    expect: 'inconclusive',
    tokens: ['4'],
    shows: ['ExtlClntAppOauthPlcyCnfg: IpRelaxationPolicyType: 4'],
    message: /"4"/,
  },
  {
    it: 'is inconclusive when the policy could not be read',
    given: { ...eca({ ipRelaxation: null }), gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
  },
]);
