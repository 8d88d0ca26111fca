import { expect } from 'chai';
import { parseMembers } from '../../../../src/callback/key/inspect/json.js';

describe('the members of JSON', () => {
  for (const [text, ...members] of [
    ['{}'],
    ['{"a":1}', ['a', 1]],
    ['{"a":"x","b":null,"a":true}', ['a', 'x'], ['b', null], ['a', true]],
    ['{"a":{"b":{"c":1}},"d":2}', ['a', { b: { c: 1 } }], ['d', 2]],
    ['{"a":[1,[2,{"b":3}],"c"],"d":[]}', ['a', [1, [2, { b: 3 }], 'c']], ['d', []]],
    ['{"a":"},:{[\\"","b\\"":"]"}', ['a', '},:{["'], ['b"', ']']],
    ['{"\\u0061":"x"}', ['a', 'x']],
  ] as Array<[string, ...Array<[string, unknown]>]>) {
    it(`are those of ${text}`, () =>
      expect(parseMembers(text)).to.deep.equal({
        members: members.map(([name, value]) => ({ name, value })),
        defects: [],
      }));
  }

  for (const [text, isDefect] of [
    ['{"a b":"c d\\n\\" e"}', false],
    ['{"a": 1}', true],
    ['{"a":1\n}', true],
  ] as const) {
    it(`have ${isDefect ? 'white space' : 'none'} between them in ${JSON.stringify(text)}`, () =>
      expect(parseMembers(text).defects.map(({ id }) => id)).to.deep.equal(isDefect ? ['json-whitespace'] : []));
  }
});
