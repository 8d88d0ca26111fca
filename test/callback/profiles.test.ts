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
    expect(await loadProfile('onespan-sign')).to.equal(oneSpanSign);
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
    const parsed = parseProfile('name: a\norigin: b c\npath: x\nhostFormat: both\nevents: []\nsecret: x\n');
    const text = 'mistakes' in parsed ? parsed.mistakes.join('\n') : '';
    for (const key of ['origin', 'path', 'hostFormat', 'events', 'secret']) expect(text).to.include(key);
    expect(parseProfile('a: [')).to.have.property('mistakes');
    expect(parseProfile('just text')).to.have.property('mistakes');
  });

  it('says what there is when the name is unknown or the file is missing', async () => {
    expect(await messageOf(loadProfile('onespam-sign'))).to.include('onespan-sign');
    expect(await messageOf(loadProfile('./none.yml'))).to.include('none.yml');
  });

  it('adds the path of the registration to the address of the service, once', () => {
    const href = 'https://apps.esignlive.com/api/callback/connectors/salesforceOauth2';
    for (const given of ['https://apps.esignlive.com', 'https://apps.esignlive.com/', href, `${href}/`]) {
      expect(serviceResource(given, oneSpanSign).href).to.equal(href);
    }
    expect(serviceResource('https://sign.example/tenant', oneSpanSign).pathname).to.equal(
      '/tenant/api/callback/connectors/salesforceOauth2',
    );
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
