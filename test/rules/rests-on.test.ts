import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import { collectInventory } from '../../src/org/collect.js';
import { DECIDING_PERMISSIONS } from '../../src/platform/permissions.js';
import { rules } from '../../src/rules/registry.js';
import { RESTS_ON, rulesLeftOpenBy } from '../../src/rules/rests-on.js';
import { addPermissionSet, addUser, assign } from '../fake-org/builders/index.js';
import { startFakeOrg } from '../fake-org/index.js';
import type { OrgOptions } from '../fake-org/org/options.js';
import { denseOrg } from '../org/dense-org.js';
import { connectionTo } from '../support/org-connection.js';

const USERNAME = 'somebody@larkspur.example';

describe('what rules rest on', () => {
  it('is told of every rule', () => {
    expect(Object.keys(RESTS_ON).sort()).to.deep.equal(rules.map(({ id }) => id).sort());
  });

  const variants: Array<[name: string, options: Partial<OrgOptions>]> = [
    ['INSUFFICIENT_ACCESS', { missingRight: { default: 'INSUFFICIENT_ACCESS', byObject: {} } }],
    ['INVALID_TYPE', {}],
    ['no rows', { missingRight: { default: 'noRows', byObject: {} } }],
    ['hidden halves', { settingsHalf: 'whereSecretsAreOpen' }],
    ['hidden Run As users', { hideConnectedAppRunAs: true }],
  ];
  for (const [missing, options] of variants) {
    for (const without of ['ManageUsers', 'ModifyMetadata', 'ViewSetup']) {
      it(`foretells what an audit without ${without} leaves open (${missing})`, async () => {
        const now = new Date();
        const org = denseOrg(now);
        Object.assign(org.options, options);
        const runAsHidden = org.options.hideConnectedAppRunAs;
        const profile = org.profiles.find(({ name }) => name === 'Minimum Access - Salesforce');
        const permissions = ['ApiEnabled', 'ExternalClientAppViewer', 'ManageUsers', 'ModifyMetadata', 'ViewSetup'];
        assign(
          org,
          addUser(org, { username: USERNAME, profile: profile! }),
          addPermissionSet(org, { name: 'Some', permissions: permissions.filter((name) => name !== without) }),
        );
        expect(DECIDING_PERMISSIONS).to.include(without);
        const fake = await startFakeOrg(org);
        try {
          const inventory = await collectInventory(connectionTo(fake, USERNAME), { loginWindowDays: 90 });
          const { gaps } = evaluate(inventory, { now });
          const unforeseen = gaps.flatMap(({ source, rules: open }) =>
            open
              .filter((rule) => !rulesLeftOpenBy(source, { runAsHidden }).includes(rule))
              .map((rule) => `${rule}: ${source}`),
          );
          expect(unforeseen).to.deep.equal([]);
        } finally {
          await fake.close();
        }
      });
    }
  }
});
