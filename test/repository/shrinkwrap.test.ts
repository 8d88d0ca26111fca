import { expect } from 'chai';
import { type Lock, shrinkwrapOf } from '../../scripts/support/shrinkwrap.js';
import { readLock, readManifest } from './manifest.js';

/** Where Node looks for a package that is needed in a folder: there, and in every folder above. */
const placesOf = (name: string, folder: string): string[] => {
  const parts = folder === '' ? [] : folder.split('/node_modules/');
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/node_modules/${name}`);
};

describe('npm-shrinkwrap.json', () => {
  let packages: Lock['packages'];

  before(async () => {
    packages = (JSON.parse(JSON.stringify(shrinkwrapOf({ packages: await readLock() }))) as Lock).packages;
  });

  it('holds the plugin with its dependencies and without those of the development', async () => {
    const { dependencies } = await readManifest();
    expect(packages['']).to.have.property('dependencies').that.deep.equals(dependencies);
    expect(packages['']).to.not.have.property('devDependencies');
    expect(Object.keys(packages)).to.include.members(Object.keys(dependencies).map((name) => `node_modules/${name}`));
    expect(Object.values(packages).some(({ dev }) => dev)).to.equal(false);
  });

  it('leaves out nothing that one of them needs', () => {
    const missing = Object.entries(packages).flatMap(([folder, { dependencies = {} }]) =>
      Object.keys(dependencies).filter(
        (name) => ![`node_modules/${name}`, ...placesOf(name, folder)].some((place) => place in packages),
      ),
    );
    expect(missing).to.deep.equal([]);
  });
});
