import { expect } from 'chai';
import { compareInventories } from '../../src/compare/compare.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { countReads } from '../support/counted-reads.js';
import { onLittleStack, TOO_MANY } from '../support/little-stack.js';
import { ACCESS_SET_ID, assignment, externalClientApp, id, PROFILE_SET_ID, user } from '../support/inventory.js';
import { CLASS_ID } from '../support/apex-classes.js';
import { production } from './two-orgs.js';

/** So many apps, each with a user of its own and a permission set with rights on so many objects. */
const orgOf = (apps: number, objects = 20): Inventory => {
  const numbers = Array.from({ length: apps }, (_, i) => i);
  const base = production();
  return production({
    apps: numbers.map((i) =>
      externalClientApp({
        id: id('0xI', i),
        name: `App_${i}`,
        label: `App ${i}`,
        runAs: { state: 'configured', username: `u${i}@example.com` },
      }),
    ),
    users: numbers.map((i) => user({ id: id('005', i), username: `u${i}@example.com` })),
    assignments: numbers.flatMap((i) =>
      [PROFILE_SET_ID, ACCESS_SET_ID].map((permissionSetId) => assignment({ userId: id('005', i), permissionSetId })),
    ),
    entityAccess: [
      ...base.entityAccess,
      ...numbers.flatMap((i) =>
        Array.from({ length: 10 }, () => ({
          permissionSetId: id('0PS', i + 10),
          type: 'ApexClass' as const,
          id: CLASS_ID,
        })),
      ),
    ],
    objectAccess: [
      ...base.objectAccess,
      ...numbers.flatMap((i) =>
        Array.from({ length: objects }, (_, n) => ({
          permissionSetId: id('0PS', i + 10),
          object: `Thing${n}__c`,
          rights: ['read' as const],
        })),
      ),
    ],
  });
};

const policy = {
  file: 'nhi-policy.yml',
  policy: { version: 1 as const, integrations: Array.from({ length: 100 }, (_, i) => ({ app: `App_${i}` })) },
};

/** How often a comparison looks at a row of one of the two. */
const readsOf = (apps: number): number => {
  const org = orgOf(apps);
  const [source, target] = [countReads(org), countReads({ ...org, org: { ...org.org, id: id('00D', 7) } })];
  expect(compareInventories(source.inventory, target.inventory, { policy }).summary.comparedApps).to.equal(apps);
  return source.reads() + target.reads();
};

describe('compareInventories at scale', () => {
  it('looks at rows no more often than in proportion to the apps', () => {
    const [few, many] = [readsOf(50), readsOf(200)];
    expect(few).to.be.greaterThan(50);
    // Four times as many: what is linear is 4, and a single look at each pair of them is far more.
    expect(many / few, `${few} and ${many} reads`).to.be.below(4.05);
  });

  it('copes with more rows than a function can have arguments', () => {
    const org = orgOf(100, 160);
    const other = { ...org, org: { ...org.org, id: id('00D', 7) } };
    expect(org.objectAccess.length).to.be.greaterThan(TOO_MANY);
    compareInventories(orgOf(10), other, { policy });
    expect(onLittleStack(() => compareInventories(org, other, { policy })).summary.comparedApps).to.equal(100);
  });
});
