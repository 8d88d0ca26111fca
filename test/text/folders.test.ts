import path from 'node:path';
import { expect } from 'chai';
import { pathWithin, upwards } from '../../src/text/folders.js';

const root = path.parse(process.cwd()).root;
const at = (...parts: string[]): string => path.join(root, ...parts);

describe('folders', () => {
  it('are gone through up to the root, and no further', () => {
    expect([...upwards(at('a', 'b'))]).to.deep.equal([at('a', 'b'), at('a'), root]);
    expect([...upwards(root)]).to.deep.equal([root]);
  });

  const table: Array<[folder: string, file: string, within: string | null]> = [
    [at('a'), at('a', 'b', 'c.xml'), 'b/c.xml'],
    [at('a'), at('a'), ''],
    [at('a'), at('ab'), null],
    [at('a', 'b'), at('a'), null],
    // The name of a file may begin with two dots.
    [at('a'), at('a', '..b'), '..b'],
    [at('a'), at('a', '..b', 'c'), '..b/c'],
  ];
  for (const [folder, file, within] of table) {
    it(`${folder} has ${file} ${within === null ? 'not within' : `at "${within}"`}`, () => {
      expect(pathWithin(folder, file)).to.equal(within);
    });
  }
});
