import { orgApiAccessControlOff } from '../../../src/rules/org/org-api-access-control-off.js';
import { externalClientApp, gap, inventory } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(orgApiAccessControlOff, [
  { it: 'passes when the org has it right', expect: 'pass' },
  {
    it: 'fails otherwise',
    given: { settings: { ...inventory().settings, onlyApprovedApps: false } },
    expect: 'fail',
    shows: ['ConnectedAppSettings: enableAdminApprovedAppsOnly: false'],
    does: ['Settings:ConnectedApp: enableAdminApprovedAppsOnly = true'],
    subject: 'org',
    evidence: /ConnectedAppSettings/,
  },
  {
    it: 'is inconclusive when the setting could not be read',
    given: { settings: { ...inventory().settings, onlyApprovedApps: null }, gaps: [gap('ConnectedAppSettings')] },
    expect: 'inconclusive',
    evidence: /ConnectedAppSettings may not be read/,
  },
  {
    it: 'is inconclusive when the setting was not in what came back',
    given: { settings: { ...inventory().settings, onlyApprovedApps: null } },
    expect: 'inconclusive',
  },
  {
    it: 'is not judged where no app gets checks',
    given: {
      apps: [
        externalClientApp({ flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } }),
      ],
      settings: { ...inventory().settings, onlyApprovedApps: false },
    },
    expect: 'pass',
  },
]);
