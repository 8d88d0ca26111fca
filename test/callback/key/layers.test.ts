import { expect } from 'chai';
import fc from 'fast-check';
import { inspectKey } from '../../../src/callback/key/inspect.js';
import { describeDefect } from '../../../src/callback/key/inspect/texts.js';
import { encodeKey, type CallbackKey } from '../../../src/callback/key/key.js';
import { repairKey } from '../../../src/callback/key/repair.js';
import { base64, wrap } from './samples.js';
import { cpuMilliseconds } from '../../support/cpu-time.js';

type Wrap = (text: string) => string;

const escapes = (text: string, escape: (code: number) => string): string =>
  text.replace(/[+/=]/g, (one) => escape(one.charCodeAt(0)));
const hex = (code: number, digits = 2): string => code.toString(16).padStart(digits, '0');

/** Around any text. */
const around: Record<string, Wrap> = {
  quotes: (text) => `"${text}"`,
  'single quotes': (text) => `'${text}'`,
  'typographic quotes': (text) => `„${text}“`,
  guillemets: (text) => `«${text}»`,
  backticks: (text) => `\`${text}\``,
  'bytes of Python': (text) => `b'${text}'`,
  'a line feed': (text) => `${text}\n`,
  'a Windows line end': (text) => `${text}\r\n`,
  blanks: (text) => `  ${text}\t`,
  'a no-break space': (text) => `\u00a0${text}`,
  'a zero-width space': (text) => `${text}\u200b`,
  'a block of Markdown': (text) => `\`\`\`\n${text}\n\`\`\``,
  'colors of a terminal': (text) => `\u001b[1m${text}\u001b[0m`,
  'HTML entities': (text) => `&quot;${text}&quot;`,
  percent: (text) => `%22${text}%22`,
};

/** Around Base64. */
const aroundBase64: Record<string, Wrap> = {
  ...around,
  'lines of 76': (text) => wrap(text, 76),
  'Windows lines of 64': (text) => wrap(text, 64, '\r\n'),
  PEM: (text) => `-----BEGIN CERTIFICATE-----\r\n${wrap(text, 64, '\r\n')}\r\n-----END CERTIFICATE-----`,
  'Base64 again': base64,
  'a name': (text) => `KEY=${text}`,
  export: (text) => `export SIGN_KEY='${text}'`,
  YAML: (text) => `key: ${text}`,
  'a data URL': (text) => `data:application/json;base64,${text}`,
  Basic: (text) => `Basic ${text}`,
  'the sign of zsh': (text) => `${text}%`,
  'a prompt': (text) => `$ ${text}`,
  'percent-encoding': (text) => escapes(text, (code) => `%${hex(code)}`),
  'decimal entities': (text) => escapes(text, (code) => `&#${code};`),
  'escapes of .NET': (text) => escapes(text, (code) => `\\u${hex(code, 4)}`),
  'slashes of PHP': (text) => text.replaceAll('/', '\\/'),
  'escaped line breaks': (text) => `${text}\\r\\n`,
  'no padding': (text) => text.replace(/=+$/, ''),
  'the alphabet for URLs': (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  'a comma': (text) => `${text},`,
  'a body': (text) => JSON.stringify({ url: 'https://x', key: text, events: [] }),
};

/** Around JSON. */
const aroundJson: Record<string, Wrap> = {
  ...around,
  'JSON of JSON': (text) => JSON.stringify(text),
  'escaped quotation marks': (text) => text.replaceAll('"', '\\"'),
  'quotation marks of CSV': (text) => text.replaceAll('"', '""'),
  'quotation marks of Python': (text) => text.replaceAll('"', "'"),
  'typographic quotation marks': (text) => text.replace(/"([^"]*)"/g, '“$1”'),
  'entities for quotation marks': (text) => text.replaceAll('"', '&#x22;'),
  'percent-encoding': encodeURIComponent,
};

const names = (wraps: Record<string, Wrap>): fc.Arbitrary<string> => fc.constantFrom(...Object.keys(wraps));
const apply = (wraps: Record<string, Wrap>, layers: string[], text: string): string =>
  layers.reduce((done, name) => wraps[name]?.(done) ?? done, text);

