import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect } from 'chai';
import { safeText } from '../../src/text/safe-text.js';
import { shellQuoted } from '../../src/text/shell.js';
import { onPosix } from '../support/only-here.js';

/** What a POSIX shell makes of the arguments. */
const words = (...quoted: string[]): string[] =>
  spawnSync('sh', ['-c', `printf '%s\\0' ${quoted.join(' ')}`], { encoding: 'utf8', env: {} })
    .stdout.split('\0')
    .slice(0, -1);

const HOSTILE = [
  '',
  ' ',
  'plain.name@example.com',
  'two words',
  "o'brien@example.com",
  "Profile = 'Salesforce Integration'",
  '"; rm -rf ~; "',
  '$(id)',
  '`id`',
  '$HOME ${HOME}',
  "'$(id)'",
  'it\'s "both" $kinds',
  'back\\slash\\',
  "'!!'",
  '-flag',
  '~root',
  '*?[a]{a,b}',
  '#comment',
  'a;b|c&d>e<f',
  'line\nbreak',
  'tab\there',
  '\u001b[31mred\u001b[0m',
  '\u202egnal',
  'zero\u200bwidth',
  '##vso[task.setvariable variable=a]b',
  'Grüße 漢字 👩‍👩‍👧',
  '%s %b \\0101 \\n',
];

describe('shellQuoted', () => {
  for (const text of HOSTILE) {
    onPosix(`gives a shell exactly ${safeText(text)}, and a terminal nothing to act on`, () => {
      const quoted = shellQuoted(text);
      expect(words(quoted, 'next')).to.deep.equal([text, 'next']);
      expect(safeText(quoted)).to.equal(quoted);
    });
  }

  it('leaves alone what needs no quotation marks', () => {
    for (const text of ['IsFrozen=false', '2027-01-01T00:00:00Z', 'ConnectedApp:Sign_Callback', '/lightning/setup'])
      expect(shellQuoted(text)).to.equal(text);
  });

  it('puts what PowerShell would take apart into quotation marks', () => {
    expect(shellQuoted('Contract:read,edit')).to.equal("'Contract:read,edit'");
    expect(shellQuoted('@acme.example')).to.equal("'@acme.example'");
    expect(shellQuoted('bot@acme.example')).to.equal('bot@acme.example');
  });

  onPosix('does so for any text', () => {
    const anyText = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 100, maxLength: 100 }), (texts) => {
        // A shell takes line ends at the end of what a command prints away.
        const wanted = texts.map((text) => text.replace(/\n+$/, ''));
        expect(words(...wanted.map(shellQuoted))).to.deep.equal(wanted);
      }),
      { numRuns: 20 },
    );
  });
});
