import { expect } from 'chai';
import { proxyVariablesIn } from '../../src/doctor/proxy-variables.js';

const VALUE = 'http://me:hunter2@proxy.example:8080';

describe('proxyVariablesIn', () => {
  for (const [title, env, platform, wanted] of [
    ['both spellings', { https_proxy: VALUE, HTTPS_PROXY: VALUE }, 'linux', ['HTTPS_PROXY', 'https_proxy']],
    ['those around a proxy', { no_proxy: '*', HTTP_PROXY: VALUE }, 'darwin', ['HTTP_PROXY', 'no_proxy']],
    ['none that is empty, or another', { HTTP_PROXY: '', ALL_PROXY: VALUE }, 'linux', []],
    ['none in a spelling that nobody looks for', { Https_Proxy: VALUE }, 'linux', []],
    ['one of any spelling on Windows', { Https_Proxy: VALUE }, 'win32', ['Https_Proxy']],
  ] as const) {
    it(`names ${title}`, () => expect(proxyVariablesIn(env, platform)).to.deep.equal(wanted));
  }

  it('names one once that answers to its name in any case', () => {
    // As the environment of a process does on Windows.
    const env = new Proxy<NodeJS.ProcessEnv>(
      { https_proxy: VALUE },
      {
        get: (of, name) => Reflect.get(of, String(name).toLowerCase()) as unknown,
        has: (of, name) => Reflect.has(of, String(name).toLowerCase()),
      },
    );
    expect(env.HTTPS_PROXY).to.equal(VALUE);
    expect(proxyVariablesIn(env, 'win32')).to.deep.equal(['https_proxy']);
  });
});
