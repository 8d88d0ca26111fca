import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import sinon from 'sinon';
import { parsePolicy } from '../../src/policy/parse.js';
import type { RuleName } from '../../src/policy/policy.js';

const RULES: RuleName[] = [
  { id: 'app-legacy', level: 'app' },
  { id: 'app-ip-unrestricted', level: 'app' },
  { id: 'run-as-not-api-only', level: 'app' },
  { id: 'org-password-flow-allowed', level: 'org' },
];

/** `line:column message` of every mistake. */
const mistakesIn = (text: string): string[] =>
  parsePolicy(text, RULES).mistakes.map(({ line, column, message }) => `${line}:${column} ${message}`);

type Case = { it: string; file: string; expect: RegExp[] };

const CASES: Case[] = [
  { it: 'an empty file', file: '', expect: [/^1:1 The file is empty/] },
  { it: 'a file of comments', file: '# nothing yet\n---\n', expect: [/^1:1 The file is empty/] },
  {
    it: 'a file that is no mapping',
    file: 'version',
    expect: [/^1:1 must be a mapping of keys to values, and is a text/],
  },
  { it: 'a list', file: '- version: 1\n', expect: [/^1:1 must be a mapping .* and is a list/] },
  { it: 'a missing version', file: 'integrations: []\n', expect: [/^1:1 version is missing/] },
  {
    it: 'a newer version, and nothing else',
    file: '# x\nversion: 2\nnew: 1\n',
    expect: [/^2:10 The file has version 2\. .* version 1/],
  },
  { it: 'a version as text', file: 'version: "1"\n', expect: [/^1:10 The file has version 1/] },
  {
    it: 'syntax errors',
    file: 'version: 1\nrules: {a: [1, 2\nb: 3\n',
    expect: [/^3:1 Flow sequence/, /^3:1 Flow map/],
  },
  { it: 'a tab as indent', file: 'version: 1\nrules:\n\tapp-legacy: off\n', expect: [/^3:1 .*[Tt]ab/] },
  {
    it: 'keys that are there twice',
    file: 'version: 1\nrules: {}\nrules: {}\n',
    expect: [/^3:1 Map keys must be unique/],
  },
  { it: 'a second document', file: 'version: 1\n---\nversion: 1\n', expect: [/^2:1 The file holds several documents/] },
  {
    it: 'a tag',
    file: 'version: 1\nrules: !!js/function x\n',
    expect: [/^2:8 Unresolved tag/, /^2:22 rules must be a mapping/],
  },
  {
    it: 'an unknown key',
    file: 'version: 1\nintegratons: []\n',
    expect: [/^2:1 integratons is not a key .* Did you mean "integrations"\?/],
  },
  {
    it: 'an unknown key that looks like nothing',
    file: 'version: 1\nzzzzzzzzz: 1\n',
    expect: [/^2:1 zzzzzzzzz is not a key that belongs here$/],
  },
  {
    it: 'every mistake at once, in the order of the file',
    file: 'version: 1\nintegrations:\n  - app: A\n    ownr: me\n    secretRotatedOn: 2026-02-30\n  - service: B\nwaivers:\n  - rule: app-legcy\n    app: A\n',
    expect: [
      /^4:5 integrations\[0\]\.ownr is not a key .* "owner"\?/,
      /^5:22 integrations\[0\]\.secretRotatedOn is no date of the calendar: 2026-02-30/,
      /^6:5 integrations\[1\]\.app is missing/,
      /^8:5 waivers\[0\]\.reason is missing/,
      /^8:5 waivers\[0\]\.expires is missing/,
      /^8:11 waivers\[0\]\.rule is not a rule\. Did you mean "app-legacy"\?/,
    ],
  },
  {
    it: 'a date in another form',
    file: 'version: 1\nintegrations: [{ app: A, reviewedOn: 1.9.2026 }]\n',
    expect: [/^2:38 integrations\[0\]\.reviewedOn must be a date such as/],
  },
  {
    it: 'a date with a time',
    file: 'version: 1\nintegrations: [{ app: A, reviewedOn: 2026-09-01T00:00:00Z }]\n',
    expect: [/must be a date such as/],
  },
  {
    it: 'a leap day of another year',
    file: 'version: 1\nintegrations: [{ app: A, reviewedOn: 2025-02-29 }]\n',
    expect: [/no date of the calendar/],
  },
  {
    it: 'days that are no number',
    file: 'version: 1\ndefaults:\n  rotationDays: ninety\n',
    expect: [/^3:17 defaults\.rotationDays must be a whole number, and is a text/],
  },
  {
    it: 'days that are no whole number',
    file: 'version: 1\ndefaults:\n  rotationDays: 1.5\n',
    expect: [/^3:17 defaults\.rotationDays must be a whole number, and is another number/],
  },
  {
    it: 'days below one',
    file: 'version: 1\ndefaults:\n  rotationDays: 0\n',
    expect: [/^3:17 defaults\.rotationDays must be at least 1/],
  },
  {
    it: 'days beyond reason',
    file: 'version: 1\ndefaults:\n  rotationDays: 99999\n',
    expect: [/must be at most 36500/],
  },
  {
    it: 'scopes that are no list',
    file: 'version: 1\ndefaults:\n  allowedScopes: api\n',
    expect: [/^3:18 defaults\.allowedScopes must be a list, and is a text/],
  },
  {
    it: 'a key without a value',
    file: 'version: 1\nwaivers:\n',
    expect: [/^2:9 waivers must be a list, and is empty/],
  },
  {
    it: 'a blank text',
    file: 'version: 1\nintegrations:\n  - app: " "\n',
    expect: [/^3:10 integrations\[0\]\.app is empty/],
  },
  {
    it: 'an unknown rule',
    file: 'version: 1\nrules:\n  app-legasy: off\n',
    expect: [/^3:3 rules\.app-legasy is not a rule\. Did you mean "app-legacy"\?/],
  },
  {
    it: 'a severity that is none',
    file: 'version: 1\nrules:\n  app-legacy: { severity: hihg }\n',
    expect: [/^3:27 rules\.app-legacy\.severity must be one of: critical, .* Did you mean "high"\?/],
  },
  {
    it: 'a severity without its key',
    file: 'version: 1\nrules:\n  app-legacy: high\n',
    expect: [/^3:15 rules\.app-legacy must be off, or a severity/],
  },
  {
    it: 'a rule that is switched off with false',
    file: 'version: 1\nrules:\n  app-legacy: false\n',
    expect: [/^3:15 rules\.app-legacy must be off, or/],
  },
  {
    it: 'a rule with another setting',
    file: 'version: 1\nrules:\n  app-legacy: { severity: high, days: 3 }\n',
    expect: [/^3:33 rules\.app-legacy\.days is not a key/],
  },
  {
    it: 'a rule without a setting',
    file: 'version: 1\nrules:\n  app-legacy: {}\n',
    expect: [/^3:15 rules\.app-legacy\.severity is missing/],
  },
  {
    it: 'an unknown right',
    file: 'version: 1\nintegrations:\n  - app: A\n    access:\n      objects: { Contract: [raed] }\n',
    expect: [/^5:29 integrations\[0\]\.access\.objects\.Contract\[0\] must be one of: read, .* Did you mean "read"\?/],
  },
  {
    it: 'a right that fields do not have',
    file: 'version: 1\nintegrations:\n  - app: A\n    access:\n      fields: { Contract.Status: [delete] }\n',
    expect: [/^5:35 .* must be one of: read, edit/],
  },
  {
    it: 'a field without its object',
    file: 'version: 1\nintegrations:\n  - app: A\n    access:\n      fields: { Status: [read] }\n',
    expect: [/^5:17 .*fields\.Status must be the API name of a field with its object/],
  },
  {
    it: 'the column of a permission',
    file: 'version: 1\nintegrations:\n  - app: A\n    access: { permissions: [PermissionsApiEnabled] }\n',
    expect: [/^4:29 .*without "Permissions"/],
  },
  {
    it: 'an endpoint on no host',
    file: 'version: 1\nintegrations:\n  - { app: A, endpoint: //sign/callback }\n',
    expect: [/^3:25 .* must be a path such as/],
  },
  {
    it: 'a password in an endpoint',
    file: 'version: 1\nintegrations:\n  - { app: A, endpoint: "https://me:secret@example.com/x" }\n',
    expect: [/^3:25 .* must be a path such as/],
  },
  {
    it: 'a username without a domain',
    file: 'version: 1\nintegrations:\n  - { app: A, username: bot }\n',
    expect: [/must be a username/],
  },
  {
    it: 'a waiver of an app rule for no app',
    file: 'version: 1\nwaivers:\n  - { rule: app-legacy, reason: r, expires: 2027-01-31 }\n',
    expect: [/^3:7 waivers\[0\]\.app has to name an app/],
  },
  {
    it: 'a waiver of an org rule for one app',
    file: 'version: 1\nwaivers:\n  - { rule: org-password-flow-allowed, app: A, reason: r, expires: 2027-01-31 }\n',
    expect: [/^3:45 waivers\[0\]\.app must be left out/],
  },
  {
    it: 'an environment that is none',
    file: 'version: 1\nenvironments:\n  staging: {}\n',
    expect: [/^3:3 environments\.staging must be sandbox, production/],
  },
  {
    it: 'mistakes inside an environment',
    file: 'version: 1\nintegrations:\n  - app: Sign_Callback\nenvironments:\n  sandbox:\n    integrations:\n      Sign_Calback: { endpiont: /x }\n    waivers:\n      - { rule: app-legacy, app: A, reason: r, expires: soon }\n',
    expect: [
      /^7:7 .*Sign_Calback is not an app that "integrations" declares\. Did you mean "Sign_Callback"\?/,
      /^7:23 .*endpiont is not a key .* "endpoint"\?/,
      /^9:57 environments\.sandbox\.waivers\[0\]\.expires must be a date/,
    ],
  },
  {
    it: 'a mistake behind an alias',
    file: 'version: 1\nrules: &r\n  app-legacy: { severity: no }\nenvironments:\n  sandbox: { rules: *r }\n',
    expect: [/^3:27 environments\.sandbox\.rules\.app-legacy/, /^3:27 rules\.app-legacy/],
  },
  {
    it: 'several names that may have been meant',
    file: 'version: 1\nrules: { app-legacs: off, app-legacies: off }\nwaivers: []\nwaiver: []\n',
    expect: [
      /app-legacs is not a rule\. Did you mean "app-legacy"\?$/,
      /app-legacies is not a rule\. Did you mean "app-legacy"\?$/,
      /^4:1 waiver is not a key .* Did you mean "waivers"\?$/,
    ],
  },
  {
    it: 'the nearest of several names first',
    file: 'version: 1\nwaivers: [{ rul: app-legacy, rule: app-legacy, app: A, reason: r, expires: 2027-01-31 }]\n',
    expect: [/^2:13 waivers\[0\]\.rul is not a key .* Did you mean "rule"( or "\w+")*\?$/],
  },
  {
    it: 'names in a list, and rules that only begin alike',
    file: 'version: 1\nrules: { org-password-flow: off }\nwaivers: [{ rule: app, app: A, reason: r, expires: 2027-01-31 }]\n',
    expect: [
      /^2:10 .* is not a rule\. Did you mean "org-password-flow-allowed"\?$/,
      /^3:19 waivers\[0\]\.rule is not a rule\. Did you mean "app-ip-unrestricted" or "app-legacy"\?$/,
    ],
  },
  {
    it: 'a key of nothing',
    file: 'version: 1\nintegrations:\n  - { app: A, : 2 }\n',
    expect: [/^3:15 integrations\[0\]\."" is not a key that belongs here$/],
  },
  {
    it: 'a key that is a list',
    file: 'version: 1\n? [a, b]\n: 1\nrules: { x: off }\n',
    expect: [/\[ a, b \] is not a key/, /^4:10 rules\.x is not a rule/],
  },
  {
    it: 'numbers that are none',
    file: 'version: 1\ndefaults: { rotationDays: .nan, reviewDays: .inf }\n',
    expect: [/^2:27 defaults\.rotationDays is not valid$/, /^2:45 defaults\.reviewDays is not valid$/],
  },
  {
    it: 'a number where a text is wanted',
    file: 'version: 1\nintegrations: [{ app: 5, service: true }]\n',
    expect: [/^2:23 .*app must be a text, and is a number$/, /^2:35 .*service must be a text, and is true or false$/],
  },
  {
    it: 'a mapping where a list is wanted',
    file: 'version: 1\nintegrations: { a: 1 }\n',
    expect: [/^2:17 integrations must be a list, and is a mapping of keys to values$/],
  },
  {
    it: 'an entry that is no mapping',
    file: 'version: 1\nintegrations:\n  - app: A\n  - oops\n',
    expect: [/^4:5 integrations\[1\] must be a mapping of keys to values, and is a text$/],
  },
  {
    it: 'a rule as a list',
    file: 'version: 1\nrules: { app-legacy: [x] }\n',
    expect: [/^2:22 rules\.app-legacy must be off, or/],
  },
  {
    it: 'a rule with a severity that is none and another setting',
    file: 'version: 1\nrules: { app-legacy: { severity: hihg, days: 3 } }\n',
    expect: [/^2:34 .*severity must be one of/, /^2:40 .*days is not a key/],
  },
  {
    it: 'an object whose name begins with a digit',
    file: 'version: 1\nintegrations: [{ app: A, access: { objects: { 5x: [read] } } }]\n',
    expect: [/^2:47 .*objects\.5x must be the API name of an object/],
  },
  {
    it: 'a user name alone in an endpoint, a password alone, and no URL at all',
    file: 'version: 1\nintegrations: [{ app: A, endpoint: "https://me@x.com/" }, { app: A, endpoint: "https://:pw@x.com/" }, { app: A, endpoint: "https://x.com:99999/" }, { app: A, endpoint: "https://x.com/y" }]\n',
    expect: [
      /^2:36 integrations\[0\]\.endpoint/,
      /^2:79 integrations\[1\]\.endpoint/,
      /^2:123 integrations\[2\]\.endpoint/,
    ],
  },
  {
    it: 'a waiver of an app rule in an environment for no app',
    file: 'version: 1\nenvironments:\n  sandbox:\n    waivers:\n      - { rule: app-legacy, reason: r, expires: 2027-01-31 }\n',
    expect: [/^5:11 environments\.sandbox\.waivers\[0\]\.app has to name an app/],
  },
  {
    it: 'no waiver of an org rule for every app',
    file: 'version: 1\nwaivers: [{ rule: org-password-flow-allowed, app: "*", reason: r, expires: 2027-01-31 }]\n',
    expect: [],
  },
  {
    it: 'no app of an environment whose name is written in another way',
    file: 'version: 1\nintegrations: [{ app: " Sign " }]\nenvironments: { sandbox: { integrations: { "SIGN ": { owner: me } } } }\n',
    expect: [],
  },
  {
    it: 'an app of an environment where no integration is declared',
    file: 'version: 1\nenvironments: { sandbox: { integrations: { Sign: { owner: me } } } }\n',
    expect: [/^2:44 environments\.sandbox\.integrations\.Sign is not an app that "integrations" declares$/],
  },
  {
    it: 'an alias bomb',
    file: `version: 1\na: &a [x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghi'[i]}`).join()}]`).join('\n')}\n`,
    expect: [/^1:1 The file is nested or repeats itself too much/],
  },
  { it: 'an alias of nothing', file: 'version: 1\nrules: *none\n', expect: [/^2:8 There is no anchor .*: none/] },
  {
    it: 'nesting without end',
    file: `version: ${'['.repeat(10_000)}`,
    expect: [/^1:1 The file is nested or repeats itself too much/],
  },
  { it: '__proto__ as a key', file: 'version: 1\n__proto__: { rules: {} }\n', expect: [/^2:1 __proto__ is not a key/] },
];

