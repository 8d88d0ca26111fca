import { expect } from 'chai';
import * as around from '../../../../src/callback/key/peel/around.js';
import { GOOD } from '../samples.js';
import { takesOff, type Rows } from './taken-off.js';

/** Base64 that does not begin as a key does. */
const OTHER = 'QUJD'.repeat(15);
const FORTY = 'QUJD'.repeat(10);

const tables: Array<[keyof typeof around, Rows]> = [
  [
    'namedBefore',
    [
      [`KEY=${GOOD}`, GOOD],
      [`const key = ${GOOD}`, GOOD],
      [`key ${GOOD}`, GOOD],
      [`key: ${OTHER}`, OTHER],
      [`key ${OTHER}`, null],
      [`https://sign.example/hook?key=${OTHER}`, OTHER],
      [`https://sign.example/hook?key=short`, null],
      [`key: export KEY=${OTHER}`, `export KEY=${OTHER}`],
      [`key: echo short`, 'echo short'],
      [`key: short`, null],
      [`${'A='.repeat(15)}${OTHER}`, `${'A='.repeat(14)}${OTHER}`],
      [`${'A='.repeat(40)}${OTHER}`, null],
    ],
  ],
  [
    'promptBehind',
    [
      [`${GOOD}\nme@laptop:~$ `, GOOD],
      ['abc=me@laptop:~$', 'abc='],
      ['\nme@laptop:~$ ', null],
      [GOOD, null],
    ],
  ],
  [
    'endMark',
    [
      ['abc%', 'abc'],
      ['abc⏎', 'abc'],
      ['%', null],
      ['⏎', null],
      ['a%b', null],
      ['%KEY%', null],
      ['<%= key %', null],
    ],
  ],
  [
    'trailingPunctuation',
    [
      ['abc,', 'abc'],
      ['abc;', 'abc'],
      ['abc', null],
      [',', null],
    ],
  ],
  [
    'stringLiteral',
    [
      [`b'abc'`, 'abc'],
      [`b'a'`, 'a'],
      [`N'abc',`, 'abc'],
      [`@'abc'@;`, 'abc'],
      [`b'abc`, null],
      [`b'eyJ`, 'eyJ'],
      [`b'abc'd`, null],
      [`b'abc'd,`, null],
      [`b'abc',d`, null],
      [`b',`, null],
      [`'abc'`, null],
    ],
  ],
  [
    'quotes',
    [
      ['"abc"', 'abc'],
      ['"abc', 'abc'],
      ['abc"', 'abc'],
      ['„abc“,', 'abc'],
      ['"', ''],
      ['', null],
      ['abc,', null],
      ['a"b', null],
      ['a,"b', null],
    ],
  ],
  [
    'brackets',
    [
      [`(${GOOD})`, GOOD],
      [`[ ${GOOD} ]`, GOOD],
      [`("${GOOD}")`, `"${GOOD}"`],
      [`<${FORTY}Q>`, `${FORTY}Q`],
      [`<${FORTY}>`, null],
      [`(${GOOD}`, null],
      [`${GOOD})`, null],
      [`(#${GOOD})`, null],
      [`(${GOOD}#)`, null],
    ],
  ],
  [
    'codeFence',
    [
      ['```text\nabc\ndef\n```', 'abc\ndef'],
      ['~~~\nabc\n~~~', 'abc'],
      ['````\nabc\n```', 'abc'],
      ['```abc```', 'abc'],
      ['```\nabc```', '\nabc'],
      ['```\nabc', null],
      ['```\nabc\ndef\nghi', null],
      ['x```\nabc\n```', null],
      ['~abc~', null],
      ['```\n \n```', null],
      ['``````', null],
    ],
  ],
  [
    'mailQuote',
    [
      ['> abc\n>def', 'abc\ndef'],
      ['>> > abc', 'abc'],
      ['> a > b', 'a > b'],
      ['> abc\n\n> def', 'abc\n\ndef'],
      ['> abc\n \n> def', 'abc\n \ndef'],
      ['> abc\ndef', null],
      ['\n> abc', null],
      ['abc', null],
    ],
  ],
  [
    'pemLines',
    [
      ['-----BEGIN A-----\nabc\n-----END A-----', 'abc'],
      ['abc\n-----END A-----', 'abc'],
      ['-----BEGIN A-----abc-----END A----------BEGIN A-----def-----END A-----', 'abc\n\ndef'],
      ['-----BEGIN A-----\nProc-Type: 4\nX-Id: 1\n\nabc\n-----END A-----', 'abc'],
      ['-----BEGIN A-----\nabc\n\nNote: def\n-----END A-----', 'abc\n\nNote: def'],
      ['abc', null],
    ],
  ],
  [
    'uuencodeLines',
    [
      ['begin-base64 644 key\nabc\ndef\n====', 'abc\ndef'],
      ['begin-base64 644 key\nabc====\n====def\n==== ', 'abc====\n====def'],
      ['see begin-base64 644 key\nabc\n====', null],
    ],
  ],
  [
    'markup',
    [
      ['<code>abc</code>', 'abc'],
      ['<?xml version="1.0"?><key> abc </key>', 'abc'],
      ['<key><![CDATA[abc]]></key>', 'abc'],
      [`<add key="k" value="${GOOD}"/>`, GOOD],
      [`<add key="k" value="${GOOD}">`, GOOD],
      [`<add key="k" value="${GOOD}"/><add/>`, `<add key="k" value="${GOOD}"/>`],
      [`<add/><add key="k" value="${GOOD}"/>`, `<add key="k" value="${GOOD}"/>`],
      ['<code></code>', null],
      ['abc', null],
    ],
  ],
];

describe('what stands around a key', () => {
  for (const [name, rows] of tables) describe(name, () => takesOff(around[name], rows));

  it('is told with the language whose text it is', () => {
    expect(around.stringLiteral(`b'abc'`)?.layers).to.deep.equal([{ id: 'string-literal', tokens: ['Python'] }]);
  });
});
