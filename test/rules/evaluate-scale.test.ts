import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import { evaluate } from '../../src/rules/evaluate.js';
import {
  assignment,
  externalClientApp,
  id,
  inventory,
  login,
  NOW,
  permissionSet,
  profileSet,
  user,
} from '../support/inventory.js';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** So many apps; every fifth user runs five of them; thirty assignments a user, a few logins each. */
const large = (count: number): Inventory => {
  const userCount = count / 5;
  const sets = times(40, (index) => permissionSet({ id: id('0PS', 100 + index), name: `Set_${index}` }));
  return inventory({
    apps: times(count, (index) =>
      externalClientApp({
        id: id('0xI', index),
        name: `App_${index}`,
        label: `App ${index}`,
        runAs: { state: 'configured', username: `bot${index % userCount}@example.com` },
      }),
    ),
    users: times(userCount, (index) => user({ id: id('005', index), username: `bot${index}@example.com` })),
    permissionSets: [profileSet({ id: id('0PS', 1) }), ...sets],
    assignments: times(userCount, (index) => index).flatMap((index) => [
      assignment({ userId: id('005', index), permissionSetId: id('0PS', 1) }),
      ...times(30, (set) => assignment({ userId: id('005', index), permissionSetId: id('0PS', 100 + set) })),
    ]),
    logins: {
      ...inventory().logins,
      summaries: times(count, (index) => login({ application: `App ${index}`, userId: id('005', index % userCount) })),
    },
    runAsChanges: times(count / 10, (index) => ({
      at: '2026-11-10T00:00:00.000Z',
      by: null,
      username: null,
      userId: null,
      appLabel: `App ${index}`,
      appId: id('0xI', index),
    })),
  });
};

const seconds = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
};

describe('evaluate at scale', () => {
  it('judges 10,000 apps quickly, and in time that grows no faster than they do', () => {
    const [small, big] = [large(2_500), large(10_000)];
    evaluate(small, { now: NOW });
    const shorter = Math.min(
      seconds(() => evaluate(small, { now: NOW })),
      seconds(() => evaluate(small, { now: NOW })),
    );
    const longer = Math.min(
      seconds(() => evaluate(big, { now: NOW })),
      seconds(() => evaluate(big, { now: NOW })),
    );
    expect(longer, `${longer} s`).to.be.lessThan(10);
    // Four times as many apps: linear is 4, quadratic 16.
    expect(longer / shorter, `${shorter} s, ${longer} s`).to.be.lessThan(10);
  });

  it('copes with thousands of apps that share one user, one label and their logins', () => {
    const apps = times(5_000, (index) => externalClientApp({ id: id('0xI', index), name: `App_${index}` }));
    expect(seconds(() => evaluate(inventory({ apps }), { now: NOW }))).to.be.lessThan(10);
  });
});
