import { expect } from 'chai';
import type { App } from '../../src/inventory/inventory.js';
import { daysAgo, externalClientApp, gap, id, user, USER_ID } from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const running = (runAs: App['runAs']) => ({ apps: [externalClientApp({ runAs })] });
const proven = (userId: string) =>
  running({ state: 'auditTrail', username: 'sign.bot@example.com', userId, at: daysAgo(3) });

describe('who metadata source names', () => {
  const gaps = [gap('User', { reason: 'notInSource' })];

  it('is nobody that an org is known to have, but somebody whose grants can be judged', () => {
    expect(factOf('runAs', { gaps })).to.deep.include({ status: 'unknown', gap: gaps[0] });
    expect(factOf('account', { gaps }).status).to.equal('unknown');
    expect(valueOf(factOf('user', { gaps })).id).to.equal(USER_ID);
    expect(factOf('user', { gaps, users: [] }).status).to.equal('unknown');
    expect(factOf('runAs', { gaps, users: [] }).status).to.equal('unknown');
  });
});

describe('a setting that was not found', () => {
  it('is certain, or as sure as the sources that were heard', () => {
    const missing = (certain: boolean, source?: Parameters<typeof gap>[0]) => {
      const given = { ...running({ state: 'missing', certain }), gaps: source ? [gap(source)] : [] };
      return [factOf('runAsSetting', given), factOf('runAs', given)];
    };
    for (const source of [undefined, 'SetupAuditTrail', 'LoginHistory'] as const)
      for (const fact of missing(true, source)) expect(fact.status).to.equal('known');
    for (const fact of missing(false)) expect(fact.status).to.equal('known');
    for (const source of ['ExtlClntAppOauthPlcyCnfg', 'SetupAuditTrail', 'LoginHistory'] as const)
      for (const fact of missing(false, source)) expect(fact).to.deep.include({ status: 'unknown', source });
  });

  it('is set wherever the platform proves it', () => {
    for (const state of ['auditTrail', 'login'] as const) {
      const given = running({ state, username: null, userId: USER_ID, at: daysAgo(3) });
      expect(valueOf(factOf('runAsSetting', given))).to.deep.equal({ set: true });
    }
  });
});

describe('userLogin', () => {
  const row = (number: number, frozen: boolean, locked: boolean) => ({
    id: id('0Yw', number),
    userId: USER_ID,
    frozen,
    locked,
  });
  for (const [title, rows, expected] of [
    ['free without a row', [], { id: null, frozen: false, locked: false }],
    ['what its row says', [row(1, true, false)], { id: id('0Yw', 1), frozen: true, locked: false }],
    [
      'the worst of several, with the row that says so',
      [row(1, false, true), row(2, false, false)],
      { id: id('0Yw', 1), frozen: false, locked: true },
    ],
    [
      'the worst of several in the other order',
      [row(1, false, false), row(2, true, false)],
      { id: id('0Yw', 2), frozen: true, locked: false },
    ],
    [
      'both where two rows say one each',
      [row(1, true, false), row(2, false, true)],
      { id: id('0Yw', 2), frozen: true, locked: true },
    ],
    [
      'the first of several that say nothing',
      [row(1, false, false), row(2, false, false)],
      { id: id('0Yw', 1), frozen: false, locked: false },
    ],
  ] as const) {
    it(`is ${title}`, () => expect(valueOf(factOf('userLogin', { userLogins: [...rows] }))).to.deep.equal(expected));
  }
});

describe('userType', () => {
  it('cites the gap of its column for the user', () => {
    const users = [user({ userType: null })];
    const cited = gap('User', { columns: ['UserType'], subjects: [USER_ID] });
    expect(factOf('userType', { users, gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
    expect(factOf('userType', { users })).to.deep.include({ status: 'unknown', source: 'User', gap: undefined });
  });
});

describe('runAs', () => {
  it('is the Username as the user bears it', () => {
    const given = running({ state: 'configured', username: ' SIGN.BOT@example.com' });
    expect(valueOf(factOf('runAs', given))).to.deep.equal({
      state: 'set',
      username: 'sign.bot@example.com',
      from: 'configuration',
    });
  });

  it('is found by id where the platform proves it, in either length', () => {
    for (const userId of [USER_ID, USER_ID.slice(0, 15)]) {
      expect(valueOf(factOf('runAs', proven(userId)))).to.include({ state: 'set', from: 'auditTrail' });
      expect(valueOf(factOf('user', proven(userId))).id).to.equal(USER_ID);
    }
  });

  it('is unknown, and never nobody, when a proven user was not read', () => {
    const other = proven(id('005', 9));
    expect(factOf('runAs', other)).to.deep.include({ status: 'unknown', source: 'User', gap: undefined });
    expect(factOf('user', other).status).to.equal('unknown');
    const cited = gap('User', { subjects: [id('005', 9)] });
    expect(factOf('runAs', { ...other, gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
  });

  it('stays set when the user was found although others were not read, but its record is not trusted', () => {
    const gaps = [gap('User', { reason: 'truncated' })];
    expect(valueOf(factOf('runAs', { gaps })).state).to.equal('set');
    expect(factOf('user', { gaps }).status).to.equal('unknown');
  });

  it('cites whichever source is the reason that nothing is known', () => {
    for (const source of ['ExtlClntAppOauthPlcyCnfg', 'SetupAuditTrail', 'LoginHistory'] as const) {
      const cited = gap(source);
      expect(factOf('runAs', { ...running({ state: 'notKnown' }), gaps: [cited] })).to.deep.include({ gap: cited });
    }
  });

  it('lists the users whose e-mail address was entered instead', () => {
    const users = [user({ username: 'a@example.com', email: 'Team@example.com' })];
    const given = { ...running({ state: 'configured', username: 'team@EXAMPLE.com' }), users };
    expect(valueOf(factOf('runAs', given))).to.deep.include({ state: 'unknownUser', emailOf: ['a@example.com'] });
    expect(factOf('user', given).status).to.equal('notApplicable');
  });
});
