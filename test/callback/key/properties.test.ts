import { expect } from 'chai';
import fc from 'fast-check';
import { readKey, type Expectation } from '../../../src/callback/key/inspect.js';
import { refusalOf } from '../../../src/callback/key/inspect/values.js';
import { encodeKey, sha256, type CallbackKey } from '../../../src/callback/key/key.js';
import { repairKey } from '../../../src/callback/key/repair.js';
import { wrap } from './samples.js';
import { anyText } from '../../support/any-text.js';

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/);
const hosts = fc
  .tuple(label, fc.constantFrom('', '.sandbox', '.develop', '.scratch', '.trailblaze'), fc.constantFrom('com', 'mil'))
  .map(([name, partition, top]) => `${name}${partition}.my.salesforce.${top}`)
  .filter((host) => !/^(your|my)-?(domain|org|instance|company)/.test(host));
const clientIds = fc.stringMatching(/^3MVG9[A-Za-z0-9._]{60,80}$/).filter((id) => refusalOf('client_id', id) === null);
/** Anything that generate accepts: of Salesforce's form, or of any other that no rule refuses. */
const secrets = fc
  .oneof(fc.stringMatching(/^[0-9A-F]{64}$/), anyText({ minLength: 1, maxLength: 80 }))
  .filter((secret) => secret.isWellFormed() && refusalOf('client_secret', secret) === null);

const keys: fc.Arbitrary<CallbackKey> = fc
  .record({ host: hosts, client_id: clientIds, client_secret: secrets })
  .filter(({ client_id, client_secret }) => client_id !== client_secret && !client_secret.startsWith('3MVG9'));

const expectationOf = (
  key: CallbackKey,
): Required<Pick<Expectation, 'clientIdDigest' | 'clientSecretDigest' | 'host'>> => ({
  host: key.host,
  clientIdDigest: sha256(key.client_id),
  clientSecretDigest: sha256(key.client_secret),
});

type Mutation = { name: string; apply: (key: Buffer, at: number, other: number) => Buffer };
const insert = (key: Buffer, at: number, text: string): Buffer =>
  Buffer.concat([key.subarray(0, at), Buffer.from(text), key.subarray(at)]);
const mutations: Mutation[] = [
  {
    name: 'a bit',
    apply: (key, at, other) => Buffer.from(key.map((byte, index) => (index === at ? byte ^ (1 << (other % 8)) : byte))),
  },
  { name: 'a lost byte', apply: (key, at) => Buffer.concat([key.subarray(0, at), key.subarray(at + 1)]) },
  { name: 'an inserted byte', apply: (key, at, other) => insert(key, at, String.fromCharCode(33 + (other % 94))) },
  {
    name: 'a swap',
    apply: (key, at, other) => {
      const copy = Buffer.from(key);
      const second = other % key.length;
      [copy[at], copy[second]] = [copy[second] ?? 0, copy[at] ?? 0];
      return copy;
    },
  },
  {
    name: 'white space',
    apply: (key, at, other) =>
      insert(key, at, [' ', '\t', '\n', '\r\n', '\u00a0', '\u200b', '\ufeff'][other % 7] ?? ' '),
  },
  {
    name: 'a piece said twice',
    apply: (key, at, other) => Buffer.concat([key.subarray(0, at), key.subarray(Math.max(0, at - (other % 20)))]),
  },
  { name: 'a cut', apply: (key, at) => key.subarray(0, at) },
];
const places = fc.tuple(fc.nat(), fc.nat());

const equal = (a: CallbackKey | null, b: CallbackKey): boolean => a !== null && encodeKey(a) === encodeKey(b);

describe('properties of the callback key', () => {
  it('any host, client id and secret survive', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const read = readKey(encodeKey(key), { expected: expectationOf(key) });
        expect(read.defects).to.deep.equal([]);
        expect(read.key).to.deep.equal(key);
      }),
      { numRuns: 500 },
    );
  });

  for (const { name, apply } of mutations) {
    it(`finds ${name}, wherever it is; without knowing the key, unless only a value became another of its kind`, () => {
      fc.assert(
        fc.property(keys, places, (key, [at, other]) => {
          const good = Buffer.from(encodeKey(key));
          const changed = apply(good, at % good.length, other);
          if (!changed.equals(good))
            expect(readKey(changed, { expected: expectationOf(key) }).defects, changed.toString()).to.not.be.empty;
          const read = readKey(changed);
          // What is taken for sound is exactly what generate would have emitted for these values.
          if (read.defects.length === 0) expect(read.key && encodeKey(read.key)).to.equal(changed.toString());
        }),
        { numRuns: 500 },
      );
    });
  }

  it('repairs whatever wraps a key, and never into another one', () => {
    const wrappings: Array<(text: string) => string> = [
      (text) => ` ${text}\t`,
      (text) => `${text}\r\n`,
      (text) => wrap(text, 76),
      (text) => wrap(text, 64, '\r\n'),
      (text) => `"${text}"`,
      (text) => `\ufeff${text}`,
      (text) => Buffer.from(text).toString('base64'),
      (text) => text.replace(/=+$/, ''),
      (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
    ];
    fc.assert(
      fc.property(keys, fc.array(fc.constantFrom(...wrappings), { minLength: 1, maxLength: 2 }), (key, layers) => {
        const broken = layers.reduce((text, layer) => layer(text), encodeKey(key));
        const repaired = repairKey(broken, { expected: expectationOf(key) });
        expect(repaired).to.equal(encodeKey(key));
      }),
      { numRuns: 500 },
    );
  });

  it('never repairs a mutation into a wrong key', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom(...mutations), places, (key, { apply }, [at, other]) => {
        const good = Buffer.from(encodeKey(key));
        const repaired = repairKey(apply(good, at % good.length, other), { expected: expectationOf(key) });
        if (repaired !== null) expect(equal(readKey(repaired).key, key)).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('takes any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void expect(readKey(bytes).defects).to.not.be.empty),
    );
    fc.assert(fc.property(anyText(), (text) => void expect(readKey(text).defects).to.not.be.empty));
    fc.assert(
      fc.property(
        fc.json(),
        (text) => void expect(readKey(Buffer.from(text).toString('base64')).defects).to.not.be.empty,
      ),
    );
  });
});
