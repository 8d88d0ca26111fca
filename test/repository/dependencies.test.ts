import { expect } from 'chai';
import { readLock, readManifest } from './manifest.js';

describe('dependencies', () => {
  it('of users are ranges, so that fixes reach whoever does not install from the lock', async () => {
    const { dependencies } = await readManifest();
    const exact = Object.entries(dependencies).filter(([, version]) => !/^[\^~]\d/.test(version));
    expect(exact).to.deep.equal([]);
  });

  it('of the development are exact', async () => {
    const { devDependencies } = await readManifest();
    const ranges = Object.entries(devDependencies).filter(([, version]) => !/^(npm:.+@)?\d/.test(version));
    expect(ranges).to.deep.equal([]);
  });

  it('come from whatever registry the one who installs has: the lock names none', async () => {
    const resolved = Object.entries(await readLock()).filter(([, entry]) => entry.resolved);
    expect(resolved).to.deep.equal([]);
  });
});
