import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../support/processes.js';
import type { SfSession } from '../support/session.js';
import { linkPlugin, pluginsFile } from '../support/sf-home.js';
import { openSf } from '../support/sf.js';

/** The plugin as the real `sf` sees it. What a command does is tested beside this file. */
describe('the plugin in the CLI', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openSf();
  });

  after(async () => sf.close());

  it('can be linked from this repository, which is what every other test starts from', async () => {
    const assumed = await readFile(pluginsFile(sf.home), 'utf8');
    await rm(pluginsFile(sf.home));
    await linkPlugin(sf.home);
    expect(JSON.parse(await readFile(pluginsFile(sf.home), 'utf8'))).to.deep.equal(JSON.parse(assumed));
    const { stdout } = await sf.run(['plugins']);
    expect(stdout).to.match(/^sf-plugin-nhi \S+ \(link\) /m);
  });

  it('runs as compiled', async () => {
    // The CLI compiles a linked plugin anew, on every start, when "tsx" is among its development dependencies.
    const text = await readFile(path.join(ROOT, 'package.json'), 'utf8');
    expect((JSON.parse(text) as { devDependencies: object }).devDependencies).to.not.have.property('tsx');
  });

  it('spells the topic out', async () => {
    const { code, stdout } = await sf.run(['nhi', '--help']);
    expect(code).to.equal(0);
    expect(stdout).to.include('non-human identity');
    expect(stdout).to.match(/^ {2}nhi audit /m);
  });

  it('takes the words of a command in any order, and draws help from the manifest', async () => {
    const { code, stdout } = await sf.run(['audit', 'nhi', '--help']);
    expect(code).to.equal(0);
    expect(stdout)
      .to.include('$ sf nhi audit')
      .and.include('EXAMPLES')
      .and.match(/^ERROR CODES\n[^]*^ {2}30 {2}There are findings/m);
  });
});
