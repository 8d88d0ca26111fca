import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { pairRules } from '../../src/compare/registry.js';
import { FORMAT_NAMES } from '../../src/report/formats/registry.js';
import { everyRule as rules } from '../../src/rules/registry.js';
import { ROOT } from '../support/processes.js';
import { readManifest } from './manifest.js';

const read = async (file: string): Promise<string> => readFile(path.join(ROOT, file), 'utf8');

const commands = async (): Promise<string[]> =>
  (await readdir(path.join(ROOT, 'src/commands'), { recursive: true }))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `sf ${file.replace(/\.ts$/, '').replaceAll(path.sep, ' ')}`);

describe('CHANGELOG.md', () => {
  let text: string;

  /** With what was changed since the last release: the changesets, which the next one puts into the changelog. */
  before(async () => {
    const changesets = (await readdir(path.join(ROOT, '.changeset'))).filter((file) => file.endsWith('.md'));
    text = (await Promise.all(['CHANGELOG.md', ...changesets.map((file) => `.changeset/${file}`)].map(read))).join(
      '\n',
    );
  });

  it('names every command', async () => {
    expect((await commands()).filter((command) => !text.includes(`\`${command}\``))).to.deep.equal([]);
  });

  it('names every rule', () => {
    const ids = [...rules, ...pairRules].map(({ id }) => id);
    expect(ids.filter((id) => !text.includes(`\`${id}\``))).to.deep.equal([]);
  });

  it('names every format of a report', () => {
    const words = text.toLowerCase();
    expect(FORMAT_NAMES.filter((name) => !words.includes(name))).to.deep.equal([]);
  });

  it('begins with the version that package.json has, in the form in which a release adds one', async () => {
    const [title, release = ''] = (await read('CHANGELOG.md')).split('\n').filter((line) => /^##? /.test(line));
    expect(title).to.equal('# sf-plugin-nhi');
    expect(release.split(' ')[1]).to.equal((await readManifest()).version);
  });
});
