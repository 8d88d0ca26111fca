import { expect } from 'chai';
import { displayWidth, padEnd, paragraph, shorten } from '../../../../src/report/formats/human/layout.js';

describe('layout', () => {
  for (const text of [
    'plain text that is long',
    '契約署名サービス連携アプリケーション',
    'é e\u0301 👩‍👩‍👧 👍🏽 🇩🇪 flags and ー',
  ]) {
    it(`shortens ${JSON.stringify(text)} to any width`, () => {
      for (let width = 1; width <= displayWidth(text); width += 1) {
        const short = shorten(text, width);
        expect(displayWidth(short)).to.be.at.most(width);
        expect(short === text || short.endsWith('…')).to.equal(true);
      }
      expect(shorten(text, displayWidth(text))).to.equal(text);
    });
  }

  it('cuts no emoji in two', () => expect(shorten('👩‍👩‍👧👩‍👩‍👧', 3)).to.equal('👩‍👩‍👧…'));

  it('ends no line within a command that a sentence mentions, unless that is longer than a line', () => {
    const text = 'Make the key again, and look for white space in the pasted value with "sf nhi key inspect --app A".';
    for (let columns = 40; columns <= 100; columns += 1)
      expect(paragraph(text, columns).join('|')).to.include('"sf nhi key inspect --app A"');
    expect(paragraph(text, 24).every((line) => displayWidth(line) <= 24)).to.equal(true);
  });

  it('pads by display width', () => expect(padEnd('契約', 6)).to.equal('契約  '));

  it('wraps with a hanging indent and a label', () =>
    expect(paragraph('one two three four five six seven eight', 30, 4, '  -')).to.deep.equal([
      '  - one two three four five',
      '    six seven eight',
    ]));

  it('breaks words that are wider than the line', () => {
    for (const line of paragraph('x'.repeat(200), 60, 4)) expect(line.length).to.be.at.most(60);
  });

  it('makes no line that is tiring to read', () => {
    for (const line of paragraph('word '.repeat(100), 400)) expect(line.length).to.be.at.most(100);
  });
});
