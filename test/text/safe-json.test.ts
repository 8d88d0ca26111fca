import { expect } from 'chai';
import { safeJson } from '../../src/text/safe-json.js';

const hostile = {
  controls: Array.from({ length: 0xa0 }, (_, point) => String.fromCodePoint(point)).join(''),
  bidi: '\u202eabc\u202c \u2066x\u2069 \u200f\u200b\ufeff\u2028\u2029',
  tags: '\u{e0041}\u{e007f}',
  lone: '\ud800',
  command: '##vso[task.complete] ##[error] ::error::x',
  backslash: '\\\u202e \\##[x] \\\\u0023',
  plain: 'Müller 契約 👩‍👩‍👧 "quoted"',
  nested: [{ empty: '', none: null, number: 1.5 }],
};

describe('safeJson', () => {
  it('loses nothing', () => expect(JSON.parse(safeJson(hostile))).to.deep.equal(hostile));

  it('shows no character that a terminal acts on', () => {
    expect(safeJson(hostile).replaceAll('\n', '')).not.to.match(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
    );
  });

  it('has no command for a CI log, at the start of a line or within it', () => {
    expect(safeJson(hostile)).not.to.match(/^\s*::/m);
    expect(safeJson(hostile)).not.to.match(/##\w*\[/);
  });
});
