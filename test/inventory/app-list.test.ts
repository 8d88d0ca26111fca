import { expect } from 'chai';
import { appListComplete, everyAppChecked } from '../../src/inventory/app-list.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { externalClientApp, gap, inventory } from '../support/inventory.js';

const KNOWN = 'ExternalClientApp:Sign_Callback';

type Case = { it: string; given: Partial<Inventory>; listed: boolean; checked: boolean };

const cases: Case[] = [
  { it: 'everything was read', given: {}, listed: true, checked: true },
  {
    it: 'connected apps could not be counted',
    given: { counts: { connectedApps: null, externalClientApps: 1 } },
    listed: false,
    checked: false,
  },
  {
    it: 'external client apps could not be counted',
    given: { counts: { connectedApps: 0, externalClientApps: null } },
    listed: false,
    checked: false,
  },
  { it: 'a list has a gap', given: { gaps: [gap('ExternalClientApplication')] }, listed: false, checked: false },
  {
    it: 'a gap names an app that is not listed',
    given: { gaps: [gap('ExternalClientApplication', { subjects: [KNOWN, 'ExternalClientApp:Hidden'] })] },
    listed: false,
    checked: false,
  },
  {
    it: 'a gap names apps that are listed',
    given: { gaps: [gap('ExternalClientApplication', { subjects: [KNOWN.toUpperCase()] })] },
    listed: true,
    checked: false,
  },
  {
    it: 'a column that no check of an app needs is missing',
    given: { gaps: [gap('ExternalClientApplication', { columns: ['ContactEmail'] })] },
    listed: true,
    checked: true,
  },
  {
    it: 'the column that tells of the flow is missing',
    given: { gaps: [gap('ExtlClntAppOauthPlcyCnfg', { columns: ['IsClientCredentialsFlowEnabled'] })] },
    listed: true,
    checked: false,
  },
  {
    it: 'a record lacks the switch of the flow',
    given: { gaps: [gap('ConnectedApp', { subjects: [KNOWN], columns: ['oauthConfig.isClientCredentialEnabled'] })] },
    listed: true,
    checked: false,
  },
  {
    it: 'policies could not be read',
    given: { gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    listed: true,
    checked: false,
  },
  { it: 'logins could not be read', given: { gaps: [gap('LoginHistory')] }, listed: true, checked: true },
];

describe('the list of apps', () => {
  for (const { it: name, given, listed, checked } of cases) {
    it(`is ${listed ? '' : 'not '}complete, and every app is ${checked ? '' : 'not '}surely checked, where ${name}`, () => {
      const read = inventory({ apps: [externalClientApp()], ...given });
      expect([appListComplete(read), everyAppChecked(read)]).to.deep.equal([listed, checked]);
    });
  }
});
