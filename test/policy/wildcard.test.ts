import { expect } from 'chai';
import { matches } from '../../src/policy/wildcard.js';

describe('matches', () => {
  const TABLE: Array<[pattern: string, text: string, expected: boolean]> = [
    ['acme', 'ACME', true],
    [' Acme ', 'acme', true],
    ['acme', ' acme ', true],
    ['acme', 'acme2', false],
    ['*', '', true],
    ['*', 'anything', true],
    ['a*', 'a', true],
    ['a*a', 'aa', true],
    // One letter is not both the first and the last.
    ['a*a', 'a', false],
    ['a*', 'ba', false],
    ['*a', 'ab', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'a-c', false],
    ['*b*', 'b', true],
    // What stands twice in a pattern stands twice in the text.
    ['*ab*ab*', 'xab', false],
    ['*ab*ab*', 'xabab', true],
    ['*ab*', 'ba', false],
    // What the end takes is not there for the middle.
    ['*ab*b', 'ab', false],
    ['*a*a', 'xa', false],
    ['x*a*a', 'xa', false],
    ['x*a*a', 'xaa', true],
    // Nothing but the star has a meaning.
    ['a.c', 'abc', false],
  ];
  for (const [pattern, text, expected] of TABLE) {
    it(`${JSON.stringify(pattern)} ${expected ? 'is' : 'is not'} ${JSON.stringify(text)}`, () => {
      expect(matches(pattern, text)).to.equal(expected);
    });
  }
});
