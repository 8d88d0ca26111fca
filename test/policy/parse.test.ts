import { readFileSync } from 'node:fs';
import { expect } from 'chai';
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
