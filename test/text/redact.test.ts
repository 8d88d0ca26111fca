import { expect } from 'chai';
import fc from 'fast-check';
import { redactor, REPLACEMENT } from '../../src/text/redact.js';
import { anyText } from '../support/any-text.js';
import { cpuMilliseconds } from '../support/cpu-time.js';

const SECRET = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';
const API_KEY = 'c2VydmljZS1hcGkta2V5OlhZWjEyMz8/Pz4+Pg==';
const TOKEN = '00D000000000001!AQ.f00.BaRxyzzy_1234567890.quux';
const HOST = 'acme.my.salesforce.com';
const KEY = Buffer.from(
  JSON.stringify({ host: HOST, client_id: '3MVG9d8..z.hDcPLvVsRSN3k', client_secret: SECRET }),
).toString('base64');

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const everyCharacter = (text: string, escape: (code: number) => string): string =>
  [...text].map((one) => escape(one.charCodeAt(0))).join('');
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const ways: Record<string, (secret: string) => string> = {
  plain: (secret) => `The key ${secret} is wrong.`,
  'in lower case': (secret) => `got ${secret.toLowerCase()}`,
  'in part': (secret) => `begins with ${secret.slice(-14, -1)}`,
  'percent-encoded': (secret) => `?client_secret=${encodeURIComponent(secret)}&x=1`,
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'percent-encoded throughout': (secret) => everyCharacter(secret, (code) => `%${hex(code, 2)}`),
  'as JSON': (secret) => JSON.stringify({ message: `{"key":${JSON.stringify(secret)}}` }),
  'with escaped slashes': (secret) => `{"key":"${secret.replaceAll('/', '\\/')}"}`,
  'as \\u escapes': (secret) => everyCharacter(secret, (code) => `\\u${hex(code, 4)}`),
  'as \\x escapes': (secret) => everyCharacter(secret, (code) => `\\x${hex(code, 2)}`),
  'as XML references': (secret) => everyCharacter(secret, (code) => `&#x${hex(code, 2)};`),
  'as decimal references': (secret) => everyCharacter(secret, (code) => `&#${code};`),
  hexadecimal: (secret) => `0x${Buffer.from(secret).toString('hex').toUpperCase()}`,
  'in Base64': (secret) => base64(secret),
  'in Base64 behind one character': (secret) => base64(`x${secret}yz`),
  'in Base64 behind two characters': (secret) => base64(`xy${secret}z`),
  'in Base64 for URLs': (secret) => Buffer.from(`id:${secret}`).toString('base64url'),
};

/** No stretch of twelve characters of the secret may be left, whatever the case of its letters. */
const leaks = (text: string, secret: string): boolean => {
  const folded = text.toLowerCase();
  for (let at = 0; at + 12 <= secret.length; at += 1)
    if (folded.includes(secret.slice(at, at + 12).toLowerCase())) return true;
  return false;
};

describe('redactor', () => {
  const redact = redactor([SECRET, API_KEY, TOKEN, KEY]);

  for (const [way, say] of Object.entries(ways)) {
    for (const [name, secret] of Object.entries({ SECRET, API_KEY, TOKEN: TOKEN.slice(16), KEY })) {
      it(`takes ${name} out of a text that repeats it ${way}`, () => {
        const text = redact(say(secret));
        expect(text).to.include(REPLACEMENT);
        // Of what is left, undone once more, no part is long enough to be of use.
        expect(leaks(text, secret), text).to.equal(false);
        expect(text.length, text).to.be.lessThan(90);
      });
    }
  }

  it('takes out what an encoded secret says', () => {
    expect(redact('user service-api-key:XYZ123???>>>')).to.equal(`user ${REPLACEMENT}`);
    expect(redact(`{"client_secret":"${SECRET}","host":"${HOST}"}`)).to.equal(
      `{"client_secret":"${REPLACEMENT}","host":"${HOST}"}`,
    );
  });

  it('leaves the host and the org that belong to a secret, and everything else', () => {
    const text = `${HOST} 00D000000000001 00D000000000001AAA {"client_id":"3MVG9d8..z.hDcPLvVsRSN3k"} 100 % \\ & &nope;`;
    expect(redact(text)).to.equal(text);
    expect(redact('')).to.equal('');
  });

  it('keeps JSON what it is', () => {
    const body = { a: `x\n${SECRET}`, b: [`"${API_KEY}"\\`, HOST], [SECRET]: 'é\u0000' };
    expect(JSON.parse(redact(JSON.stringify(body)))).to.deep.equal({
      a: `x\n${REPLACEMENT}`,
      b: [`"${REPLACEMENT}"\\`, HOST],
      [REPLACEMENT]: 'é\u0000',
    });
  });

  it('takes a short secret for one only where it stands alone', () => {
    const short = redactor(['hunter2', 'abc']);
    expect(short('pw=hunter2, "hunter2"\\nhunter2')).to.equal(`pw=${REPLACEMENT}, "${REPLACEMENT}"\\n${REPLACEMENT}`);
    expect(short('hunter22 abc')).to.equal('hunter22 abc');
  });

  it('knows no secret without being told one', () => {
    expect(redactor([])(SECRET)).to.equal(SECRET);
    expect(redactor([''])('a b')).to.equal('a b');
  });

  it('finds any part of twelve characters, wherever it stands in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        anyText({ maxLength: 40 }),
        fc.nat(SECRET.length - 12),
        fc.boolean(),
        (before, after, at, escaped) => {
          const part = SECRET.slice(at, at + 12);
          const text = before + (escaped ? everyCharacter(part, (code) => `%${hex(code, 2)}`) : part) + after;
          expect(redact(text)).to.include(REPLACEMENT);
        },
      ),
    );
  });

  it('changes nothing in a text that holds none of it', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(redact(text)).to.equal(text);
      }),
    );
  });

  it('needs time in proportion to the text', () => {
    for (const text of ['%25'.repeat(400_000), '\\'.repeat(1_000_000), '&#'.repeat(500_000), SECRET.repeat(16_000)]) {
      expect(cpuMilliseconds(() => redact(text))).to.be.lessThan(3000);
    }
  });
});
