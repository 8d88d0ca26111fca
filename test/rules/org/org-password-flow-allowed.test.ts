import { orgPasswordFlowAllowed } from '../../../src/rules/org/org-password-flow-allowed.js';
import { externalClientApp, gap, inventory } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(orgPasswordFlowAllowed, [
  { it: 'passes when the org has it right', expect: 'pass' },
  {
    it: 'fails otherwise',
    given: { settings: { ...inventory().settings, passwordFlowBlocked: false } },
    expect: 'fail',
    shows: ['OauthOidcSettings: blockOAuthUnPwFlow: false'],
    does: ['Settings:OauthOidc: blockOAuthUnPwFlow = true'],
    subject: 'org',
    evidence: /OauthOidcSettings/,
  },
  {
    it: 'is inconclusive when the setting could not be read',
    given: { settings: { ...inventory().settings, passwordFlowBlocked: null }, gaps: [gap('OauthOidcSettings')] },
    expect: 'inconclusive',
    evidence: /OauthOidcSettings may not be read/,
  },
  {
    it: 'is inconclusive when the setting was not in what came back',
    given: { settings: { ...inventory().settings, passwordFlowBlocked: null } },
    expect: 'inconclusive',
  },
  {
    it: 'is not judged where no app gets checks',
    given: {
      apps: [
        externalClientApp({ flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } }),
      ],
      settings: { ...inventory().settings, passwordFlowBlocked: false },
    },
    expect: 'pass',
  },
]);
