import { expect } from 'chai';
import type { App } from '../../src/inventory/inventory.js';
import { daysAgo, externalClientApp, gap, id, user, USER_ID } from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const running = (runAs: App['runAs']) => ({ apps: [externalClientApp({ runAs })] });
const proven = (userId: string) =>
  running({ state: 'auditTrail', username: 'sign.bot@example.com', userId, at: daysAgo(3) });

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
