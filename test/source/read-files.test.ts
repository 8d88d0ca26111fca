import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { readMetadata } from '../../scripts/support/read-metadata.js';
import { connectedAppFile, ecaFiles, inTree, metadata, permissionSetFile } from './tree.js';

describe('read-files', () => {
  const files = {
    ...ecaFiles('Sign'),
    ...connectedAppFile('Legacy'),
    ...permissionSetFile('Access', ['ApiEnabled']),
    's1.ExternalClientApp.settings': metadata('ExternalClientAppSettings', { enableConsumerSecretApiAccess: true }),
    'p1.json': JSON.stringify({ loginIpRanges: [{ startAddress: '0.0.0.0', endAddress: '255.255.255.255' }] }),
    'readme.md': '# x',
    'broken.connectedApp': '<ConnectedApp>',
  };

  it('tells what the readers make of each file, by the root that it has', async () => {
    await inTree(files, async (folder) => {
      const read = await Promise.all(
        Object.keys(files).map(async (name) => [name, await readMetadata(path.join(folder, name))] as const),
      );
      const told = Object.fromEntries(read);
      expect(told['readme.md']).to.equal(null);
      expect(told['p1.json']?.says).to.deep.equal(['1 ranges', 'wide']);
      expect(told['s1.ExternalClientApp.settings']?.says).to.deep.equal(['secretsInMetadataApi true']);
      expect(told['force-app/connectedApps/Legacy.connectedApp-meta.xml']?.says).to.include.members([
        'flow true/true',
        'names a Run As user',
        'scopes api',
      ]);
      expect(told['broken.connectedApp']?.wrong).to.not.be.empty;
      const others = read.filter(([name]) => name !== 'broken.connectedApp').flatMap(([, one]) => one?.wrong ?? []);
      expect(others).to.deep.equal([]);
    });
  });

  it('says what is wrong with a value', async () => {
    await inTree({}, async (folder) => {
      const file = path.join(folder, 'x.ecaPlcy');
      await writeFile(
        file,
        metadata('ExtlClntAppConfigurablePolicies', { externalClientApplication: 'X', isEnabled: 'perhaps' }),
      );
      expect((await readMetadata(file))?.wrong.join()).to.contain('isEnabled');
    });
  });
});
