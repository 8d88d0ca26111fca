import { expect } from 'chai';
import * as whiteSpace from '../../../../src/callback/key/peel/white-space.js';
import { wrap } from '../samples.js';
import { takesOff, type Rows } from './taken-off.js';

const tables: Array<[keyof typeof whiteSpace, Rows]> = [
  [
    'surroundingWhiteSpace',
    [
      [' \t\v\f\r\na b\n', 'a b'],
      [' \n', ''],
      ['a b', null],
    ],
  ],
  [
    'joinedLines',
    [
      ['ab \r\n\tcd\ref\n', 'abcdef'],
      ['a b\ncd', 'a bcd'],
      ['ab', null],
    ],
  ],
  [
    'brokenText',
    [
      ['ab\ncd', 'abcd'],
      ['abc\r\ndef\rghi\njkl', 'abcdefghijkl'],
      ['abc \t\n  def', 'abcdef'],
      ['ab cd\nef', null],
      ['ab\ncd ef', null],
      ['ab\n\ncd', null],
      ['\nab', null],
      ['ab\n', null],
      ['ab', null],
    ],
  ],
  [
    'brokenEscapes',
    [
      ['ab&qu\not;', 'ab&quot;'],
      ['ab%3\nD', 'ab%3D'],
      ['ab\\u00\n3d', 'ab\\u003d'],
      ['ab\ncd', null],
      ['a b&qu\not;', null],
    ],
  ],
];

describe('white space', () => {
  for (const [name, rows] of tables) describe(name, () => takesOff(whiteSpace[name], rows));

  for (const [around, ...ids] of [
    [' ', 'surrounding-whitespace'],
    ['\t', 'surrounding-whitespace'],
    ['\v', 'surrounding-whitespace'],
    ['\f', 'surrounding-whitespace'],
    ['\n', 'line-feed'],
    ['\r\n', 'carriage-return', 'line-feed'],
    [' \r', 'carriage-return', 'surrounding-whitespace', 'line-feed'],
  ] as const) {
    it(`around a key is named: ${JSON.stringify(around)}`, () =>
      expect(whiteSpace.surroundingWhiteSpace(`V${around}`)?.layers.map(({ id }) => id)).to.deep.equal(ids));
  }

  const text = 'QUJD'.repeat(50);
  for (const [what, lines, id, ...tokens] of [
    ['lines of 76', wrap(text, 76), 'wrapped-76'],
    ['lines of 76 to the last', wrap(text.slice(0, 152), 76), 'wrapped-76'],
    ['lines of 64', wrap(text, 64), 'wrapped-64'],
    ['two lines, the last a short one', `${'A'.repeat(64)}\nBC`, 'wrapped-64'],
    ['two lines, the last a longer one', `${'A'.repeat(64)}\n${'B'.repeat(65)}`, 'line-break-inside', 2],
    ['lines of 76 and 64', `${'A'.repeat(76)}\n${'A'.repeat(64)}\nBC`, 'line-break-inside', 3],
    ['lines of 76, the last a longer one', `${wrap('A'.repeat(152), 76)}\n${'B'.repeat(77)}`, 'line-break-inside', 3],
    ['lines of 60', wrap(text, 60), 'line-break-inside', 4],
  ] as Array<[string, string, string, ...number[]]>) {
    it(`tells ${what}`, () => {
      const [layer] = whiteSpace.joinedLines(lines)?.layers ?? [];
      expect([layer?.id, ...(layer?.tokens ?? [])]).to.deep.equal([id, ...tokens]);
    });
  }
});
