import { expect } from 'chai';
import type { Source } from '../../src/inventory/inventory.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { collectInventory } from '../../src/org/collect.js';
import { readRecord } from '../../src/metadata/record.js';
import { startFakeOrg } from '../fake-org/index.js';
import type { Org } from '../fake-org/org/model.js';
import { connectionTo } from '../support/org-connection.js';
import { ADMIN, NOW, smallOrg } from './small-org.js';

/** Gives a value of the org another type than its column has. */
const spoil = (record: object | undefined, values: Record<string, unknown>): void =>
  void Object.assign(record ?? {}, values);
const userOf = (org: Org): object | undefined => org.users.find(({ username }) => username.startsWith('sign.callback'));

const cases: Array<[it: string, spoil: (org: Org) => void, source: Source, rule: string]> = [
  ['IsFrozen', (org) => spoil(userOf(org), { frozen: 'true', hasUserLogin: true }), 'UserLogin', 'run-as-frozen'],
  ['IsPasswordLocked', (org) => spoil(userOf(org), { locked: 1, hasUserLogin: true }), 'UserLogin', 'run-as-locked'],
  ['IsActive', (org) => spoil(userOf(org), { active: 'false' }), 'User', 'run-as-inactive'],
  [
    'LoginHistory.Status',
    (org) => org.logins.forEach((login) => spoil(login, { status: 7 })),
    'LoginHistory',
    'run-as-human',
  ],
  [
    'ClientCredentialsFlowUser',
    (org) => {
      org.logins.length = 0;
      spoil(org.externalClientApps[0], { runAs: 5 });
    },
    'ExtlClntAppOauthPlcyCnfg',
    'run-as-missing',
  ],
  ['IsEnabled', (org) => spoil(org.externalClientApps[0], { enabled: 'true' }), 'ExtlClntAppPlcyCnfg', 'app-disabled'],
  [
    'SetupAuditTrail.Display',
    (org) => org.auditTrail.forEach((row) => spoil(row, { display: {} })),
    'SetupAuditTrail',
    'run-as-recently-changed',
  ],
];

describe('values of another type than their columns have', () => {
  for (const [name, change, source, rule] of cases) {
    it(`${name}: a gap of reason error, and no check that rests on it passes`, async () => {
      const org = smallOrg();
      const served = await startFakeOrg(org);
      const connection = connectionTo(served, ADMIN);
      change(org);
      try {
        const inventory = await collectInventory(connection, { loginWindowDays: 90, now: NOW });
        const { apps, gaps } = evaluate(inventory, { now: NOW });
        expect(gaps.map((gap) => `${gap.source} ${gap.reason}`)).to.include(`${source} error`);
        expect(apps.find((app) => app.name === 'Sign_Callback')?.checks[rule]).to.equal('inconclusive');
      } finally {
        await served.close();
      }
    });
  }
});

describe('a record', () => {
  it('gives values of the type that is asked for, and tells of others', () => {
    const row = { A: 'text', B: 'true', C: '2026-01-02T03:04:05.000+0000', D: '1', E: null, P: { Q: 'q' }, R: 'r' };
    const reading = readRecord('json', row, (record) => [
      record.text('A'),
      record.flag('B'),
      record.instant('C'),
      record.instant('D'),
      record.text('E'),
      record.text('P.Q'),
      record.text('R.Q'),
      record.text('P'),
    ]);
    expect(reading).to.deep.equal({
      value: ['text', null, '2026-01-02T03:04:05.000Z', null, null, 'q', null, null],
      columns: ['B', 'D', 'R.Q', 'P'],
      lost: false,
    });
  });

  it('is lost where a value is missing that it needs, or one that would mean something is of another type', () => {
    expect(readRecord('json', { Id: null }, (record) => record.need.id('Id'))).to.include({ lost: true });
    expect(readRecord('json', { Id: 'x' }, (record) => record.need.id('Id'))).to.include({ lost: true });
    expect(readRecord('json', { At: 5 }, (record) => record.exact.instant('At'))).to.include({ lost: true });
    expect(readRecord('json', { At: null }, (record) => record.exact.instant('At'))).to.include({ lost: false });
  });

  it('reads text of the Metadata API', () => {
    const row = {
      a: 'FALSE',
      b: 'yes',
      c: { '@nil': 'true' },
      d: { '#text': 'x', '@type': 't' },
      e: ['x', 'y'],
      f: { g: 'h' },
    };
    const reading = readRecord('xml', row, (record) => [
      record.flag('a'),
      record.flag('b'),
      record.text('c'),
      record.text('d'),
      record.texts('e'),
      record.text('e'),
      record.text('f'),
    ]);
    expect(reading.value).to.deep.equal([false, null, null, 'x', ['x', 'y'], null, null]);
    expect(reading.columns).to.deep.equal(['b', 'e', 'f']);
  });
});
