import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import semver from 'semver';
import { ROOT } from '../support/processes.js';
import { readLock, readManifest } from './manifest.js';

type Demand = { name: string; node: string };

/** What the packages that a user installs ask of Node. */
const demands = async (): Promise<Demand[]> =>
  Object.entries(await readLock())
    .filter(([folder, { dev }]) => folder !== '' && !dev)
    .flatMap(([name, { engines }]) => (engines?.node ? [{ name, node: engines.node }] : []));

/** The newest version that is older than `floor`, of the same major. */
const justBelow = ({ major, minor, patch }: semver.SemVer): string =>
  patch > 0 ? `${major}.${minor}.${patch - 1}` : `${major}.${minor - 1}.999`;

describe('engines of package.json', () => {
  it('lets in no version of Node that a runtime dependency refuses', async () => {
    const { engines } = await readManifest();
    const refusing = (await demands()).filter(({ node }) => !semver.subset(engines.node, node));
    expect(refusing).to.deep.equal([]);
  });

  it('begins where the README says', async () => {
    const { major, minor } = semver.minVersion((await readManifest()).engines.node) ?? { major: 0, minor: 0 };
    expect(await readFile(path.join(ROOT, 'README.md'), 'utf8')).to.include(`Node ${major}.${minor} or later`);
  });

  it('asks for no newer Node than the runtime dependencies do', async () => {
    const { engines } = await readManifest();
    const floor = semver.minVersion(engines.node);
    const below = floor ? justBelow(floor) : '';
    expect(semver.valid(below), 'a version below the floor').to.equal(below);
    expect((await demands()).some(({ node }) => !semver.satisfies(below, node))).to.equal(true);
  });
});
