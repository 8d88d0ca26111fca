import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import { collectInventory } from '../../src/org/collect.js';
import { addPermissionSet, addUser, assign } from '../fake-org/builders/index.js';
import { demoOrg } from '../fake-org/demo.js';
import { startFakeOrg } from '../fake-org/index.js';
import { permissionsOfExample } from '../support/auditor-permission-set.js';
import { connectionTo } from '../support/org-connection.js';
import { ROOT } from '../support/processes.js';

const USERNAME = 'example.auditor@larkspur.example';

/** Audits the demo org as a user who has these permissions and no other. */
const readWith = async (permissions: string[]): Promise<Inventory> => {
  const org = demoOrg(new Date());
  const profile = org.profiles.find(({ name }) => name === 'Minimum Access - Salesforce');
  if (!profile) throw new Error('The demo org has no profile without rights.');
  expect([...profile.permissionSet.rights.permissions]).to.deep.equal([]);
  assign(org, addUser(org, { username: USERNAME, profile }), addPermissionSet(org, { name: 'Example', permissions }));
  const fake = await startFakeOrg(org);
  try {
    return await collectInventory(connectionTo(fake, USERNAME), { loginWindowDays: 90 });
  } finally {
    await fake.close();
  }
};

const sourcesOf = ({ gaps }: Inventory): string[] => [...new Set(gaps.map(({ source }) => source))].sort();

describe('the permission sets for auditors', () => {
  it('let the audit read the demo org without a gap', async () => {
    const inventory = await readWith(permissionsOfExample('NHI_Auditor'));
    expect(inventory.gaps).to.deep.equal([]);
    expect(inventory.apps).to.not.be.empty;
  });

  it('leave out, in the limited one, what its description says and nothing else', async () => {
    const limited = permissionsOfExample('NHI_Auditor_Limited');
    expect(limited).to.not.include('ManageUsers');
    expect(sourcesOf(await readWith(limited))).to.deep.equal(['UserLogin']);
  });

  for (const [permission, sources] of Object.entries({
    ManageUsers: ['LoginHistory', 'UserLogin'],
    ModifyMetadata: [
      'ConnectedApp',
      'ConnectedAppSettings',
      'ExternalClientAppSettings',
      'ExtlClntAppGlobalOauthSettings',
      'OauthOidcSettings',
    ],
    ViewSetup: ['ApexClass', 'FieldPermissions', 'Profile', 'SetupAuditTrail', 'SetupEntityAccess'],
  })) {
    it(`hold ${permission} because without it sources are missing`, async () => {
      const rest = permissionsOfExample('NHI_Auditor').filter((name) => name !== permission);
      expect(sourcesOf(await readWith(rest))).to.include.members(sources);
    });
  }

  it('grant what is described, and describe what they grant', () => {
    const readme = readFileSync(path.join(ROOT, 'examples', 'auditor-permission-set', 'README.md'), 'utf8');
    const described = [...readme.matchAll(/^\| `(\w+)` \| \w.* \| .* \| .* \|$/gm)].map(([, name]) => name);
    const granted = new Set([...permissionsOfExample('NHI_Auditor'), ...permissionsOfExample('NHI_Auditor_Limited')]);
    expect(described.sort()).to.deep.equal([...granted].sort());
  });
});
