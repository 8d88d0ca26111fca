import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { loadProfile } from '../../src/callback/profiles/load.js';
import { oneSpanSign } from '../../src/callback/profiles/onespan-sign.js';
import { parseProfile } from '../../src/callback/profiles/parse.js';
import { registrationPath } from '../../src/callback/profiles/profile.js';
import { checkPairing, serviceResource } from '../../src/callback/service/request.js';

const messageOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => '',
    (error: unknown) =>
      error instanceof Error ? `${error.message} ${'actions' in error ? String(error.actions) : ''}` : '',
  );

describe('profiles of callback services', () => {
  it('has the one that comes with the plugin', async () => {
    for (const name of ['onespan-sign', 'OneSpan-Sign']) expect(await loadProfile(name)).to.equal(oneSpanSign);
    expect(registrationPath(oneSpanSign)).to.equal('/api/callback/connectors/salesforceOauth2');
    expect(new Set(oneSpanSign.events).size).to.equal(oneSpanSign.events.length).and.equal(30);
  });

  it('takes its own data as a file, in JSON and YAML', () => {
    expect(parseProfile(JSON.stringify(oneSpanSign))).to.deep.equal({ profile: oneSpanSign });
    expect(parseProfile('name: a\norigin: b\npath: /x/{origin}\nevents: [E]\n')).to.deep.equal({
      profile: {
        name: 'a',
        origin: 'b',
        path: '/x/{origin}',
        hostFormat: 'bare',
        authorization: 'Basic',
        events: ['E'],
        hosts: [],
      },
    });
  });

  it('names every faulty key of a file', () => {
    const hosts = '[{ host: UPPER, sandbox: true }]';
    const parsed = parseProfile(
      `name: a\norigin: b c\npath: x\nhostFormat: both\nevents: []\nhosts: ${hosts}\nsecret: x\n`,
    );
    const mistakes = 'mistakes' in parsed ? parsed.mistakes : [];
    const begins = ['origin: ', 'path: ', 'hostFormat: ', 'events: ', 'hosts.0.host: ', 'Unrecognized key: "secret"'];
    for (const [index, begin] of begins.entries()) expect(mistakes[index]?.slice(0, begin.length)).to.equal(begin);
    expect(mistakes).to.have.length(begins.length);
  });

  for (const [what, text, mistake] of [
    ['of YAML, on one line', 'a: [', /^[^\n]+ at line \d+, column \d+:$/],
    ['of its kind', 'just text', /^Invalid input: expected object/],
    ['of an alias, which could make much of little', 'name: &a x\norigin: *a\n', /alias/i],
  ] as const) {
    it(`names the mistake ${what}`, () => {
      const parsed = parseProfile(text);
      expect('mistakes' in parsed ? parsed.mistakes : []).to.have.length(1);
      expect('mistakes' in parsed ? parsed.mistakes[0] : '').to.match(mistake);
    });
  }

  for (const [name, message] of [
    ['onespam-sign', /^There is no profile of the name "onespam-sign"\..* with the plugin: onespan-sign\./],
    ['xyz', /^There is no profile of the name "xyz"\..* with the plugin: onespan-sign\./],
    ['x.yml.bak', /^There is no profile of the name "x\.yml\.bak"/],
    ['./none', /^The profile file \.\/none can't be read: ENOENT/],
    ['.\\none', /^The profile file \.\\none can't be read: ENOENT/],
    ['none.yml', /^The profile file none\.yml can't be read: ENOENT/],
    ['none.YAML', /^The profile file none\.YAML can't be read: ENOENT/],
    ['none.json', /^The profile file none\.json can't be read: ENOENT/],
  ] as const) {
    it(`says what is wrong with ${name}`, async () => expect(await messageOf(loadProfile(name))).to.match(message));
  }

  it('reads a file, and names all of its mistakes', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'profiles-'));
    try {
      const [good, bad] = [path.join(folder, 'good.yml'), path.join(folder, 'bad.json')];
      await writeFile(good, 'name: ä\norigin: b\npath: /x\nevents: [E]\n');
      await writeFile(bad, '{"name":"a","origin":"b","path":"x","events":[]}');
      expect(await loadProfile(good)).to.deep.include({ name: 'ä', path: '/x' });
      const message = await messageOf(loadProfile(bad));
      expect(message).to.match(/bad\.json isn't a profile of a callback service: path: [^;]+; events: [^;]+ items\./);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('adds the path of the registration to the address of the service, once', () => {
    const href = 'https://apps.esignlive.com/api/callback/connectors/salesforceOauth2';
    for (const given of ['https://apps.esignlive.com', 'https://apps.esignlive.com/', href, `${href}/`]) {
      expect(serviceResource(given, oneSpanSign).href).to.equal(href);
    }
    const tenant = 'https://sign.example/tenant/api/callback/connectors/salesforceOauth2';
    for (const given of ['https://sign.example/tenant', tenant])
      expect(serviceResource(given, oneSpanSign).href).to.equal(tenant);
  });

  it('pairs sandbox with sandbox, and takes a Developer Edition org with either', () => {
    const service = new URL('https://sandbox.esignlive.com');
    expect(checkPairing(service, oneSpanSign, { sandbox: true })).to.equal(null);
    expect(checkPairing(service, oneSpanSign, { sandbox: false, developerEdition: true })).to.equal(null);
    expect(() => checkPairing(service, oneSpanSign, { sandbox: false })).to.throw('production org');
    expect(checkPairing(service, oneSpanSign, { sandbox: null })).to.be.a('string');
    expect(checkPairing(new URL('https://other.example'), oneSpanSign, { sandbox: true })).to.include('other.example');
  });
});
