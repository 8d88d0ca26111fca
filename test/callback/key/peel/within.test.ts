import { expect } from 'chai';
import { candidatesIn, textsOf } from '../../../../src/callback/key/peel/within.js';
import { base64, GOOD, json, keyWithHost, wrap } from '../samples.js';

const OTHER = keyWithHost('other.my.salesforce.com');
const TEXT = json({ client_id: 'id', client_secret: 'secret' });
/** Without padding; its JSON has an object, a brace and a quotation mark in it. */
const bare = (secret: string): string => base64(json({ a: { b: '{' }, client_secret: secret })).replace(/=+$/, '');

describe('a key within a text', () => {
  for (const [what, text, ...found] of [
    ['lines that belong together', `Key:\n${wrap(GOOD, 50)}\nThank you`, GOOD],
    ['such lines with blanks around', `Key:\r\n${wrap(GOOD, 50, ' \r\n  ')}\r\nThank you`, GOOD],
    ['two blocks of lines', `${wrap(GOOD, 50)}\n--\n${wrap(OTHER, 50)}`, GOOD, OTHER],
    ['a block up to the end', `Key:\n${wrap(GOOD, 50)}`, GOOD],
    ['in a sentence', `The key is ${GOOD}.`, GOOD],
    ['the same twice', `${GOOD}\n--\n${GOOD}`, GOOD],
    ['nothing too short', `see ${'A'.repeat(59)} and ${'B'.repeat(60)}.`, 'B'.repeat(60)],
    ...['"}', '"}x', '"}xy', '\\\\'].map((secret) => {
      const key = bare(secret);
      return [`before a prompt, with ${secret} in it`, `${key}me@laptop:~$ exit`, `${key}me`, key] as const;
    }),
    ['not the text itself', bare('x')],
    ['not what begins with something else', `${base64(`x${TEXT}  `)}me@laptop`, `${base64(`x${TEXT}  `)}me`],
    ['no short line', `Key:\nabcd\n--\n${GOOD}`, GOOD],
    ['nothing behind what is no key', `${'QUJD'.repeat(20)}me@laptop`, `${'QUJD'.repeat(20)}me`],
    ['JSON before words', `${TEXT} is the key`, TEXT],
    ['JSON behind words', `the key is ${TEXT}`, TEXT],
    ['not JSON that is all', TEXT],
    ['no braces the other way round', `}${' x'.repeat(40)}{`],
    ['no brace alone', `}${' x'.repeat(40)}`],
  ] as Array<[string, string, ...string[]]>) {
    it(`is found: ${what}`, () => {
      expect(candidatesIn(text)).to.deep.equal(found);
    });
  }

  it('is one of a few', () => {
    const runs = Array.from({ length: 12 }, (_, index) => String.fromCharCode(65 + index).repeat(60));
    expect(candidatesIn(runs.join('. '))).to.deep.equal(runs.slice(0, 8));
  });
});

describe('a key within other JSON', () => {
  const long = 'A'.repeat(60);
  for (const [what, value, ...found] of [
    ['a member', { a: long }, long],
    ['however deep, up to a bound', { a: [{ b: { c: long } }] }, long],
    ['not deeper', { a: { b: { c: { d: { e: long } } } } }],
    ['no numbers and nothing empty', { a: null, b: 7, c: true, d: long }, long],
    ['nothing too short', { a: 'A'.repeat(59), b: long }, long],
    ['not behind a hundred others', { a: Array.from({ length: 99 }, String), b: [long, long] }, long],
    ['few of many', Array.from({ length: 12 }, () => long), ...Array.from({ length: 8 }, () => long)],
  ] as Array<[string, object, ...string[]]>) {
    it(`is found: ${what}`, () => expect(textsOf(value)).to.deep.equal(found));
  }
});
