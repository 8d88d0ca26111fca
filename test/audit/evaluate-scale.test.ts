import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { countReads } from '../support/counted-reads.js';
import { onLittleStack, TOO_MANY } from '../support/little-stack.js';
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

/** So many apps; every user runs five of them, and has thirty assignments; a few logins each. */
const large = (count: number, setCount = 30): Inventory => {
  const userCount = count / 5;
  const sets = times(setCount, (index) => permissionSet({ id: id('0PS', 100 + index), name: `Set_${index}` }));
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
      ...times(setCount, (set) => assignment({ userId: id('005', index), permissionSetId: id('0PS', 100 + set) })),
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

/** How often an evaluation looks at a row. */
const readsOf = (given: Inventory): number => {
  const { inventory: counted, reads } = countReads(given);
  const { apps } = evaluate(counted, { now: NOW });
  expect(apps).to.have.length(given.apps.length);
  return reads();
};

/** All of them share one user, one label and their logins. */
const alike = (count: number): Inventory =>
  inventory({ apps: times(count, (index) => externalClientApp({ id: id('0xI', index), name: `App_${index}` })) });

/** All of them share one user, and each has logins of its own. */
const ofOneUser = (count: number): Inventory => {
  const base = large(count);
  const [first] = base.users;
  return {
    ...base,
    apps: base.apps.map((app) => ({ ...app, runAs: { state: 'configured', username: first?.username ?? '' } })),
    logins: {
      ...base.logins,
      summaries: base.logins.summaries.map((summary) => ({ ...summary, userId: first?.id ?? '' })),
    },
  };
};

describe('evaluate at scale', () => {
  for (const [kind, make] of Object.entries({
    'of all kinds': (count: number) => large(count),
    'that share a user and a label': alike,
    'that share a user': ofOneUser,
  })) {
    it(`looks at rows no more often than in proportion to the apps, ${kind}`, () => {
      const [few, many] = [readsOf(make(100)), readsOf(make(400))];
      expect(few).to.be.greaterThan(100);
      // Four times as many apps: what is linear is 4, and a single look at each pair of them is far more.
      expect(many / few, `${few} and ${many} reads`).to.be.below(4.05);
    });
  }

  it('names a few of the apps that share a user', () => {
    const lengthOf = (count: number): number => JSON.stringify(evaluate(ofOneUser(count), { now: NOW })).length / count;
    expect(lengthOf(300) / lengthOf(100)).to.be.below(1.02);
  });

  it('copes with more rows than a function can have arguments', () => {
    const org = large(500, 160);
    expect(org.assignments.length).to.be.greaterThan(TOO_MANY);
    evaluate(large(10), { now: NOW });
    expect(onLittleStack(() => evaluate(org, { now: NOW })).apps).to.have.length(500);
  });
});
