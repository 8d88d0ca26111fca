import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { PluginState } from '../../src/doctor/plugin-diagnosis.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';

type Diagnosis = { pluginSpecificData: Record<string, PluginState[]> };

describe('sf doctor', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openSf();
  });

  after(async () => sf.close());

  it('asks the plugin', async () => {
    const { code, stdout } = await sf.run(['doctor', '--plugin', 'sf-plugin-nhi', '--output-dir', sf.home.dir]);
    expect(code).to.equal(0);
    expect(stdout).to.include('pass - [sf-plugin-nhi] the plugin has its manifest');
    const [file = ''] = (await readdir(sf.home.dir)).filter((name) => name.endsWith('diagnosis.json'));
    const { pluginSpecificData } = JSON.parse(await readFile(path.join(sf.home.dir, file), 'utf8')) as Diagnosis;
    expect(pluginSpecificData['sf-plugin-nhi']).to.have.length(1);
    expect(pluginSpecificData['sf-plugin-nhi']?.[0]).to.include({ manifest: true, policyFile: 'none' });
  });
});
