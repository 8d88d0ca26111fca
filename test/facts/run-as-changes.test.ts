import { expect } from 'chai';
import type { App, Inventory, RunAsChange } from '../../src/inventory/inventory.js';
import { connectedApp, daysAgo, externalClientApp, gap, id, inventory } from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const change = (days: number, changes: Partial<RunAsChange> = {}): RunAsChange => ({
  at: daysAgo(days),
  by: null,
  username: null,
  userId: null,
  appLabel: null,
  appId: id('0H4', 1),
  ...changes,
});
const legacy = (...runAsChanges: RunAsChange[]): Partial<Inventory> => ({ apps: [connectedApp()], runAsChanges });
const external = (changes: Partial<App>, ...runAsChanges: RunAsChange[]): Partial<Inventory> => ({
  apps: [externalClientApp(changes)],
  runAsChanges,
});
const daysOf = (given: Partial<Inventory>): string[] => valueOf(factOf('runAsChanges', given)).map(({ at }) => at);
const trailed = (given: Partial<Inventory>) =>
  expect(factOf('runAsChanges', given)).to.deep.include({ status: 'unknown', source: 'SetupAuditTrail' });

describe('runAsChanges', () => {
  it('are the newest first, by id or by a label that no other app has', () => {
    const given = legacy(
      change(9),
      change(2, { appId: null, appLabel: 'SIGN callback' }),
      change(4),
      change(1, { appId: id('0H4', 2) }),
    );
    expect(daysOf(given)).to.deep.equal([daysAgo(2), daysAgo(4), daysAgo(9)]);
  });

  it('count from the first moment of the window', () => {
    expect(daysOf(legacy(change(30, { appId: null, appLabel: 'sign callback' })))).to.have.length(1);
    trailed(legacy(change(30, { appId: null })));
    expect(daysOf(legacy(change(31, { appId: null })))).to.deep.equal([]);
  });

  it('are open where the newest change that names no app is within the window, whatever the order', () => {
    const nameless = (days: number) => change(days, { appId: null });
    trailed(legacy(nameless(50), nameless(5)));
    trailed(legacy(nameless(5), nameless(50)));
    // One that names an app is not one that names none.
    expect(
      daysOf(legacy(change(5, { appId: id('0H4', 7) }), change(5, { appId: null, appLabel: 'Other' }))),
    ).to.deep.equal([]);
  });

  it('are known beside such a change where one is surely of the app', () => {
    expect(daysOf(legacy(change(3), change(2, { appId: null })))).to.deep.equal([daysAgo(3)]);
  });

  it('of an app without an id are found by its name', () => {
    const apps = [connectedApp({ id: null })];
    const named = change(3, { appId: null, appLabel: 'Sign_Callback' });
    expect(daysOf({ apps, runAsChanges: [named] })).to.deep.equal([daysAgo(3)]);
    expect(daysOf({ apps, runAsChanges: [change(3)] })).to.deep.equal([]);
  });

  it('of an external client app are open where its policy was changed within the window', () => {
    expect(daysOf(external({ policyModifiedAt: daysAgo(31) }))).to.deep.equal([]);
    for (const days of [30, 5]) trailed(external({ policyModifiedAt: daysAgo(days) }));
    expect(factOf('runAsChanges', external({ policyModifiedAt: null }))).to.deep.include({
      status: 'unknown',
      source: 'ExtlClntAppOauthPlcyCnfg',
    });
  });
});

describe('otherRunAs', () => {
  const told = (given: Partial<Inventory>, from: string) =>
    valueOf(factOf('appLogins', { ...given, logins: { ...inventory().logins, from } })).otherRunAs;

  it('counts a change and the date of the record from the first moment', () => {
    expect(told(legacy(change(20)), daysAgo(20))).to.equal('yes');
    expect(told(legacy(change(21)), daysAgo(20))).to.equal('no');
    expect(told(external({ policyModifiedAt: daysAgo(21) }), daysAgo(20))).to.equal('no');
    expect(told(external({ policyModifiedAt: daysAgo(20) }), daysAgo(20))).to.equal('notKnown');
    expect(told(external({ policyModifiedAt: null }), daysAgo(20))).to.equal('notKnown');
  });

  it('is open where the trail names no app, does not reach back, or was not heard', () => {
    expect(told(legacy(change(5, { appId: null })), daysAgo(20))).to.equal('notKnown');
    expect(told(legacy(change(25, { appId: null })), daysAgo(20))).to.equal('no');
    expect(told(legacy(), daysAgo(180))).to.equal('no');
    expect(told(legacy(), daysAgo(180.1))).to.equal('notKnown');
    expect(told({ ...legacy(), gaps: [gap('SetupAuditTrail')] }, daysAgo(20))).to.equal('notKnown');
  });
});
