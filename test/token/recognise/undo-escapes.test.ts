import { expect } from 'chai';
import { newMeter } from '../../../src/token/recognise/meter.js';
import { undoEscapes } from '../../../src/token/recognise/undo-escapes.js';

const CASES: ReadonlyArray<[text: string, undone: string]> = [
  ['nothing to undo', 'nothing to undo'],
  ['invalid%20client', 'invalid client'],
  ['invalid%2520client', 'invalid client'],
  ['user hasn%E2%80%99t', 'user hasn’t'],
  ['100% of it, 5%-10%', '100% of it, 5%-10%'],
  ['user hasn&#39;t', "user hasn't"],
  ['user hasn&#x27;t', "user hasn't"],
  ['&amp;amp;quot;x&amp;quot;', '"x"'],
  ['&unknown; & &#; &#99999999;', '&unknown; & &#; &#99999999;'],
  ['&#1114112;', ' '],
  ['\\"error\\"', '"error"'],
  ['\\\\\\\\\\"error', '"error'],
  ['hasn\\u0027t', "hasn't"],
  ['hasn\\x27t', "hasn't"],
  ['hasn\\\\\\u0027t', "hasn't"],
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
});
