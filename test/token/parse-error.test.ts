import { expect } from 'chai';
import { parseTokenError } from '../../src/token/parse-error.js';

const NOTHING = { code: null, description: null };

describe('parseTokenError', () => {
  for (const [body, code, description] of [
    ['{"error":"invalid_grant","error_description":"inactive user"}', 'invalid_grant', 'inactive user'],
    ['[{"errorCode":"NOT_FOUND","message":"gone"},{"errorCode":"OTHER"}]', 'not_found', 'gone'],
    ['{"error":"invalid_grant"}', 'invalid_grant', null],
    ['{"error":" INVALID_GRANT ","error_description":" "}', 'invalid_grant', null],
    [`{"error":"${'a'.repeat(60)}"}`, 'a'.repeat(60), null],
    [`{"error":"${'a'.repeat(61)}"}`, null, null],
    ['{"error":"5Aep861KbwzLm.x2Qf7","error_description":"x"}', null, 'x'],
    ['{"error":"!a","error_description":"x"}', null, 'x'],
    ['{"error":"a!","error_description":"x"}', null, 'x'],
    ['{"error":"","errorCode":"E.1","error_description":5,"message":"m"}', 'e.1', 'm'],
    [`{"error":"a","error_description":"${'x '.repeat(200)}"}`, 'a', 'x '.repeat(150)],
    ['{"error":"two words","error_description":" x "}', null, 'x'],
  ]) {
    it(`reads ${body}`, () => expect(parseTokenError(body ?? '')).to.deep.equal({ code, description }));
  }

  for (const body of [
    '',
    'invalid_grant',
    '<error>invalid_grant</error>',
    '[]',
    '[[]]',
    'null',
    '{"error":{"error":"x"}}',
    '['.repeat(400_000),
  ]) {
    it(`takes nothing from ${body.slice(0, 40)}`, () => expect(parseTokenError(body)).to.deep.equal(NOTHING));
  }

  it('repeats no secret, nor one that is cut where a description ends', () => {
    const secret = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';
    for (const before of [0, 200, 240, 290]) {
      const description = `${'x '.repeat(before / 2)}client_secret=${secret}`;
      const told = JSON.stringify(parseTokenError(JSON.stringify({ error: secret, error_description: description })));
      expect(told).to.not.include(secret.slice(0, 8));
    }
  });
});
