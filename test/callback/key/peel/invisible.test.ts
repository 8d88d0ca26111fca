import * as invisible from '../../../../src/callback/key/peel/invisible.js';
import { takesOff, type Rows } from './taken-off.js';

const tables: Array<[keyof typeof invisible, Rows]> = [
  [
    'invisibleCharacters',
    [
      ['a\u200bb\u00a0', 'ab'],
      ['a b', null],
    ],
  ],
  [
    'terminalCodes',
    [
      ['\u001b[1ma\u001b[0m', 'a'],
      ['[1ma', null],
    ],
  ],
  [
    'zeroBytes',
    [
      ['a\0b\0', 'ab'],
      ['ab\0', 'ab'],
      ['abc\0', null],
      ['\ufffd\ufffda\0b\0', 'ab'],
      ['ÿþa\0b\0', 'ab'],
      ['þÿ\0a\0b', 'ab'],
      ['a\0\ufffd\0', 'a\ufffd'],
      ['a\0ÿ\0þ\0', 'aÿþ'],
      ['a\0þ\0ÿ\0', 'aþÿ'],
    ],
  ],
];

describe('what nobody sees of a key', () => {
  for (const [name, rows] of tables) describe(name, () => takesOff(invisible[name], rows));
});
