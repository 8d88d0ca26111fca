import { expect } from 'chai';
import * as layers from '../../../../src/callback/key/peel/json-layers.js';
import { takesOff, type Rows } from './taken-off.js';

const { isJsonLike, parseJson, ...mending } = layers;

const KEY = { host: 'h', client_id: 'i' };
const JSON_OF_KEY = JSON.stringify(KEY);
const members = (names: number): string[] => Array.from({ length: names }, (_, index) => `client${index}: x`);
const again = (text: string, times: number): string => (times === 0 ? text : again(JSON.stringify(text), times - 1));

const tables: Array<[keyof typeof mending, Rows]> = [
  [
    'jsonString',
    [
      [again(JSON_OF_KEY, 1), JSON_OF_KEY],
      [again(JSON_OF_KEY, 3), again(JSON_OF_KEY, 2)],
      [JSON.stringify(` ${JSON_OF_KEY}\n`), JSON_OF_KEY],
      ['"text"', null],
      [JSON_OF_KEY, null],
      [`"${JSON_OF_KEY}`, null],
    ],
  ],
  [
    'doubledQuotes',
    [
      ['{""a"":""b""}', '{"a":"b"}'],
      ['{"a":"b"}', null],
    ],
  ],
  [
    'brokenLines',
    [
      ['{"a":"x\r\ny\n\nz"}', '{"a":"xyz"}'],
      ['{"a":"xy"}', null],
      ['"x\ny"', null],
    ],
  ],
  [
    'plusBlanks',
    [
      ['{+"a":++"b",+"c":1++}', '{ "a": "b", "c":1 }'],
      ['{"a"+:1}', '{"a" :1}'],
      ['{"a":"b+c"}', null],
    ],
  ],
  [
    'otherQuotes',
    [
      ["{'a':'b'}", '{"a":"b"}'],
      ['{“a”:„b‟}', '{"a":"b"}'],
      ['{‘a’:‚b‛}', '{"a":"b"}'],
      ['{"a":"it\'s",}', '{"a":"it\'s"}'],
      ['{"a":1 ,  }', '{"a":1   }'],
      ['{"a":1}', null],
    ],
  ],
  [
    'plainNames',
    [
      ["{a:'b',c_1:'d'}", '{"a":"b","c_1":"d"}'],
      ['{ a : "b",  c  => 1}', '{ "a": "b",  "c": 1}'],
      ['{:a=>"b", :c => "d"}', '{"a":"b", "c": "d"}'],
      ['{a:"it\'s",}', '{"a":"it\'s"}'],
      ['{a}', null],
    ],
  ],
  [
    'lines',
    [
      ['host: h\nclient_id: i', JSON_OF_KEY],
      ['host=h&client_id=i', JSON_OF_KEY],
      ['# x: y\n\n---\nhost: h\r\n  # note\nclient_id: i\n  --- \n', JSON_OF_KEY],
      ['export host="h";\nclient_id = \'i\',', JSON_OF_KEY],
      ['host: h\nConsumer Key: i', '{"host":"h","Consumer Key":"i"}'],
      ['host: h\nclient_id: i\n---x', null],
      ['host: h\nclient_id: i\nsome words', null],
      ['some words\nmore words', null],
      ['client_id: i', null],
      ['host: h\nuser: u', null],
      ['host: h\nmy client: u', null],
      [members(12).join('\n'), JSON.stringify(Object.fromEntries(members(12).map((each) => each.split(': '))))],
      [members(13).join('\n'), null],
    ],
  ],
];

describe('what is made of JSON', () => {
  for (const [name, rows] of tables) describe(name, () => takesOff(layers[name], rows));

  it('is told with the number of lines', () => {
    expect(layers.brokenLines('{"a":"x\ny"}')?.layers).to.deep.equal([{ id: 'line-break-inside', tokens: [2] }]);
    expect(layers.plusBlanks('{"a":+1}')?.layers[0]?.id).to.equal('percent-encoded');
  });

  for (const [text, is] of [
    ['{"a":1}', true],
    [' {a', true],
    [`{${'A'.repeat(39)}`, true],
    [`{${'A'.repeat(40)}`, false],
    [`{"${'A'.repeat(40)}`, true],
    ['[{', true],
    ['[ "x', true],
    ['[x', false],
    ['[', false],
    ['x{', false],
  ] as const) {
    it(`${is ? 'may' : 'may not'} be meant by ${text}`, () => expect(isJsonLike(text)).to.equal(is));
  }

  for (const [text, value] of [
    [' {"a":[1]} ', { a: [1] }],
    ['{}', {}],
    ['-1.5e3', -1500],
    ['true', true],
    ['null', null],
    ['"x"', 'x'],
  ] as const) {
    it(`is read: ${text}`, () => expect(parseJson(text)).to.deep.equal({ value }));
  }

  for (const text of ['', '{', '"', '{"a"}', '{a:1}', '1x', 'x1', 'nullx', '{"a":1}}']) {
    it(`is not read: ${text}`, () => expect(parseJson(text)).to.equal(null));
  }
});
