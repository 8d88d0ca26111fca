import { expect } from 'chai';
import { guardLine, safeData, safeLines, safeText } from '../../src/text/safe-text.js';

const code = (...points: number[]): string => String.fromCodePoint(...points);

describe('safeText', () => {
  const neutralised: Array<[what: string, text: string, shown: string]> = [
    ['an escape sequence', `a${code(0x1b)}[31mb`, 'a\\u001b[31mb'],
    ['an operating system command', `${code(0x1b)}]0;title${code(7)}`, '\\u001b]0;title\\u0007'],
    ['the one-byte CSI', `${code(0x9b)}2J`, '\\u009b2J'],
    ['NUL and DEL', `a${code(0)}b${code(0x7f)}`, 'a\\u0000b\\u007f'],
    ['line ends and tabs', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['bidirectional overrides', `${code(0x202e)}moc.elpmaxe${code(0x202c)}`, '\\u202emoc.elpmaxe\\u202c'],
    [
      'isolates and marks',
      `${code(0x2066)}a${code(0x2069)}${code(0x200f)}${code(0x61c)}`,
      '\\u2066a\\u2069\\u200f\\u061c',
    ],
    ['zero-width characters', `pay${code(0x200b)}pal${code(0xfeff)}${code(0x2060)}`, 'pay\\u200bpal\\ufeff\\u2060'],
    ['a joiner outside of an emoji', `a${code(0x200d)}b`, 'a\\u200db'],
    ['a variation selector after a letter', `a${code(0xfe0f)}b`, 'a\\ufe0fb'],
    ['soft hyphens and blank fillers', `${code(0xad)}${code(0x3164)}${code(0x115f)}`, '\\u00ad\\u3164\\u115f'],
    ['line and paragraph separators', `a${code(0x2028)}b${code(0x2029)}`, 'a\\u2028b\\u2029'],
    ['tag characters', code(0xe0041), '\\u{e0041}'],
    ['lone surrogates', `a${String.fromCharCode(0xd83d)}b${String.fromCharCode(0xde00)}`, 'a\\ud83db\\ude00'],
    [
      'commands that CI systems find anywhere in a line',
      'x ##vso[task.complete] ##[error]y',
      'x #\\u0023vso[task.complete] #\\u0023[error]y',
    ],
    ['TeamCity messages', "##teamcity[buildStop comment='x']", "#\\u0023teamcity[buildStop comment='x']"],
    ['GitLab sections', `section_start:1:x${code(13)}${code(0x1b)}[0K`, 'section_start:1:x\\r\\u001b[0K'],
    ['an access token in the place of a name', `00D000000000001!${'A'.repeat(40)}`, '(access token)'],
  ];
  for (const [what, text, shown] of neutralised) {
    it(`neutralises ${what}`, () => expect(safeText(text)).to.equal(shown));
    it(`leaves nothing to do: ${what}`, () => expect(safeText(safeText(text))).to.equal(shown));
  }

  const family = code(0x1f468, 0x200d, 0x1f469, 0x200d, 0x1f467);
  const kept = [
    'Rechnung für Müller',
    '契約署名',
    'عقد',
    'O\'Brien \\ "x" %s',
    `ok ${family} ${code(0x2699, 0xfe0f)} 1${code(0xfe0f, 0x20e3)}`,
    '# heading ## [x]',
    'e\u0301',
    '',
  ];
  for (const text of kept) it(`keeps ${JSON.stringify(text)}`, () => expect(safeText(text)).to.equal(text));

  it('leaves no character of a forbidden category, whatever comes in', () => {
    const all =
      Array.from({ length: 0x3000 }, (_, point) => code(point)).join('') +
      code(0xfe00, 0xfeff, 0xfff9, 0xe0001, 0xe01ef);
    expect(safeText(all)).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
  });
});

describe('guardLine', () => {
  it('keeps lines from starting with a workflow command, without making them wider', () => {
    expect(guardLine('    ::error::x')).to.equal('   |::error::x');
    expect(guardLine('::error::x')).to.equal('|:error::x');
    expect(guardLine('\u001b[2m  ::x\u001b[22m')).to.equal('\u001b[2m |::x\u001b[22m');
  });

  it('leaves all other lines alone', () => {
    for (const line of ['', '  a ::error::', ': :', 'User: ::1']) expect(guardLine(line)).to.equal(line);
  });
});

describe('safeLines', () => {
  it('keeps the line ends and makes each line safe', () => {
    expect(safeLines('a\r\n ::error::b\n\tc\td\n\u001b[1me')).to.equal('a\n|::error::b\n  c\\td\n\\u001b[1me');
  });
});

describe('safeData', () => {
  it('reaches every string of nested data and leaves the rest as it is', () => {
    const data = { a: ['\u202e', 1, null, { b: 'x\ny', c: undefined }], d: true };
    expect(safeData(data)).to.deep.equal({ a: ['\\u202e', 1, null, { b: 'x\\ny', c: undefined }], d: true });
    expect(data.a[0]).to.equal('\u202e');
  });
});
