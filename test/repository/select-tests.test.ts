import path from 'node:path';
import { expect } from 'chai';
import { selectTests } from '../../scripts/support/select-tests.js';
import { ROOT } from '../support/processes.js';

const ONE = 'test/rules/flow/flow-unused.test.ts';

/** What `npm run test:only` hands to mocha. */
describe('selectTests', () => {
  for (const [title, name] of [
    ['a piece of its path', 'flow-unused'],
    ['its path', ONE],
    ['its path from somewhere else', path.join(ROOT, ONE)],
    ['its path, as a shell completes it', `./${ONE}`],
    ['its path on Windows', 'rules\\flow\\flow-unused'],
    ['a pattern', 'test/rules/*/flow-unused*'],
    ['the file that it tests', 'src/rules/flow/flow-unused.ts'],
  ] as const) {
    it(`finds a test by ${title}`, async () => expect(await selectTests([name])).to.deep.equal([ONE]));
  }

  it('takes a folder of tests whole, and each file once', async () => {
    const files = await selectTests(['test/rules/flow', 'test/rules/flow/']);
    expect(files).to.include(ONE).and.to.have.length(3);
    expect(await selectTests(['flow-unused', 'test/rules/flow'])).to.have.members(files);
  });

  it('looks among the tests where a folder of the repository has the same name', async () => {
    const files = await selectTests(['docs']);
    expect(files).to.include('test/docs/layout.test.ts');
    expect(files.filter((file) => !file.startsWith('test/'))).to.deep.equal([]);
  });

  it('finds those that run the real sf', async () => {
    expect(await selectTests(['plugin.nut'])).to.deep.equal(['test/commands/plugin.nut.ts']);
  });

  it('leaves options to mocha', async () => {
    expect(await selectTests(['flow-unused', '--grep', 'docs'])).to.deep.equal([ONE, '--grep', 'docs']);
    expect(await selectTests([])).to.deep.equal([]);
  });

  for (const name of ['flow-unusde', 'test/rules/*/nothing*', 'src/rules/registry.js', 'README.md']) {
    it(`says that there is none for ${name}`, async () => {
      const failed = await selectTests([name]).catch((error: unknown) => error);
      expect(failed).to.be.an('error').with.property('message', `No test file has "${name}" in its path.`);
    });
  }
});
