import { expect } from 'chai';
import { explanationLines } from '../../src/token/error-lines.js';
import { explainText } from '../../src/token/explain.js';

const HEX = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';
const DIGITS = '8341726459023187465';
const KEY = '3MVG9rZjd7MXFdLgT1c6xQ9pVw2sBnYhJmKuE0aRfDtCvXzLqWoIePlGhTyU5i4';
const TOKEN = `00D5g00000ABCDe!AQ4AQFx9${'kLm3NoP7'.repeat(9)}`;
const JWT = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib3RAYWNtZS5leGFtcGxlIn0.${'s1Gn4tuR3'.repeat(8)}`;
const CALLBACK_KEY = Buffer.from(JSON.stringify({ host: 'acme.my.salesforce.com', client_secret: HEX })).toString(
  'base64',
);

/** Forms in which a secret stands in what people paste. */
const FORMS: ReadonlyArray<[text: string, secret: string]> = [
  [`client_secret=${HEX}`, HEX],
  [`client secret: ${HEX}`, HEX],
  [`Client Secret is "${HEX}"`, HEX],
  [`--client-secret ${HEX}`, HEX],
  [`--client-secret=${HEX}`, HEX],
  [`"client_secret": "${HEX}"`, HEX],
  [`{\\"client_secret\\":\\"${HEX}\\"}`, HEX],
  [`<client_secret>${HEX}</client_secret>`, HEX],
  [`<sf:consumerSecret>${HEX}</sf:consumerSecret>`, HEX],
  [`client_secret%3D${HEX}%26`, HEX],
  [HEX, HEX],
  [HEX.toLowerCase(), HEX.toLowerCase()],
  [DIGITS, DIGITS],
  [`secret ${DIGITS}`, DIGITS],
  [`client_id=${KEY}`, KEY],
  [KEY, KEY],
  [`Authorization: Bearer ${TOKEN}`, TOKEN],
  [`Authorization: Bearer ${encodeURIComponent(TOKEN)}`, TOKEN.slice(16)],
  [
    `Authorization: Basic ${Buffer.from(`${KEY}:${HEX}`).toString('base64')}`,
    Buffer.from(`${KEY}:${HEX}`).toString('base64'),
  ],
  [`authorization=${DIGITS}`, DIGITS],
  ['X-Api-Key: dGhlIGtleSBvZiB0aGUgdmVuZG9y', 'dGhlIGtleSBvZiB0aGUgdmVuZG9y'],
  [`Cookie: sid=${TOKEN}; oid=00D5g00000ABCDe`, TOKEN],
  [`Set-Cookie: sid=${TOKEN}`, TOKEN],
  [`https://bot:Hunter2Hunter2!@acme.my.salesforce.com/services`, 'Hunter2Hunter2!'],
  ['pwd=Hunter2Hunter2!', 'Hunter2Hunter2!'],
  [`assertion=${JWT}`, JWT],
  [`access_token=${TOKEN}&instance_url=x`, TOKEN],
  [CALLBACK_KEY, CALLBACK_KEY],
  [`{"error":"${HEX}","error_description":"${TOKEN}"}`, HEX],
  [`invalid_grant: ${HEX} ${DIGITS}`, HEX],
];

describe('a secret in what was pasted', () => {
  for (const [text, secret] of FORMS) {
    it(`is not repeated: ${text.slice(0, 40)}`, () => {
      for (const pasted of [
        text,
        `invalid_client: invalid client credentials, sent ${text}`,
        `${text}\ninvalid_session_id`,
      ]) {
        const explanation = explainText(pasted);
        const told = JSON.stringify(explanation) + explanationLines(explanation).join('\n');
        for (let at = 0; at + 12 <= secret.length; at += 1) {
          expect(told.toLowerCase()).to.not.include(secret.slice(at, at + 12).toLowerCase());
        }
      }
    });
  }
});
