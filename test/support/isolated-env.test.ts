import path from 'node:path';
import { expect } from 'chai';
import { isolatedEnv } from './isolated-env.js';

describe('isolatedEnv', () => {
  const foreign = {
    SF_TARGET_ORG: 'prod',
    SF_ACCESS_TOKEN: 'x',
    SFDX_URL: 'x',
    NHI_CLIENT_SECRET: 'x',
    OCLIF_COLUMNS: '200',
    https_proxy: 'http://proxy',
    NODE_OPTIONS: '--inspect',
  };
  const before = { ...process.env };

  afterEach(() => {
    for (const name of Object.keys(foreign)) delete process.env[name];
    Object.assign(process.env, before);
  });

  it('passes on nothing of the settings of the one who runs the tests', () => {
    Object.assign(process.env, foreign);
    expect(isolatedEnv('/home/test')).to.not.have.any.keys(...Object.keys(foreign));
  });

  it('keeps the search path', () => {
    // Windows spells it Path, and takes either.
    const [, kept] = Object.entries(isolatedEnv('/home/test')).find(([name]) => /^path$/i.test(name)) ?? [];
    expect(kept).to.equal(process.env.PATH);
  });

  it('puts every folder that the CLI writes to below the home', () => {
    const env = isolatedEnv(path.resolve('/home/test'));
    for (const name of [
      'HOME',
      'USERPROFILE',
      'LOCALAPPDATA',
      'XDG_CACHE_HOME',
      'XDG_CONFIG_HOME',
      'XDG_DATA_HOME',
      'TMPDIR',
    ]) {
      expect(env[name], name).to.match(/^(.:)?[\\/]home[\\/]test/);
    }
  });

  it('lets the caller add variables', () => {
    expect(isolatedEnv('/home/test', { FORCE_COLOR: '1' }).FORCE_COLOR).to.equal('1');
  });
});
