import type { Inventory } from '../../../src/inventory/inventory.js';
import { appIpUnrestricted } from '../../../src/rules/app/app-ip-unrestricted.js';
import { gap, PROFILE_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

const WHOLE = { start: '0.0.0.0', end: '255.255.255.255' };
const OFFICE = { start: '203.0.113.1', end: '203.0.113.9' };

const profile = (...loginIpRanges: Array<typeof OFFICE>): Pick<Inventory, 'profileLimits'> => ({
  profileLimits: [{ profileId: PROFILE_ID, loginIpRanges, loginHours: [] }],
});

ruleTable(appIpUnrestricted, [
  { it: 'passes with a range of the app', expect: 'pass' },
  { it: 'passes with a range of the profile', given: { ...eca({ ipRanges: [] }), ...profile(OFFICE) }, expect: 'pass' },
  {
    it: 'passes with a range of the profile where that of the app admits every address',
    given: { ...eca({ ipRanges: [WHOLE] }), ...profile(OFFICE) },
    expect: 'pass',
  },
  {
    it: 'passes with a range of the app when the profile could not be read',
    given: { profileLimits: [], gaps: [gap('Profile')] },
    expect: 'pass',
  },
  {
    it: 'fails with neither, and names the profile',
    given: eca({ ipRanges: [] }),
    expect: 'fail',
    message: /"Minimum Access - API Only Integrations"/,
    evidence: /Profile: loginIpRanges: \(none\)/,
  },
  {
    it: 'fails with neither where only refresh tokens are relaxed',
    given: eca({ ipRanges: [], ipRelaxation: 'Enforce_RelaxRefresh' }),
    expect: 'fail',
  },
  { it: 'fails for a connected app', given: legacy({ ipRanges: [] }), expect: 'fail' },
  {
    it: 'fails with a range that spans every IPv4 address',
    given: eca({ ipRanges: [WHOLE] }),
    expect: 'fail',
    message: /admit every address/,
    evidence: /0\.0\.0\.0-255\.255\.255\.255/,
  },
  {
    it: 'fails with a range of the profile that spans every IPv6 address',
    given: { ...eca({ ipRanges: [] }), ...profile({ start: '::', end: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' }) },
    expect: 'fail',
    message: /admit every address/,
  },
  {
    it: "fails by the app's own ranges without a Run As user",
    given: eca({ ipRanges: [], runAs: { state: 'missing', certain: true } }),
    expect: 'fail',
    message: /no Run As user/,
  },
  {
    it: "passes by the app's own ranges without a Run As user",
    given: eca({ runAs: { state: 'missing', certain: true } }),
    expect: 'pass',
  },
  {
    it: "is judged by the app's own ranges when the Run As user is unknown",
    given: eca({ ipRanges: [], runAs: { state: 'configured', username: 'nobody@example.com' } }),
    expect: 'fail',
  },
  {
    it: 'is inconclusive about an address that it does not understand',
    given: eca({ ipRanges: [{ start: 'office', end: 'office' }] }),
    expect: 'inconclusive',
    message: /could not be understood/,
  },
  {
    it: 'is inconclusive about a policy that it does not know',
    given: eca({ ipRelaxation: 'Sometimes', ipRanges: [] }),
    expect: 'inconclusive',
    message: /"Sometimes"/,
  },
  {
    it: 'is inconclusive when the profile could not be read',
    given: { ...eca({ ipRanges: [] }), profileLimits: [], gaps: [gap('Profile')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the ranges of the app could not be read',
    given: { ...eca({ ipRanges: null }), gaps: [gap('ExtlClntAppOauthIpRange')] },
    expect: 'inconclusive',
  },
  {
    it: 'does not apply where restrictions are relaxed, whatever could be read',
    given: {
      ...eca({ ipRelaxation: 'Bypass', ipRanges: null }),
      gaps: [gap('ExtlClntAppOauthIpRange'), gap('Profile')],
    },
    expect: 'notApplicable',
  },
]);
