import { expect } from 'chai';
import { inspectKey, type DefectId, type Expectation } from '../../../src/callback/key/inspect.js';
import { describeDefect } from '../../../src/callback/key/inspect/texts.js';
import { DEFECT_IDS } from '../../../src/callback/key/inspect/defect.js';
import { sha256 } from '../../../src/callback/key/key.js';
import { repairKey } from '../../../src/callback/key/repair.js';
import { SPOILT_KEYS, type SpoiltKey } from './spoilt-keys.js';
import {
  base64,
  CLIENT_ID,
  CLIENT_SECRET,
  GOOD,
  goodKey,
  HOST,
  json,
  keyWith,
  keyWithHost,
  without,
  wrap,
} from './samples.js';

type Case = SpoiltKey & { expected?: Expectation };

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
const utf16be = (text: string): Buffer => utf16(text).swap16();
const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));
const members = (text: string): string => base64(`{${text}}`);
const host = JSON.stringify(HOST);
const id = JSON.stringify(CLIENT_ID);
const secret = JSON.stringify(CLIENT_SECRET);
const tilde = { ...goodKey, client_secret: 'ab~~>>??~~' };

const cases: Case[] = [
  { it: 'nothing', given: '', defects: ['empty'], repaired: false },
  { it: 'only white space', given: ' \r\n', defects: ['empty'], repaired: false },
  { it: 'a huge file', given: 'A'.repeat(70_000), defects: ['too-large'], repaired: false },
  { it: 'UTF-16 with a mark', given: utf16(GOOD), defects: ['utf16'], repaired: true },
  {
    it: 'big-endian UTF-16 and a line break, as PowerShell may write',
    given: utf16be(`${GOOD}\r\n`),
    defects: ['utf16', 'carriage-return', 'line-feed'],
    repaired: true,
  },
  { it: 'UTF-16 without a mark', given: Buffer.from(GOOD, 'utf16le'), defects: ['utf16'], repaired: true },
  { it: 'a byte-order mark', given: `\uFEFF${GOOD}`, defects: ['byte-order-mark'], repaired: true },
  {
    it: 'bytes that are no UTF-8',
    given: Buffer.concat([Buffer.from(GOOD), Buffer.from([0xff, 0xc0])]),
    defects: ['not-utf8', 'not-base64'],
    repaired: false,
  },
  { it: 'leading spaces', given: `  ${GOOD}`, defects: ['surrounding-whitespace'], repaired: true },
  { it: 'a trailing tab', given: `${GOOD}\t`, defects: ['surrounding-whitespace'], repaired: true },
  { it: 'the line feed of echo', given: `${GOOD}\n`, defects: ['line-feed'], repaired: true },
  { it: 'a Windows line end', given: `${GOOD}\r\n`, defects: ['carriage-return', 'line-feed'], repaired: true },
  { it: 'a carriage return alone', given: `${GOOD}\r`, defects: ['carriage-return', 'line-feed'], repaired: true },
  { it: 'GNU base64', given: `${wrap(GOOD, 76)}\n`, defects: ['line-feed', 'wrapped-76'], repaired: true },
  { it: 'OpenSSL', given: wrap(GOOD, 64), defects: ['wrapped-64'], repaired: true },
  {
    it: 'OpenSSL on Windows',
    given: wrap(GOOD, 64, '\r\n'),
    defects: ['carriage-return', 'wrapped-64'],
    repaired: true,
  },
  {
    it: 'an editor that broke the line',
    given: `${GOOD.slice(0, 33)}\n${GOOD.slice(33)}`,
    defects: ['line-break-inside'],
    repaired: true,
  },
  { it: 'spaces inside', given: wrap(GOOD, 50, ' '), defects: ['whitespace-inside'], repaired: true },
  {
    it: 'a zero-width space',
    given: `${GOOD.slice(0, 9)}\u200b${GOOD.slice(9)}`,
    defects: ['invisible-character'],
    repaired: true,
  },
  { it: 'an escaped line break', given: `${GOOD}\\n`, defects: ['escaped-newline'], repaired: true },
  { it: 'double quotes', given: `"${GOOD}"`, defects: ['quoted'], repaired: true },
  { it: 'single quotes around a line break', given: `'${GOOD}\n'`, defects: ['quoted', 'line-feed'], repaired: true },
  { it: 'typographic quotes', given: `“${GOOD}”`, defects: ['quoted'], repaired: true },
  { it: 'a line of an .env file', given: `export SIGN_KEY="${GOOD}"`, defects: ['prefixed', 'quoted'], repaired: true },
  { it: 'a line of JSON', given: `"key": "${GOOD}",`, defects: ['prefixed', 'quoted'], repaired: true },
  { it: 'a data URL', given: `data:application/json;base64,${GOOD}`, defects: ['data-url'], repaired: true },
  {
    it: 'percent-encoding',
    given: keyWithHost('acme1.my.salesforce.com').replaceAll('=', '%3D'),
    defects: ['percent-encoded'],
    repaired: keyWithHost('acme1.my.salesforce.com'),
  },
  {
    it: 'a percent-encoded line break',
    given: `${GOOD}%0A`,
    defects: ['percent-encoded', 'line-feed'],
    repaired: true,
  },
  { it: 'plain JSON', given: json({}), defects: ['not-encoded'], repaired: true },
  {
    it: 'the URL-safe alphabet',
    given: Buffer.from(JSON.stringify(tilde))
      .toString('base64url')
      .padEnd(Math.ceil(JSON.stringify(tilde).length / 3) * 4, '='),
    defects: ['url-safe'],
    repaired: base64(JSON.stringify(tilde)),
  },
  {
    it: 'plus signs that became spaces',
    given: base64(JSON.stringify(tilde)).replaceAll('+', ' '),
    defects: ['plus-lost'],
    repaired: base64(JSON.stringify(tilde)),
  },
  {
    it: 'missing padding',
    given: keyWithHost('acme1.my.salesforce.com').replace(/=+$/, ''),
    defects: ['missing-padding'],
    repaired: keyWithHost('acme1.my.salesforce.com'),
  },
  { it: 'too much padding', given: `${GOOD.replace(/=+$/, '')}===`, defects: ['wrong-padding'], repaired: true },
  { it: 'two keys in a row', given: `${GOOD.replace(/=*$/, '=')}${GOOD}`, defects: ['wrong-padding'], repaired: false },
  {
    it: 'foreign characters',
    given: `${GOOD.slice(0, 40)}#${GOOD.slice(40)}`,
    defects: ['not-base64'],
    repaired: false,
  },
  {
    it: 'one character lost',
    given: GOOD.replace(/=+$/, '').slice(0, -((GOOD.replace(/=+$/, '').length % 4 || 4) - 1 || 3)),
    defects: ['truncated'],
    repaired: false,
  },
  {
    it: 'the second half lost',
    given: half(GOOD).slice(0, Math.floor(half(GOOD).length / 4) * 4),
    defects: ['truncated'],
    repaired: false,
  },
  { it: 'encoded twice', given: base64(GOOD), defects: ['double-encoded'], repaired: true },
  {
    it: 'encoded twice with echo and base64',
    given: `${wrap(base64(`${GOOD}\n`), 76)}\n`,
    defects: ['line-feed', 'wrapped-76', 'double-encoded', 'line-feed'],
    repaired: true,
  },
  {
    it: 'UTF-16 within',
    given: Buffer.from(json({}), 'utf16le').toString('base64'),
    defects: ['json-utf16'],
    repaired: true,
  },
  {
    it: 'a byte-order mark within',
    given: base64(`\uFEFF${json({})}`),
    defects: ['json-byte-order-mark'],
    repaired: true,
  },
  { it: 'a line break after the JSON', given: base64(`${json({})}\n`), defects: ['json-whitespace'], repaired: true },
  {
    it: 'pretty-printed JSON',
    given: base64(JSON.stringify(goodKey, null, 2)),
    defects: ['json-whitespace'],
    repaired: true,
  },
  {
    it: 'a Python dictionary',
    given: base64(json({}).replaceAll('"', "'")),
    defects: ['json-single-quotes'],
    repaired: true,
  },
  {
    it: 'a comma too many',
    given: base64(json({}).replace('}', ',}')),
    defects: ['json-single-quotes'],
    repaired: true,
  },
  {
    it: 'quotes that the shell took',
    given: base64(json({}).replaceAll('"', '')),
    defects: ['json-unquoted'],
    repaired: false,
  },
  { it: 'JSON in a JSON text', given: base64(JSON.stringify(json({}))), defects: ['json-string'], repaired: true },
  {
    it: 'key and secret with a colon',
    given: base64(`${CLIENT_ID}:${CLIENT_SECRET}`),
    defects: ['pair-instead'],
    repaired: false,
  },
  { it: 'a list', given: base64(JSON.stringify([goodKey])), defects: ['not-an-object'], repaired: false },
  { it: 'a number', given: base64('42.5'), defects: ['not-an-object'], repaired: false },
  {
    it: 'a member twice, alike',
    given: members(`"host":${host},"client_id":${id},"client_id":${id},"client_secret":${secret}`),
    defects: ['member-duplicate'],
    repaired: true,
  },
  {
    it: 'a member twice, unlike',
    given: members(`"host":${host},"client_id":${id},"client_secret":"x1","client_secret":${secret}`),
    defects: ['member-duplicate'],
    repaired: false,
  },
  { it: 'no secret', given: without('client_secret'), defects: ['member-missing'], repaired: false },
  {
    it: 'no member at all',
    given: base64('{}'),
    defects: ['member-missing', 'member-missing', 'member-missing'],
    repaired: false,
  },
  {
    it: 'camel case',
    given: members(`"host":${host},"clientId":${id},"clientSecret":${secret}`),
    defects: ['member-misspelt', 'member-misspelt'],
    repaired: true,
  },
  {
    it: 'a typing mistake',
    given: members(`"host":${host},"client_id":${id},"client_sercet":${secret}`),
    defects: ['member-misspelt'],
    repaired: true,
  },
  {
    it: 'the words of Setup',
    given: members(`"instance_url":${host},"consumer_key":${id},"consumer_secret":${secret}`),
    defects: ['member-misspelt', 'member-misspelt', 'member-misspelt'],
    repaired: true,
  },
  {
    it: 'another member',
    given: keyWith({ grant_type: 'client_credentials' }),
    defects: ['member-extra'],
    repaired: true,
  },
  {
    it: 'another order',
    given: members(`"client_id":${id},"client_secret":${secret},"host":${host}`),
    defects: ['member-order'],
    repaired: true,
  },
  {
    it: 'a refresh token beside the secret',
    given: keyWith({ refresh_token: '5Aep861' }),
    defects: ['refresh-token'],
    repaired: true,
  },
  {
    it: 'a refresh token instead of the secret',
    given: keyWith({ client_secret: undefined, refresh_token: '5Aep861' }),
    defects: ['refresh-token', 'member-missing'],
    repaired: false,
  },
  {
    it: 'a number for a secret',
    given: keyWith({ client_secret: 1_234_567_890_123_456 }),
    defects: ['value-not-text'],
    repaired: false,
  },
  { it: 'null', given: keyWith({ client_id: null }), defects: ['value-not-text'], repaired: false },
  { it: 'an empty value', given: keyWith({ client_secret: '' }), defects: ['value-empty'], repaired: false },
  { it: 'a value of blanks', given: keyWith({ client_id: '  ' }), defects: ['value-empty'], repaired: false },
  {
    it: 'a line break behind the secret',
    given: keyWith({ client_secret: `${CLIENT_SECRET}\n` }),
    defects: ['value-whitespace'],
    repaired: true,
  },
  { it: 'a quoted value', given: keyWith({ client_id: id }), defects: ['value-quoted'], repaired: true },
  {
    it: 'a value in two lines',
    given: keyWith({ client_secret: 'AB\nCD' }),
    defects: ['value-control-character'],
    repaired: false,
  },
  {
    it: 'a template',
    given: keyWith({ client_secret: '<consumer secret>' }),
    defects: ['value-placeholder'],
    repaired: false,
  },
  {
    it: 'a variable that was not replaced',
    given: keyWith({ client_id: '${CLIENT_ID}' }),
    defects: ['value-placeholder'],
    repaired: false,
  },
  {
    it: 'a host from a guide',
    given: keyWithHost('yourdomain.my.salesforce.com'),
    defects: ['value-placeholder'],
    repaired: false,
  },
  {
    it: 'key and secret alike',
    given: keyWith({ client_secret: CLIENT_ID }),
    defects: ['values-equal'],
    repaired: false,
  },
  {
    it: 'key and secret exchanged',
    given: keyWith({ client_id: CLIENT_SECRET, client_secret: CLIENT_ID }),
    defects: ['values-swapped'],
    repaired: true,
  },
  {
    it: 'the id of the app',
    given: keyWith({ client_id: '0xIQy0000004CaYMAU' }),
    defects: ['client-id-not-a-key'],
    repaired: false,
  },
  {
    it: 'a username',
    given: keyWith({ client_id: 'bot@example.com' }),
    defects: ['client-id-not-a-key'],
    repaired: false,
  },
  { it: 'https://', given: keyWithHost(`https://${HOST}`), defects: ['host-scheme'], repaired: true },
  {
    it: 'a URL with everything',
    given: keyWithHost(`http://me:pw@Acme.my.salesforce.com:443/services?x=1`),
    defects: ['host-scheme', 'host-not-https', 'host-user-info', 'host-port', 'host-path', 'host-upper-case'],
    repaired: true,
  },
  { it: 'a slash', given: keyWithHost(`${HOST}/`), defects: ['host-path'], repaired: true },
  { it: 'a port', given: keyWithHost(`${HOST}:8443`), defects: ['host-port'], repaired: true },
  { it: 'userinfo', given: keyWithHost(`me@${HOST}`), defects: ['host-user-info'], repaired: true },
  { it: 'upper case', given: keyWithHost('ACME.my.salesforce.com'), defects: ['host-upper-case'], repaired: true },
  { it: 'a final dot', given: keyWithHost(`${HOST}.`), defects: ['host-trailing-dot'], repaired: true },
  {
    it: 'no host at all',
    given: keyWithHost('not a host!'),
    defects: ['value-whitespace', 'host-not-a-host'],
    repaired: false,
  },
  { it: 'login', given: keyWithHost('login.salesforce.com'), defects: ['host-login'], repaired: false },
  { it: 'test', given: keyWithHost('test.salesforce.com'), defects: ['host-login'], repaired: false },
  { it: 'an instance', given: keyWithHost('eu45.salesforce.com'), defects: ['host-instance'], repaired: false },
  { it: 'Lightning', given: keyWithHost('acme.lightning.force.com'), defects: ['host-lightning'], repaired: false },
  {
    it: 'a former form of My Domain',
    given: keyWithHost('acme--staging.cs92.my.salesforce.com'),
    defects: ['host-former'],
    repaired: false,
  },
  { it: 'a host without "my"', given: keyWithHost('acme.salesforce.com'), defects: ['host-other'], repaired: false },
  { it: 'a gateway', given: keyWithHost(`${HOST}.mcas.ms`), defects: ['host-proxied'], repaired: false },
  { it: 'setup', given: keyWithHost('acme.my.salesforce-setup.com'), defects: ['host-setup'], repaired: false },
  { it: 'a site', given: keyWithHost('acme.my.site.com'), defects: ['host-site'], repaired: false },
  { it: 'Visualforce', given: keyWithHost('acme--c.vf.force.com'), defects: ['host-visualforce'], repaired: false },
  { it: 'files', given: keyWithHost('acme.file.force.com'), defects: ['host-content'], repaired: false },
  { it: 'this machine', given: keyWithHost('127.0.0.1:8080'), defects: ['host-loopback'], repaired: false },
  {
    it: 'another product',
    given: keyWithHost('acme.my.salesforce.com.evil.example'),
    defects: ['host-not-salesforce'],
    repaired: false,
  },
  {
    it: 'escapes in the JSON',
    given: base64(json({}).replace('"host"', '"h\\u006fst"')),
    defects: ['not-canonical'],
    repaired: true,
  },
  {
    it: 'another org',
    given: keyWithHost('other.my.salesforce.com'),
    expected: { host: HOST },
    defects: ['host-other-org'],
    repaired: false,
  },
  {
    it: 'a sandbox in production',
    given: keyWithHost('acme--uat.sandbox.my.salesforce.com'),
    expected: { host: HOST, isSandbox: false },
    defects: ['host-other-org', 'sandbox-host'],
    repaired: false,
  },
  {
    it: 'production in a sandbox',
    given: GOOD,
    expected: { isSandbox: true },
    defects: ['production-host'],
    repaired: false,
  },
  {
    it: 'another app',
    given: GOOD,
    expected: { clientIdDigest: sha256('3MVG9other') },
    defects: ['client-id-other-app'],
    repaired: false,
  },
  {
    it: 'a rotated secret',
    given: GOOD,
    expected: { clientSecretDigest: sha256('new') },
    defects: ['client-secret-other'],
    repaired: false,
  },
  {
    it: 'many at once',
    given: `"${wrap(keyWith({ host: 'https://login.salesforce.com/', client_id: ` ${CLIENT_ID}`, refresh_token: '' }), 76, '\r\n')}"\r\n`,
    defects: [
      'carriage-return',
      'line-feed',
      'wrapped-76',
      'quoted',
      'refresh-token',
      'value-whitespace',
      'host-scheme',
      'host-path',
      'host-login',
    ],
    repaired: false,
  },
];

