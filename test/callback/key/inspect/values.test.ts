import { expect } from 'chai';
import { readValues, refusalOf } from '../../../../src/callback/key/inspect/values.js';
import { CLIENT_ID, CLIENT_SECRET, HOST } from '../samples.js';

const all = { host: HOST, client_id: CLIENT_ID, client_secret: CLIENT_SECRET };
const idsOf = (given: object): string[] => readValues(given).defects.map(({ id }) => id);

describe('the values of a key', () => {
  for (const [what, given, ...ids] of [
    ['nothing', {}],
    ['all', all],
    ['a secret as long as can be', { ...all, client_secret: 'x1'.repeat(2048) }],
    ['a longer one', { ...all, client_secret: `${'x1'.repeat(2048)}y` }, 'value-too-long'],
    ['a secret with a blank', { ...all, client_secret: 'two words' }],
    ['a client id with a blank', { ...all, client_id: 'two words' }, 'value-whitespace'],
    ['a host with a blank', { ...all, host: 'two words' }, 'value-whitespace'],
    ['a secret with a bell', { ...all, client_secret: 'x\u0007y' }, 'value-control-character'],
    ['a secret alone, as a client id is', { client_secret: CLIENT_ID }],
    ['a client id alone', { client_id: CLIENT_ID }],
    ['the id of an app', { ...all, client_id: '0H4000000000001AAA' }, 'client-id-not-a-key'],
    ['a placeholder with an address', { ...all, client_id: '<a@b>' }, 'value-placeholder'],
    ['the same twice', { ...all, client_secret: 'same', client_id: 'same' }, 'values-equal'],
    ['each in the place of the other', { ...all, client_secret: CLIENT_ID, client_id: 'other' }, 'values-swapped'],
  ] as Array<[string, object, ...string[]]>) {
    it(`are judged: ${what}`, () => expect(idsOf(given)).to.deep.equal(ids));
  }

  it('are put in their places', () => {
    expect(readValues({ ...all, client_secret: CLIENT_ID, client_id: CLIENT_SECRET }).values).to.deep.equal(all);
    expect(readValues({ client_id: 7, client_secret: '' })).to.deep.include({
      values: { host: null, client_id: null, client_secret: null },
    });
  });

  for (const [member, value, id] of [
    ['client_id', CLIENT_ID, null],
    ['client_id', 'x', null],
    ['client_secret', 'x', null],
    ['client_secret', 'y', null],
    ['client_secret', CLIENT_SECRET, null],
    ['client_secret', CLIENT_ID, 'values-swapped'],
    ['client_id', 'bot@example.com', 'client-id-not-a-key'],
    ['client_secret', '', 'value-empty'],
  ] as const) {
    it(`go into a key or not: ${value.slice(0, 15)} as ${member}`, () =>
      expect(refusalOf(member, value)?.id ?? null).to.equal(id));
  }
});
