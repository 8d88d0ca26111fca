import { expect } from 'chai';
import { newMeter } from '../../../src/token/recognise/meter.js';
import { undoEscapes } from '../../../src/token/recognise/undo-escapes.js';

const CASES: ReadonlyArray<[text: string, undone: string]> = [
  ['nothing to undo', 'nothing to undo'],
  ['invalid%20client', 'invalid client'],
  ['invalid%2520client', 'invalid client'],
  ['user hasn%E2%80%99t', 'user hasn’t'],
  ['100% of it, 5%-10%', '100% of it, 5%-10%'],
  ['%2x, %x2, cut off at %4', '%2x, %x2, cut off at %4'],
  ['user hasn&#39;t', "user hasn't"],
  ['user hasn&#x27;t', "user hasn't"],
  ['&amp;amp;quot;x&amp;quot;', '"x"'],
  ['&unknown; &other; & &#; &#99999999;', '&unknown; &other; & &#; &#99999999;'],
  ['a & b &lt; c', 'a & b < c'],
  ['&#1114111;&#1114112;', '\u{10ffff} '],
  ['\\"error\\"', '"error"'],
  ['\\\\\\\\\\"error', '"error'],
  ['hasn\\u0027t', "hasn't"],
  ['hasn\\x27t', "hasn't"],
  ['hasn\\\\\\u0027t', "hasn't"],
  ['C:\\add\\users\\xavier\\u27', 'C:addusersxavieru27'],
  ['one\\ntwo\\ttwo', 'one two two'],
  ['access\\/refresh', 'access/refresh'],
  ['ends with \\', 'ends with '],
  ['%26amp%3Bquot%3B', '"'],
  ['\ufeffin\u200bvalid\u00ad', 'invalid'],
  ['i\u0000n\u0000v\u0000', 'inv'],
];

describe('undoEscapes', () => {
  for (const [text, undone] of CASES) {
    it(`makes ${JSON.stringify(undone)} of ${JSON.stringify(text)}`, () =>
      expect(undoEscapes(text, newMeter())).to.equal(undone));
  }

  it('takes no more layers off than any chain of tools puts on, so that a text cannot keep it busy', () => {
    const layers = (count: number): string => `%${'25'.repeat(count)}41`;
    expect([11, 12, 20].map((count) => undoEscapes(layers(count), newMeter()))).to.deep.equal(['A', '%41', layers(8)]);
  });

  for (const [text, steps] of [
    ['plain', 5],
    // Twelve characters with four escapes, each found and read, and the four characters that they are.
    ['%41%42%43%44', 12 + 4 + 4 + 4],
    // Six characters, five of them backslashes, each found and gone through, and the quote that is left.
    ['\\\\\\\\\\"', 6 + 5 + 5 + 1],
  ] as const) {
    it(`counts ${steps} steps for ${JSON.stringify(text)}`, () => {
      const meter = newMeter();
      undoEscapes(text, meter);
      expect(meter.steps).to.equal(steps);
    });
  }
});