describe('inspectKey', () => {
  it('finds nothing wrong with a key as it should be', () => {
    const expected = {
      host: HOST,
      clientIdDigest: sha256(CLIENT_ID),
      clientSecretDigest: sha256(CLIENT_SECRET),
      isSandbox: false,
    };
    expect(inspectKey(GOOD, { expected })).to.deep.equal({
      defects: [],
      doubts: [],
      view: {
        host: HOST,
        clientId: '3MVG9d8..…ZaBR',
        clientIdDigest: sha256(CLIENT_ID),
        secret: { length: 64, looksLikeOne: true },
      },
    });
  });

  for (const { it: name, given, defects, repaired, expected } of [...cases, ...SPOILT_KEYS] as Case[]) {
    it(`names all defects of: ${name}`, () => {
      const found = inspectKey(given, { expected });
      expect(found.defects.map(({ id: defect }) => defect)).to.have.members(defects);
      expect(repairKey(given, { expected })).to.equal(repaired === true ? GOOD : repaired === false ? null : repaired);
      const told = JSON.stringify([found, found.defects.map(describeDefect)]);
      expect(told).to.not.include(CLIENT_SECRET).and.not.include(CLIENT_SECRET.slice(0, 12));
    });
  }

  it('has a case for every defect that the key itself can have', () => {
    // These two need the apps of an org: see the command's test.
    const elsewhere: DefectId[] = ['client-id-unknown', 'flow-off', 'host-scheme-missing'];
    const seen = new Set([...[...cases, ...SPOILT_KEYS].flatMap(({ defects }) => defects), ...elsewhere]);
    expect(DEFECT_IDS.filter((each) => !seen.has(each))).to.deep.equal(['trailing-bits']);
  });

  it('describes every defect in words', () => {
    for (const defect of DEFECT_IDS) {
      const { message, cause, fix } = describeDefect({ id: defect, tokens: ['a', 'b'], repairable: true });
      expect(message + cause + fix).to.not.match(/undefined/);
      expect(
        [message, cause, fix].every((text) => /[.'n]$/.test(text)),
        defect,
      ).to.equal(true);
    }
  });

  it('wants a URL where the profile of the service says so', () => {
    const options = { hostFormat: 'url' as const };
    expect(inspectKey(GOOD, options).defects.map(({ id: defect }) => defect)).to.deep.equal(['host-scheme-missing']);
    expect(repairKey(GOOD, options)).to.equal(keyWithHost(`https://${HOST}`));
    expect(inspectKey(keyWithHost(`https://${HOST}`), options).defects).to.deep.equal([]);
    expect(inspectKey(keyWithHost(`http://${HOST}`), options).defects[0]?.id).to.equal('host-not-https');
  });

  it('takes a test org on loopback when that org was named', () => {
    expect(inspectKey(keyWithHost('127.0.0.1:8080'), { expected: { host: '127.0.0.1:8080' } }).defects).to.deep.equal(
      [],
    );
  });

  it('notices that the last character is not the one an encoder writes', () => {
    const key = keyWithHost('acme1.my.salesforce.com');
    expect(key).to.match(/[^=]=+$/);
    const changed = key.replace(
      /(.)(=+)$/,
      (_, last: string, padding: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}${padding}`,
    );
    expect(inspectKey(changed).defects.map(({ id: defect }) => defect)).to.deep.equal(['trailing-bits']);
    expect(repairKey(changed)).to.equal(key);
  });

  it('names the right host where the form of a wrong one tells it', () => {
    const said = (wrong: string): string =>
      inspectKey(keyWithHost(wrong)).defects.map(describeDefect)[0]?.message ?? '';
    for (const [wrong, right] of [
      ['acme.lightning.crmforce.mil', 'acme.my.salesforce.mil'],
      ['acme--staging.cs92.my.salesforce.com', 'acme--staging.sandbox.my.salesforce.com'],
      ['globex.my.site.com', 'globex.my.salesforce.com'],
      ['globex--c.vf.force.com', 'globex.my.salesforce.com'],
    ] as const) {
      expect(said(wrong)).to.include(`${wrong} `).and.include(`My Domain host is ${right}.`);
    }
    expect(said('na1.salesforce.com')).to.include('looks like');
  });

  it('shows nothing that could be the secret in the wrong place', () => {
    for (const given of [
      keyWith({ host: CLIENT_SECRET }),
      keyWith({ client_id: CLIENT_SECRET }),
      keyWith({ [CLIENT_SECRET]: 'x' }),
      keyWithHost(`https://user:${CLIENT_SECRET}@${HOST}/?client_secret=${CLIENT_SECRET}`),
      base64(CLIENT_SECRET),
      CLIENT_SECRET,
    ]) {
      const found = inspectKey(given);
      expect(found.defects, given).to.not.be.empty;
      const told = JSON.stringify([found, found.defects.map(describeDefect)]);
      expect(told.toUpperCase()).to.not.include(CLIENT_SECRET.slice(0, 9));
    }
  });
});
