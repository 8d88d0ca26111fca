import { expect } from 'chai';
import fc from 'fast-check';
import { CATALOGUE } from '../../../src/token/catalogue.js';
import { explanationLines } from '../../../src/token/error-lines.js';
import { explainText } from '../../../src/token/explain.js';
import { newMeter } from '../../../src/token/recognise/meter.js';
import { recognise } from '../../../src/token/recognise/recognise.js';
import { anyText } from '../../support/any-text.js';
import { sayings, WRAPPINGS } from '../wrappings.js';

const everyCharacter = (text: string, write: (code: number) => string): string =>
  [...text].map((character) => write(character.codePointAt(0) ?? 0)).join('');

/** What tools do to a text as a whole, any number of times. */
const LAYERS: ReadonlyArray<(text: string) => string> = [
  (text) => JSON.stringify(text),
  (text) => JSON.stringify({ status: 400, cause: { message: text } }, null, 2),
  (text) => encodeURIComponent(text),
  (text) => new URLSearchParams({ state: '1', message: text }).toString(),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  (text) =>
    everyCharacter(text, (code) =>
      code < 128 && /\w/.test(String.fromCharCode(code)) ? String.fromCharCode(code) : `&#${code};`,
    ),
  (text) =>
    everyCharacter(text, (code) =>
      code < 128 && code !== 32 ? String.fromCharCode(code) : `\\u${code.toString(16).padStart(4, '0')}`,
    ),
  (text) => `<detail><![CDATA[${text}]]></detail>`,
  (text) => `Caused by: com.example.TokenException: ${text}\n\tat com.example.Main.main(Main.java:1)`,
  (text) => text.replaceAll('\n', '\n> '),
  (text) => text.replaceAll(' ', '\n'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => `\ufeff${text.replace(/(?<=[a-z])(?=[a-z])/gi, '\u200b')}`,
  (text) => text.toUpperCase(),
];

const anySaying = fc
  .constantFrom(...CATALOGUE)
  .chain((entry) => fc.record({ entry: fc.constant(entry), said: fc.constantFrom(...sayings(entry)) }));

describe('recognise', () => {
  it('knows an error under any layers around any wrapping', () => {
    const layers = fc.array(fc.constantFrom(...LAYERS), { maxLength: 6 });
    fc.assert(
      fc.property(anySaying, fc.constantFrom(...WRAPPINGS), layers, ({ entry, said }, { wrap }, around) => {
        const text = around.reduce((inner, layer) => layer(inner), wrap(said));
        expect(recognise(text).errors[0]?.entry.id, text).to.equal(entry.id);
      }),
      { numRuns: 400 },
    );
  });

  describe('takes no more steps for a character of a long text than of a short one', () => {
    const stepsFor = (text: string): number => {
      const meter = newMeter();
      recognise(text, meter);
      return meter.steps;
    };
    /** Twelve rounds of undoing escapes, one pass over the words, and a look at the phrases that begin at each. */
    const MOST_FOR_A_CHARACTER = 40;

    const NASTY = [
      ...[
        '[',
        '{',
        '"',
        "'",
        '\\',
        '\\\\"',
        '\\u',
        '%',
        '%25',
        '%2525',
        '%E2%80',
        '&',
        '&amp;',
        '&#',
        '&amp;amp;',
        '<',
        '<a ',
        '</',
        '\u001b[',
      ],
      ...['(', '((((', '.*', 'a+', '_', '-', '\u0301\u0323', '\u200b', '\u0000', '\ufdfa', '\ud800', '😀', '\r\n', ' '],
      ...[
        'invalid_grant ',
        'no client credentials ',
        'no client ',
        'HTTP Method ',
        'http method x not allowed ',
        'error=',
        'a',
      ],
    ];
    for (const piece of NASTY) {
      it(`made of ${JSON.stringify(piece)}`, () => {
        const [short, long] = [10_000, 80_000].map((length) => stepsFor(piece.repeat(length / piece.length)));
        expect((long ?? 0) / 80_000).to.be.below(MOST_FOR_A_CHARACTER);
        expect((long ?? 0) / Math.max(short ?? 0, 1)).to.be.below(8.1);
      });
    }

    it('made of anything', () => {
      const text = fc.oneof(
        anyText({ maxLength: 2000 }),
        fc.array(fc.constantFrom(...NASTY), { maxLength: 1000 }).map((pieces) => pieces.join('')),
      );
      fc.assert(
        fc.property(text, (given) => {
          // A character may stand for several once it is normalized.
          expect(stepsFor(given)).to.be.at.most(MOST_FOR_A_CHARACTER * 20 * (given.length + 1));
        }),
      );
    });
  });

  it('hands on nothing of a text', () => {
    const secret = fc.string({
      unit: fc.constantFrom(...'0123456789abcdefABCDEFxyz.!_-'),
      minLength: 12,
      maxLength: 80,
    });
    const parts = fc.array(
      fc.oneof(
        secret,
        anySaying.map(({ said }) => `${said.code}: ${said.description}`),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(secret, parts, (hidden, around) => {
        const explanation = explainText([hidden, ...around, hidden].join(' '));
        const told = JSON.stringify(explanation) + explanationLines(explanation).join(' ');
        expect(told).to.not.include(hidden);
      }),
    );
  });
});
