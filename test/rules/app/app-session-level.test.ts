import { appSessionLevel } from '../../../src/rules/app/app-session-level.js';
import { gap } from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

const demanding = (level: string | null, action: string | null = null) => ({ sessionPolicy: { level, action } });

ruleTable(appSessionLevel, [
  ...[null, 'STANDARD', 'LOW', 'standard', ''].map((level): RuleCase => ({
    it: `passes for ${JSON.stringify(level)}`,
    given: eca(demanding(level, 'Block')),
    expect: 'pass',
  })),
  { it: 'passes for a connected app that demands none', given: legacy(demanding(null)), expect: 'pass' },
  {
    it: 'is inconclusive about high assurance, and says that a probe settles it',
    given: eca(demanding('HIGH_ASSURANCE', 'Block')),
    expect: 'inconclusive',
    shows: ['ExtlClntAppOauthPlcyCnfg: RequiredSessionLevel, PolicyAction: HIGH_ASSURANCE, and otherwise Block'],
    message: /sf nhi verify --probe/,
    evidence: /ExtlClntAppOauthPlcyCnfg: .*HIGH_ASSURANCE, and otherwise Block/,
  },
  {
    it: 'is inconclusive about high assurance that the session may be raised to',
    given: eca(demanding('High_Assurance', 'RaiseSessionLevel')),
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive about a connected app',
    given: legacy(demanding('HIGH_ASSURANCE')),
    expect: 'inconclusive',
    evidence: /ConnectedApp: sessionPolicy: HIGH_ASSURANCE, and otherwise \(none\)/,
  },
  {
    it: 'is inconclusive about a level that it does not know',
    given: eca(demanding('ULTRA')),
    expect: 'inconclusive',
    tokens: ['ULTRA'],
    shows: ['ExtlClntAppOauthPlcyCnfg: RequiredSessionLevel, PolicyAction: ULTRA, and otherwise (none)'],
    message: /"ULTRA"/,
  },
  {
    it: 'is inconclusive when the policies could not be read',
    given: { ...eca({ sessionPolicy: null }), gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive where the org has no such column',
    given: {
      ...eca({ sessionPolicy: null }),
      gaps: [gap('ExtlClntAppOauthPlcyCnfg', { columns: ['RequiredSessionLevel'], detail: 'no such column' })],
    },
    expect: 'inconclusive',
    evidence: /no such column/,
  },
]);
