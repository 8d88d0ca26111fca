import { expect } from 'chai';
import { compareInventories } from '../../src/compare/compare.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { ACCESS_SET_ID, assignment, externalClientApp, id, PROFILE_SET_ID, user } from '../support/inventory.js';
import { CLASS_ID, production } from './two-orgs.js';

/** So many apps, each with a user of its own. */
const orgOf = (apps: number): Inventory => {
  const numbers = Array.from({ length: apps }, (_, i) => i);
  const base = production();
  return production({
    apps: numbers.map((i) => externalClientApp({ id: id('0xI', i), name: `App_${i}`, label: `App ${i}`, runAs: { state: 'configured', username: `u${i}@example.com` } })),
    users: numbers.map((i) => user({ id: id('005', i), username: `u${i}@example.com` })),
    assignments: numbers.flatMap((i) => [PROFILE_SET_ID, ACCESS_SET_ID].map((permissionSetId) => assignment({ userId: id('005', i), permissionSetId }))),
    entityAccess: [...base.entityAccess, ...numbers.flatMap((i) => Array.from({ length: 10 }, () => ({ permissionSetId: id('0PS', i + 10), type: 'ApexClass' as const, id: CLASS_ID })))],
    objectAccess: [...base.objectAccess, ...numbers.flatMap((i) => Array.from({ length: 20 }, (_, n) => ({ permissionSetId: id('0PS', i + 10), object: `Thing${n}__c`, rights: ['read' as const] })))],
  });
};

const policy = {
  file: 'nhi-policy.yml',
  policy: { version: 1 as const, integrations: Array.from({ length: 100 }, (_, i) => ({ app: `App_${i}` })) },
};

const seconds = (apps: number): number => {
  const org = orgOf(apps);
  const start = performance.now();
  const { summary } = compareInventories(org, { ...org, org: { ...org.org, id: id('00D', 7) } }, { policy });
  expect(summary.comparedApps).to.equal(apps);
  return (performance.now() - start) / 1000;
};

describe('compareInventories at scale', () => {
  it('takes time that grows linearly with the apps', function () {
    this.timeout(60_000);
    seconds(200);
    const [few, many] = [seconds(500), seconds(4000)];
    // Eight times as many; a quadratic part would show as sixty-four.
    expect(many, `${few} s, ${many} s`).to.be.below(Math.max(few, 0.05) * 24);
  });
});
