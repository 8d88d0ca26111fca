import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { PluginState } from '../../src/doctor/plugin-diagnosis.js';
import { ROOT } from '../support/processes.js';
import type { SfSession } from '../support/session.js';
import { pluginsFile } from '../support/sf-home.js';
import { openSfInTurn, type SfInTurn } from '../support/sf-in-turn.js';
import { openSf } from '../support/sf.js';

type Diagnosis = { pluginSpecificData: Record<string, PluginState[]> };

const SECRET = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';

/** The plugin as the real `sf` sees it. What a command does is tested beside this file. */
describe('the plugin in the CLI', () => {
  let sf: SfSession;
  let cli: SfInTurn;

  before(async () => {
    sf = await openSf();
    cli = await openSfInTurn(sf.home);
  });

  after(async () => {
    await cli.close();
    await sf.close();
  });

  it('can be linked from this repository, which is what every other test starts from', async () => {
    const assumed = await readFile(pluginsFile(sf.home), 'utf8');
    await rm(pluginsFile(sf.home));
    const { code, stdout, stderr } = await cli.run(['plugins', 'link', ROOT, '--no-install']);
    expect(code, stdout + stderr).to.equal(0);
    expect(JSON.parse(await readFile(pluginsFile(sf.home), 'utf8'))).to.deep.equal(JSON.parse(assumed));
    expect((await cli.run(['plugins'])).stdout).to.match(/^sf-plugin-nhi \S+ \(link\) /m);
  });

  it('runs as compiled', async () => {
    // The CLI compiles a linked plugin anew, on every start, when "tsx" is among its development dependencies.
    const text = await readFile(path.join(ROOT, 'package.json'), 'utf8');
    expect((JSON.parse(text) as { devDependencies: object }).devDependencies).to.not.have.property('tsx');
  });

  it('spells the topic out', async () => {
    const { code, stdout } = await cli.run(['nhi', '--help']);
    expect(code).to.equal(0);
    expect(stdout).to.include('non-human identity');
    expect(stdout).to.match(/^ {2}nhi audit /m);
  });

  it('takes the words of a command in any order, and draws help from the manifest', async () => {
    const { code, stdout } = await cli.run(['audit', 'nhi', '--help']);
    expect(code).to.equal(0);
    expect(stdout)
      .to.include('$ sf nhi audit')
      .and.include('EXAMPLES')
      .and.match(/^ERROR CODES\n[^]*^ {2}30 {2}There are findings/m);
  });

  it('never shows a secret that was mistyped, which the CLI might take for part of a command', async () => {
    const { code, stdout, stderr } = await cli.run(['nhi', 'key', 'inspect', SECRET]);
    expect(code).to.equal(2);
    expect(stdout + stderr)
      .to.include("isn't repeated here")
      .and.not.include(SECRET.slice(0, 12));
  });

  it('is asked by "sf doctor"', async () => {
    const { code, stdout } = await cli.run(['doctor', '--plugin', 'sf-plugin-nhi', '--output-dir', sf.home.dir]);
    expect(code).to.equal(0);
    expect(stdout).to.include('pass - [sf-plugin-nhi] the plugin has its manifest');
    const [file = ''] = (await readdir(sf.home.dir)).filter((name) => name.endsWith('diagnosis.json'));
    const { pluginSpecificData } = JSON.parse(await readFile(path.join(sf.home.dir, file), 'utf8')) as Diagnosis;
    expect(pluginSpecificData['sf-plugin-nhi']).to.have.length(1);
    expect(pluginSpecificData['sf-plugin-nhi']?.[0]).to.include({ manifest: true, policyFile: 'none' });
  });
});
