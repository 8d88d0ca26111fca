import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Lifecycle } from '@salesforce/core/lifecycle';
import { expect } from 'chai';
import type { PluginState } from '../../src/doctor/plugin-diagnosis.js';
import hook from '../../src/hooks/sf-doctor.js';
import { pluginConfig } from '../support/plugin-config.js';
import { asOwnProcess } from '../support/own-process.js';

type Heard = { data: PluginState[]; suggestions: string[]; statuses: string[] };

describe('the part of the plugin in sf doctor', () => {
  let cwd: string;

  beforeEach(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'nhi-doctor-'));
  });
  afterEach(async () => rm(cwd, { recursive: true, force: true }));

  const hear = async (env: NodeJS.ProcessEnv = {}): Promise<Heard> => {
    const heard: Heard = { data: [], suggestions: [], statuses: [] };
    const config = await pluginConfig();
    await asOwnProcess({ env: { ...process.env, ...env }, cwd, input: '' }, async () => {
      Lifecycle.getInstance().on('Doctor:diagnostic', async ({ status }: { status: string }) => {
        heard.statuses.push(status);
        return Promise.resolve();
      });
      await hook({
        config,
        doctor: {
          addPluginData: (plugin, data) => {
            expect(plugin).to.equal('sf-plugin-nhi');
            heard.data.push(data);
          },
          addSuggestion: (text) => heard.suggestions.push(text),
        },
      });
    });
    Lifecycle.getInstance().removeAllListeners('Doctor:diagnostic');
    return heard;
  };

  it('tells version, Node, manifest, and that there is no policy file', async () => {
    const { data, statuses } = await hear();
    expect(data).to.have.length(1);
    expect(data[0]).to.include({ node: process.versions.node, policyFile: 'none' });
    expect(data[0]?.version).to.match(/^\d+\.\d+\.\d+/);
    expect(statuses).to.have.length(3);
  });

  it('names proxy variables without their values', async () => {
    const heard = await hear({ HTTPS_PROXY: 'http://somebody:hunter2@proxy.example:3128' });
    expect(heard.data[0]?.proxyVariables).to.deep.equal(['HTTPS_PROXY']);
    expect(JSON.stringify(heard)).to.not.include('hunter2').and.not.include('proxy.example');
  });

  it('tells a policy file that parses from one that does not', async () => {
    const file = path.join(cwd, 'nhi-policy.yml');
    await writeFile(file, 'version: 1\n');
    expect((await hear()).data[0]?.policyFile).to.equal('parses');
    await writeFile(file, 'version: 1\nintegrations: Secret_Project\n');
    const heard = await hear();
    expect(heard.data[0]?.policyFile).to.equal('faulty');
    expect(heard.suggestions.join(' ')).to.include('nhi-policy.yml');
    expect(heard.statuses).to.include('warn');
    expect(JSON.stringify(heard)).to.not.include('Secret_Project');
  });

  it('warns of a secret in a variable that the CLI logs, without it', async () => {
    const heard = await hear({ SF_NHI_CLIENT_SECRET: 'a-secret-of-some-length' });
    expect(heard.suggestions.join(' ')).to.include('SF_NHI_CLIENT_SECRET');
    expect(JSON.stringify(heard)).to.not.include('a-secret-of-some-length');
  });
});
