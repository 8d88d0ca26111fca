import path from 'node:path';
import { expect } from 'chai';
import { replacementFor, withReplacement } from '../../../src/provision/scaffold/replacement.js';

const FILE = 'force-app/main/default/policies/Sign.ecaOauthPlcy-meta.xml';

const project = (text: string) => ({
  file: path.resolve('sfdx-project.json'),
  text,
  content: JSON.parse(text) as Record<string, unknown>,
});

const textOf = (indent: string, end: string): string =>
  [`{`, `${indent}"packageDirectories": [`, `${indent}${indent}{ "path": "force-app" }`, `${indent}]`, `}`].join(end);

describe('the entry for "replacements"', () => {
  it('names the file with forward slashes, as the CLI does on every system', () => {
    const { filename } = replacementFor('NHI_RUN_AS', FILE.split('/').join('\\'), project('{}'));
    expect(filename).to.equal(FILE);
  });

  for (const [title, indent, end, last] of [
    ['two spaces', '  ', '\n', '\n'],
    ['tabs, and no line break at its end', '\t', '\n', ''],
    ['the line breaks of Windows', '    ', '\r\n', '\r\n'],
  ] as const) {
    it(`keeps to ${title}`, () => {
      const before = project(textOf(indent, end) + last);
      const replacement = replacementFor('NHI_RUN_AS', FILE, before);
      const after = withReplacement(before, replacement);
      expect(JSON.parse(after)).to.deep.equal({ ...before.content, replacements: [replacement] });
      expect(after.split(end)[1]).to.match(new RegExp(`^${indent}"`));
      expect(after.endsWith(`}${last}`)).to.equal(true);
      if (end === '\r\n') expect(after).to.not.match(/[^\r]\n/);
      expect(withReplacement(project(after), replacement)).to.equal(after);
    });
  }
});
