import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { CheckState } from '../../src/findings/audit-report.js';
import { collectInventory } from '../../src/org/collect.js';
import {
  addEveryFailedLogin,
  addExternalClientApp,
  addFlowLogin,
  addLogin,
  addProfile,
  addUser,
} from '../fake-org/builders/index.js';
import { startFakeOrg } from '../fake-org/index.js';
import { LOGIN_STATUSES } from '../fake-org/org/login-statuses.js';
import type { Org } from '../fake-org/org/model.js';
import type { OrgOptions } from '../fake-org/org/options.js';
import { connectionTo } from '../support/org-connection.js';
import { ADMIN, NOW, daysAgo, smallOrg } from './small-org.js';

/** An app for each status, whose newest login of this flow ended with it; its user tried to log in by hand likewise. */
const orgOfStatuses = (options: Partial<OrgOptions>): Org => {
  const org = smallOrg(options);
  const profile = addProfile(org, { name: 'Robots', permissions: ['ApiEnabled'] });
  addEveryFailedLogin(daysAgo(2), ({ at, status, code }) => {
    const user = addUser(org, { username: `${code.toLowerCase()}@acme.example`, profile });
    const app = addExternalClientApp(org, { name: code, runAs: user });
    addFlowLogin(org, app, { user, at: daysAgo(3) });
    addFlowLogin(org, app, { user, at, status });
    addLogin(org, { user, at, status });
  });
  return org;
};

const checksOf = async (org: Org): Promise<Map<string, Record<string, CheckState>>> => {
  const fake = await startFakeOrg(org);
  try {
    const inventory = await collectInventory(connectionTo(fake, ADMIN), { loginWindowDays: 90, now: NOW });
    return new Map(evaluate(inventory, { now: NOW }).apps.map(({ name, checks }) => [name, checks]));
  } finally {
    await fake.close();
  }
};

describe('every documented status of a login', () => {
  for (const [shown, options] of [
    ['as text', {}],
    ['as code', { loginStatusAs: 'code' }],
    ['as text, and unfiltered', { unfilterable: ['LoginHistory.LoginSubType'] }],
    ['by the book', { loginHistoryAs: 'value' }],
  ] as Array<[string, Partial<OrgOptions>]>) {
    describe(shown, () => {
      let checks: Map<string, Record<string, CheckState>>;

      before(async () => {
        checks = await checksOf(orgOfStatuses(options));
      });

      for (const code of Object.keys(LOGIN_STATUSES).filter((each) => each !== 'LOGIN_NO_ERROR')) {
        it(`${code} is a failed login, and nobody's`, () => {
          expect(checks.get(code)).to.include({
            'run-as-login-failing': 'fail',
            'run-as-human': 'pass',
            'flow-unused': 'pass',
          });
        });
      }
    });
  }

  it('but success is one that succeeded', async () => {
    for (const loginStatusAs of ['code', 'text'] as const) {
      const org = smallOrg({ loginStatusAs });
      const checks = await checksOf(org);
      expect(checks.get('Sign_Callback')).to.include({ 'run-as-login-failing': 'pass', 'flow-unused': 'pass' });
    }
  });
});
