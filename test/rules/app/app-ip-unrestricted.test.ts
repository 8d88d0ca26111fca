import type { Inventory } from '../../../src/inventory/inventory.js';
import { appIpUnrestricted } from '../../../src/rules/app/app-ip-unrestricted.js';
import { gap, PROFILE_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

const OFFICE = { start: '203.0.113.1', end: '203.0.113.9' };

const profile = (...loginIpRanges: Array<typeof OFFICE>): Pick<Inventory, 'profileLimits'> => ({
  profileLimits: [{ profileId: PROFILE_ID, loginIpRanges, loginHours: [] }],
});

ruleTable(appIpUnrestricted, [
  { it: 'passes with a range of the profile', expect: 'pass' },
  { it: 'passes for a connected app', given: legacy(), expect: 'pass' },
  {
    it: 'passes with a range of the profile, whatever those of the app are',
    given: eca({ ipRanges: [{ start: '0.0.0.0', end: '255.255.255.255' }] }),
    expect: 'pass',
  },
  {
    it: 'passes when the ranges of the app could not be read',
    given: { ...eca({ ipRanges: null }), gaps: [gap('ExtlClntAppOauthIpRange')] },
    expect: 'pass',
  },
  {
    it: 'fails without, and names the profile',
    given: profile(),
    expect: 'fail',
    tokens: ['Minimum Access - API Only Integrations'],
    shows: ['Profile: loginIpRanges: (none)'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'Profile:Minimum Access - API Only Integrations: loginIpRanges = null',
    ],
    message: /profile "Minimum Access - API Only Integrations".*has no login IP range/,
    evidence: /^Profile: loginIpRanges: \(none\)$/,
  },
  {
    it: 'fails with ranges of the app alone, and says that these do not restrict',
    given: { ...eca({ ipRanges: [OFFICE] }), ...profile() },
    expect: 'fail',
    tokens: ['Minimum Access - API Only Integrations'],
    shows: ['Profile: loginIpRanges: (none)', 'ExtlClntAppOauthIpRange: IP ranges: 203.0.113.1-203.0.113.9'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'Profile:Minimum Access - API Only Integrations: loginIpRanges = null',
    ],
    message: /those do not restrict the client credentials flow/,
    evidence: /ExtlClntAppOauthIpRange: IP ranges: 203\.0\.113\.1-203\.0\.113\.9/,
  },
  {
    it: 'fails with ranges of a connected app alone',
    given: { ...legacy({ ipRanges: [OFFICE] }), ...profile() },
    expect: 'fail',
    message: /those do not restrict/,
    evidence: /ConnectedApp: ipRanges: 203/,
  },
  {
    it: 'fails without where only refresh tokens are relaxed',
    given: { ...eca({ ipRelaxation: 'Enforce_RelaxRefresh' }), ...profile() },
    expect: 'fail',
  },
  {
    it: 'fails with a range that spans every IPv4 address',
    given: profile({ start: '0.0.0.0', end: '255.255.255.255' }),
    expect: 'fail',
    tokens: ['Minimum Access - API Only Integrations'],
    shows: ['Profile: loginIpRanges: 0.0.0.0-255.255.255.255'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'Profile:Minimum Access - API Only Integrations: loginIpRanges = null',
    ],
    message: /a quarter of all addresses or more/,
    evidence: /0\.0\.0\.0-255\.255\.255\.255/,
  },
  {
    it: 'fails with ranges that admit a quarter of IPv4 together',
    given: profile({ start: '32.0.0.0', end: '63.255.255.255' }, { start: '128.0.0.0', end: '159.255.255.255' }),
    expect: 'fail',
    message: /a quarter/,
  },
  {
    it: 'fails with a range that spans every IPv6 address',
    given: profile({ start: '::', end: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' }),
    expect: 'fail',
    message: /a quarter/,
  },
  {
    it: 'is inconclusive about an address that it does not understand',
    given: profile({ start: 'office', end: 'office' }),
    expect: 'inconclusive',
    tokens: ['Minimum Access - API Only Integrations'],
    shows: ['Profile: loginIpRanges: office-office'],
    message: /could not be understood/,
  },
  {
    it: 'is inconclusive about a policy that it does not know',
    given: eca({ ipRelaxation: 'Relax' }),
    expect: 'inconclusive',
    tokens: ['Relax'],
    shows: ['ExtlClntAppOauthPlcyCnfg: IpRelaxationPolicyType: Relax'],
    message: /"Relax"/,
  },
  {
    it: 'is inconclusive when the profile could not be read',
    given: { profileLimits: [], gaps: [gap('Profile')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the profile could not be read, whatever ranges the app has',
    given: { ...eca({ ipRanges: [OFFICE] }), profileLimits: [], gaps: [gap('Profile', { subjects: [PROFILE_ID] })] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when users could not be read',
    given: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
  },
  {
    it: 'does not apply without a Run As user, who alone has a profile',
    given: eca({ ipRanges: [OFFICE], runAs: { state: 'missing', certain: true } }),
    expect: 'notApplicable',
  },
  {
    it: 'does not apply to a Run As user that the org does not have',
    given: eca({ ipRanges: [OFFICE], runAs: { state: 'configured', username: 'nobody@example.com' } }),
    expect: 'notApplicable',
  },
  {
    it: 'does not apply where restrictions are relaxed, whatever could be read',
    given: { ...eca({ ipRelaxation: 'Bypass' }), profileLimits: [], gaps: [gap('Profile')] },
    expect: 'notApplicable',
  },
  {
    it: 'leaves relaxed ranges to another rule, however wide',
    given: { ...profile({ start: '0.0.0.0', end: '255.255.255.255' }), ...eca({ ipRelaxation: 'Bypass' }) },
    expect: 'notApplicable',
  },
  {
    it: 'shows every range, and names the control about wide ones',
    given: profile({ start: '0.0.0.0', end: '127.255.255.255' }, { start: '128.0.0.0', end: '255.255.255.255' }),
    expect: 'fail',
    tokens: ['Minimum Access - API Only Integrations'],
    shows: ['Profile: loginIpRanges: 0.0.0.0-127.255.255.255, 128.0.0.0-255.255.255.255'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'Profile:Minimum Access - API Only Integrations: loginIpRanges = null',
    ],
    control: ['SBS-AUTH-003', true],
  },
  {
    it: 'does not name the control about wide ranges where there is none',
    given: profile(),
    expect: 'fail',
    tokens: ['Minimum Access - API Only Integrations'],
    shows: ['Profile: loginIpRanges: (none)'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'Profile:Minimum Access - API Only Integrations: loginIpRanges = null',
    ],
    control: ['SBS-AUTH-003', false],
  },
]);
