import { expect } from 'chai';
import { peelKey } from '../../../../src/callback/key/peel/peel.js';
import { base64, CLIENT_ID, GOOD, json, keyWith, keyWithHost } from '../samples.js';

const TEXT = json({});
const OTHER = keyWithHost('acme1.my.salesforce.com');
const often = (text: string, times: number): string => (times === 0 ? text : often(base64(text), times - 1));
const cases: Array<[what: string, given: string, json: string | null, ...ids: string[]]> = [
  ['a key', GOOD, TEXT],
  ['a key as long as can be', GOOD + ' '.repeat(65_536 - GOOD.length), TEXT, 'surrounding-whitespace'],
  ['a file that is longer', GOOD + ' '.repeat(65_537 - GOOD.length), null, 'too-large'],
  ['four times Base64', often(TEXT, 4), TEXT, 'double-encoded'],
  ['five times Base64', often(TEXT, 5), null, 'not-json'],
  ['150 quotation marks', `${'"'.repeat(150)}${GOOD}${'"'.repeat(150)}`, TEXT, 'quoted'],
  [
    'Base64 within with blanks',
    base64(`${GOOD.slice(0, 40)} ${GOOD.slice(40)}`),
    TEXT,
    'double-encoded',
    'whitespace-inside',
  ],
  [
    'Base64 within with a blank in its padding',
    base64(OTHER.replace('==', '= =')),
    Buffer.from(OTHER, 'base64').toString(),
    'double-encoded',
    'whitespace-inside',
  ],
  ['a name that could be Base64', `token ${GOOD}`, TEXT, 'prefixed'],
  ['JSON', TEXT, TEXT, 'not-encoded'],
  ['JSON and a line break', `${TEXT}\n`, TEXT, 'line-feed', 'not-encoded'],
  ['JSON with another member', json({ grant_type: 'x' }), json({ grant_type: 'x' }), 'not-encoded'],
  ['JSON of nothing', '{}', '{}', 'not-encoded'],
  ['JSON within of nothing', base64('{}'), '{}'],
  ['a list', '[]', null, 'not-an-object'],
  ['a number within', base64('12.5'), null, 'not-an-object'],
  ['a body without a key', '{"url":"https://sign.example"}', null, 'registration-body'],
  ['a body of events', '{"events":[]}', null, 'registration-body'],
  ['a body around a body', '{"body":{}}', null, 'registration-body'],
  ['a body of a key alone', '{"key":"(redacted)"}', null, 'registration-body'],
  ['other JSON', '{"status":0}', '{"status":0}'],
  ['other JSON and a blank', ' {"status":0}', '{"status":0}', 'surrounding-whitespace'],
  ['other JSON with a key', JSON.stringify({ result: GOOD }), TEXT, 'json-around'],
  ['other JSON with two keys', JSON.stringify({ a: GOOD, b: OTHER }), JSON.stringify({ a: GOOD, b: OTHER })],
  ['a body with a key', JSON.stringify({ key: GOOD, url: '' }), TEXT, 'registration-body'],
  ['a text with a key', `This is the key ${GOOD}`, TEXT, 'surrounding-text'],
  ['a text with a key of more members', `The key: ${keyWith({ a: 1 })}.`, json({ a: 1 }), 'surrounding-text'],
  ['a text with the same key twice', `Either ${GOOD} or ${GOOD}.`, TEXT, 'surrounding-text'],
  ['a text with two keys', `Either ${GOOD} or ${OTHER}.`, null, 'prefixed', 'whitespace-inside', 'not-base64'],
  [
    'a text with no key',
    `Nothing but ${base64(JSON.stringify({ a: { b: 'x'.repeat(60) } }))}.`,
    null,
    'whitespace-inside',
    'not-base64',
  ],
  ['JSON that is cut off', base64(TEXT.slice(0, 150)), null, 'truncated'],
  ['JSON that is cut off at once', base64('{'), null, 'truncated'],
  ['JSON with blanks that is cut off', base64('{ "host": "acme", "client_id": '), null, 'truncated'],
  ['a list that is cut off', base64('[{"host":"acme", "client_id": '), null, 'not-json'],
  ['JSON that is none', base64('{"host" "acme"}'), null, 'not-json'],
  ['JSON without quotation marks', base64('{host:acme,client_id:x y}'), null, 'json-unquoted'],
  ['the same with blanks', base64('{ host : acme, client_id : x y }'), null, 'json-unquoted'],
  ['JSON with some of them', base64('{host:acme,client_id:"x" y}'), null, 'not-json'],
  [
    'JSON of which layers were taken off in vain',
    base64(`'{"host":"a",,"client_id":"${CLIENT_ID}"}'`),
    null,
    'quoted',
    'not-json',
  ],
];

describe('the way to the JSON of a key', () => {
  for (const [what, given, expected, ...ids] of cases) {
    it(`is found for ${what}`, () => {
      const peeled = peelKey(Buffer.from(given));
      expect({ json: peeled.json, ids: peeled.defects.map(({ id }) => id) }).to.deep.equal({ json: expected, ids });
    });
  }

  it('ends where nobody has put on as much', () => {
    const marks = '"'.repeat(250);
    expect(peelKey(Buffer.from(`${marks}${base64('{ }')}${marks}`)).json).to.equal(null);
  });

  it('tells what is around the key from what is within, and no more', () => {
    const peeled = peelKey(Buffer.from(`"${base64(`'${TEXT}'`)}"`));
    expect(peeled.defects).to.deep.equal([
      { id: 'quoted', tokens: [], repairable: true, place: 'key' },
      { id: 'quoted', tokens: [], repairable: true, place: 'within' },
    ]);
    const [escaped] = peelKey(Buffer.from(`${GOOD}\\n`)).defects;
    expect(escaped).to.deep.equal({ id: 'escaped-newline', tokens: [], repairable: true, place: 'key' });
  });
});