describe('mistakes in a policy file', () => {
  for (const { it: title, file, expect: expected } of CASES) {
    it(`names ${title}`, () => {
      const found = mistakesIn(file);
      expect(found.length, found.join('\n')).to.equal(expected.length);
      for (const [index, pattern] of expected.entries()) expect(found[index]).to.match(pattern);
    });
  }
});

describe('parsePolicy', () => {
  it('reads the whole format', () => {
    const file = `# yaml-language-server: $schema=x
version: 1
defaults: { allowedScopes: [api], warnExpiryDays: 30, unusedDays: 90, rotationDays: 90, reviewDays: 180, interactiveLoginDays: 90, changeDays: 30 }
integrations:
  - app: Sign_Callback
    service: Contract signing
    owner: platform-identity@example.com
    endpoint: /services/apexrest/sign/callback      # or a full URL
    scopes: [api]
    secretRotatedOn: 2026-09-01
    reviewedOn: "2026-08-15"
    access:
      permissions: [ApiEnabled]
      objects: { Contract: [read, edit] }
      fields: { Contract.Status: [read, edit] }
rules: { app-legacy: off, app-ip-unrestricted: { severity: high } }
waivers:
  - { rule: run-as-not-api-only, app: Legacy_ETL, reason: "...", owner: "...", ticket: "...", expires: 2027-01-31 }
  - { rule: org-password-flow-allowed, reason: "...", expires: 2027-01-31 }
  - { rule: app-legacy, app: "Legacy_*", reason: "...", expires: 2028-02-29 }
`;
    const { policy, mistakes } = parsePolicy(file, RULES);
    expect(mistakes).to.deep.equal([]);
    expect(policy?.integrations?.[0]?.secretRotatedOn).to.equal('2026-09-01');
    expect(policy?.rules?.['app-legacy']).to.equal('off');
    expect(policy?.waivers).to.have.length(3);
  });

  it('names the key of a mistake for programs, where it is about one', () => {
    const keys = (text: string): string[] => parsePolicy(text, RULES).mistakes.map(({ key }) => key);
    expect(keys('version: 1\nintegrations: [{ app: A, ownr: me }]\nrules: { x: off }\n')).to.deep.equal([
      'integrations[0].ownr',
      'rules.x',
    ]);
    expect(keys('version: 2\n')).to.deep.equal(['version']);
    for (const text of ['', 'version: 1\nrules: {}\nrules: {}\n', 'version: 1\nrules: *a\n', 'version: 1\nrules: {\n'])
      expect(keys(text), text).to.deep.equal(['']);
  });

  it('lists the first hundred mistakes, and counts them all', () => {
    const of = (count: number) =>
      parsePolicy(`version: 1\n${Array.from({ length: count }, (_, i) => `zzzzz${i}: 1\n`).join('')}`, RULES);
    expect(of(100)).to.have.property('total', 100);
    expect(of(101)).to.have.property('total', 101);
    expect(of(101).mistakes).to.deep.equal(of(100).mistakes).and.to.have.length(100);
  });

  it('puts nothing of the text on the terminal', () => {
    const warning = sinon.stub(process, 'emitWarning');
    try {
      expect(parsePolicy('version: 1\n? { "\\e[2J": 1 }\n: 2\n', []).policy).to.equal(null);
      expect(warning.args).to.deep.equal([]);
    } finally {
      warning.restore();
    }
  });

  it('reads Windows line ends with the same line numbers', () => {
    expect(mistakesIn('version: 1\r\nrules:\r\n  app-x: off\r\n')[0]).to.match(/^3:3 /);
  });
});

describe('docs/policy.md', () => {
  it('shows a policy file that loads', () => {
    const text = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    expect(example).to.match(/^version: 1$/m);
    expect(parsePolicy(example, RULES).mistakes).to.deep.equal([]);
  });
});
