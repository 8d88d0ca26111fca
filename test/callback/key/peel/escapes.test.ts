import { expect } from 'chai';
import * as escapes from '../../../../src/callback/key/peel/escapes.js';
import { takesOff, type Rows } from './taken-off.js';

const tables: Array<[keyof typeof escapes, Rows]> = [
  [
    'htmlEntities',
    [
      ['a&#x3D;b', 'a=b'],
      ['a&#61;b', 'a=b'],
      ['a&EQUALS;b', 'a=b'],
      ['&#x10FFFF;', '\u{10ffff}'],
      ['&#x110000;', '\ufffd'],
      ['&unknown;', null],
    ],
  ],
  [
    'percentEncoding',
    [
      ['a%3Db', 'a=b'],
      ['%C3%A9%3d', 'é='],
      ['100%', null],
    ],
  ],
  [
    'quotedPrintable',
    [
      ['a=3D=3Db', 'a==b'],
      ['ab=\ncd=\r\nef', 'abcdef'],
      ['ab= \t\ncd=3D', 'abcd='],
      ['ab=\ncd=', 'abcd='],
      ['=\nab', 'ab'],
      ['a b=\nc d', 'a bc d'],
      ['ab=\ncd\nef', null],
      ['ab==\ncd', null],
      ['a=3D\nb', 'a=\nb'],
      ['a=b\ncd', null],
      ['ab\ncd', null],
      ['ab=', null],
      ['ab', null],
    ],
  ],
  [
    'lineContinuations',
    [
      ['ab\\\ncd', 'abcd'],
      ['ab^\r\n  cd', 'abcd'],
      ['ab`\ncd', 'abcd'],
      ['ab\ncd', null],
    ],
  ],
  [
    'backslashEscapes',
    [
      ['a\\u003Db', 'a=b'],
      ['a\\u{3d}b', 'a=b'],
      ['a\\x3db', 'a=b'],
      ['a\\075b', 'a=b'],
      ['a\\/b', 'a/b'],
      ['a\\"b', 'a"b'],
      ['ab\\r\\ncd\\n', 'abcd'],
      ['ab{\\ncd', 'ab{cd'],
      ['{\\n"a":1}', '{ "a":1}'],
      ['[\\n1]', '[ 1]'],
      ['"{\\n1}', '"{ 1}'],
      ['"\'`  {\\n1}', '"\'`  { 1}'],
      ['x{\\n1}', 'x{1}'],
      ['ab', null],
    ],
  ],
];

describe('how a key is escaped', () => {
  for (const [name, rows] of tables) describe(name, () => takesOff(escapes[name], rows));

  for (const [text, ...ids] of [
    ['\\n', 'escaped-newline'],
    ['\\u003d', 'unicode-escapes'],
    ['\\075', 'unicode-escapes'],
    ['\\/', 'escaped-slash'],
    ['\\"', 'escaped-quotes'],
    ["\\'", 'escaped-quotes'],
    ['\\=', 'backslashes'],
    ['\\/\\/\\n', 'escaped-slash', 'escaped-newline'],
  ] as const) {
    it(`names ${text}`, () => expect(escapes.backslashEscapes(text)?.layers.map(({ id }) => id)).to.deep.equal(ids));
  }
});