const keys: fc.Arbitrary<CallbackKey> = fc.record({
  host: fc.stringMatching(/^[b-z][a-z0-9]{2,9}x$/).map((name) => `${name}.my.salesforce.com`),
  client_id: fc.stringMatching(/^3MVG9[A-Za-z0-9]{60,80}$/),
  client_secret: fc.stringMatching(/^[0-9A-F]{64}$/),
});

/** Each may stand once: nobody quotes a quotation for the same reason twice. */
const several = (wraps: Record<string, Wrap>, maxLength: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(names(wraps), { maxLength });

const encodings: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 without a mark': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16, big-endian': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};
const encoding = fc.constantFrom(...Object.keys(encodings));
const encode = (name: string, text: string): Buffer => encodings[name]?.(text) ?? Buffer.from(text);

describe('the layers around a key', () => {
  for (const [name, wrapping] of Object.entries(aroundBase64)) {
    it(`takes off: ${name}`, () => {
      fc.assert(
        fc.property(keys, (key) => void expect(repairKey(wrapping(encodeKey(key)))).to.equal(encodeKey(key))),
        { numRuns: 20 },
      );
    });
  }

  for (const [name, wrapping] of Object.entries(aroundJson)) {
    it(`takes off within: ${name}`, () => {
      fc.assert(
        fc.property(
          keys,
          (key) => void expect(repairKey(base64(wrapping(JSON.stringify(key))))).to.equal(encodeKey(key)),
        ),
        { numRuns: 20 },
      );
    });
  }

  it('takes off two of them around, in any order and encoding', () => {
    fc.assert(
      fc.property(keys, several(aroundBase64, 2), encoding, (key, layers, as) => {
        const spoilt = encode(as, apply(aroundBase64, layers, encodeKey(key)));
        expect(repairKey(spoilt), spoilt.toString()).to.equal(encodeKey(key));
      }),
      { numRuns: 500 },
    );
  });

  it('takes off one within and one around, in any encoding', () => {
    fc.assert(
      fc.property(
        keys,
        names(aroundJson),
        encoding,
        names(aroundBase64),
        encoding,
        (key, inner, as, outer, written) => {
          const json = encode(as, apply(aroundJson, [inner], JSON.stringify(key)));
          const spoilt = encode(written, apply(aroundBase64, [outer], json.toString('base64')));
          expect(repairKey(spoilt), spoilt.toString()).to.equal(encodeKey(key));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes off any number of the plain ones, within and around', () => {
    fc.assert(
      fc.property(keys, several(around, 4), encoding, several(around, 4), (key, inner, as, outer) => {
        const json = encode(as, apply(around, inner, JSON.stringify(key)));
        const spoilt = apply(around, outer, json.toString('base64'));
        expect(repairKey(spoilt), spoilt).to.equal(encodeKey(key));
      }),
      { numRuns: 500 },
    );
  });

  it('names what it takes off, says nothing of the secret, and repairs into no other key', () => {
    fc.assert(
      fc.property(keys, several(aroundBase64, 5), several(aroundJson, 3), (key, outer, inner) => {
        const spoilt = apply(aroundBase64, outer, base64(apply(aroundJson, inner, JSON.stringify(key))));
        if (spoilt === encodeKey(key)) return;
        const { defects } = inspectKey(spoilt);
        expect(defects).to.not.deep.equal([]);
        expect(JSON.stringify(defects.map(describeDefect))).to.not.include(key.client_secret.slice(0, 12));
        expect(repairKey(spoilt)).to.be.oneOf([encodeKey(key), null]);
      }),
      { numRuns: 500 },
    );
  });

  it('needs time in proportion to what is given, also for a hostile text', () => {
    const long = 60_000;
    const texts = [
      '"',
      "b'",
      '\\',
      '&#',
      '%2',
      '%25',
      '> ',
      '=\n',
      '<a ',
      '{',
      '[',
      '{"a":',
      '-----BEGIN ',
      'A=',
      '$(',
      "''",
      '```\n',
      'eyJ',
      'A\n',
      '\u00a0',
    ];
    for (const piece of texts) {
      for (const text of [
        piece.repeat(long / piece.length),
        base64(piece.repeat(40_000 / piece.length)),
        piece.repeat(1_000_000),
      ]) {
        expect(
          cpuMilliseconds(() => inspectKey(text)),
          JSON.stringify(piece),
        ).to.be.lessThan(4000);
      }
    }
  });
});
