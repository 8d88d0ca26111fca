import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../support/processes.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';

/** An org that nobody can reach: what needs it fails, what does not need it works. */
const NOWHERE = {
  username: 'admin@nowhere.example',
  orgId: '00D000000000001AAA',
  accessToken: '00D000000000001!not.a.token',
  instanceUrl: 'http://127.0.0.1:9',
};

/** The plugin as the real `sf` sees it. What a command does is tested beside this file. */
describe('the plugin in the CLI', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openSf({ alias: 'nowhere', auth: NOWHERE });
  });

  after(async () => sf.close());

  it('is linked from this repository', async () => {
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

  it('takes the words of a command in any order', async () => {
    const { code, stdout } = await sf.run(['audit', 'nhi', '--help']);
    expect(code).to.equal(0);
    expect(stdout).to.include('$ sf nhi audit');
  });

  it('refuses a flag that it does not know', async () => {
    const { code, stderr } = await sf.run(['nhi', 'audit', '--target-org', 'nowhere', '--no-such-flag']);
    expect(code).to.equal(2);
    expect(stderr).to.include('--no-such-flag');
  });

  it('refuses a value that a flag does not take', async () => {
    const { code, stderr } = await sf.run(['nhi', 'audit', '--target-org', 'nowhere', '--fail-on', 'everything']);
    expect(code).to.equal(2);
    expect(stderr).to.include('--fail-on');
  });

  it('fails without an org to look at', async () => {
    const { code, json } = await sf.run(['nhi', 'audit', '--json']);
    expect(code).to.equal(1);
    expect(json<{ name: string }>().name).to.equal('NoDefaultEnvError');
  });
});
