import { expect } from 'chai';
import { readKey, type InspectOptions } from '../../../src/callback/key/inspect.js';
import { repairKey } from '../../../src/callback/key/repair.js';
import { base64, CLIENT_ID, CLIENT_SECRET, GOOD, goodKey, json, keyWith, keyWithHost, without } from './samples.js';

const quoted = (marks: number): string => `${'"'.repeat(marks)}${CLIENT_SECRET}${'"'.repeat(marks)}`;
const twice = base64(json({}).replace('{', `{"client_secret":"other",`));

describe('the repair of a key', () => {
  for (const [what, given, repaired] of [
    ['leaves a key as it should be', GOOD, GOOD],
    ['decides nothing for others, whatever else is wrong', `${twice}\n`, null],
    ['takes off what was put on often', keyWith({ client_secret: quoted(12) }), GOOD],
    ['is none where something would still be wrong', keyWith({ client_secret: quoted(13) }), null],
    ['makes up no host', without('host'), null],
  ] as const) {
    it(what, () => expect(repairKey(given)).to.equal(repaired));
  }

  for (const [what, given, key] of [
    ['all three members', GOOD, goodKey],
    ['no host', without('host'), null],
    ['a host that is none', keyWithHost('no host!'), null],
    ['no client id', without('client_id'), null],
    ['no secret', without('client_secret'), null],
    ['neither', base64('{}'), null],
  ] as const) {
    it(`begins with what is read: ${what}`, () => expect(readKey(given).key).to.deep.equal(key));
  }

  it('doubts nothing of what cannot be read', () => {
    expect(readKey('')).to.deep.include({ doubts: [], key: null });
  });

  it('knows a test org whose host is written otherwise', () => {
    const options: InspectOptions = { expected: { host: 'LocalHost:81' } };
    const key = base64(JSON.stringify({ host: 'localhost:81', client_id: CLIENT_ID, client_secret: CLIENT_SECRET }));
    expect(repairKey(`${key}\n`, options)).to.equal(key);
  });
});
