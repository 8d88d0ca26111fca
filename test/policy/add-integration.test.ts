import { expect } from 'chai';
import { parseDocument } from 'yaml';
import { addIntegration, integrationText } from '../../src/policy/add-integration.js';
import type { Integration } from '../../src/policy/policy.js';

const added: Integration = {
  app: 'New_App',
  service: 'It: "signs"',
  scopes: ['api'],
  access: { permissions: ['ApiEnabled'], objects: { Contract: ['read', 'edit'] }, fields: {} },
};

const contentOf = (text: string): Record<string, unknown> => parseDocument(text).toJS() as Record<string, unknown>;

describe('addIntegration', () => {
  const texts: Record<string, string> = {
    'behind the last one': 'version: 1\nintegrations:\n  - app: Old # ours\n    owner: me\nrules: {} # none\n',
    'behind the comments of the last one': [
      'version: 1',
      'integrations:',
      '  # first',
      '  - app: Old',
      '    # secretRotatedOn: later',
      '',
      '    # access: none',
      '',
      '# what is off',
      'rules: { app-legacy: off }',
    ].join('\n'),
    'at the end of the text, without a line break there': 'version: 1\nintegrations:\n- app: Old',
    'where there is no list yet': '# head\nversion: 1\n',
    'where the list is empty': 'version: 1\nintegrations:\nrules: {}\n',
    'with the line breaks of Windows': 'version: 1\r\nintegrations:\r\n  - app: Old\r\n',
  };
  for (const [where, text] of Object.entries(texts)) {
    it(`leaves every other character as it is: ${where}`, () => {
      const after = addIntegration(text, added);
      const before = contentOf(text);
      const list = Array.isArray(before.integrations) ? (before.integrations as unknown[]) : [];
      expect(contentOf(after)).to.deep.equal({ ...before, integrations: [...list, added] });
      const lines = after.split(/\r?\n/);
      const kept = text.split(/\r?\n/).filter((line) => line !== '');
      expect(lines.filter((line) => kept.includes(line))).to.deep.equal(kept);
      if (text.includes('\r\n')) expect(after).to.not.match(/[^\r]\n/);
    });
  }

  it('puts the new one after the comments that belong to the one before', () => {
    const lines = addIntegration(texts['behind the comments of the last one'] ?? '', added).split('\n');
    expect(lines.indexOf('  - app: New_App')).to.be.greaterThan(lines.indexOf('    # access: none'));
    expect(lines.indexOf('  - app: New_App')).to.be.lessThan(lines.indexOf('# what is off'));
  });

  for (const text of [
    'version: 1\nintegrations: [{ app: Old }] # on one line\n',
    '{ version: 1, integrations: [{ app: Old }] } # all of it\n',
    'version: 1\nintegrations: [] # none\n',
  ]) {
    it(`writes the file anew where it has to, with its comments: ${text.trim()}`, () => {
      const after = addIntegration(text, added);
      const before = contentOf(text);
      expect(contentOf(after).integrations).to.deep.equal([...(before.integrations as unknown[]), added]);
      expect(after).to.contain(/#.*/.exec(text)?.[0]);
    });
  }

  it('says what only a person can fill in, and cannot be broken by a value', () => {
    const text = integrationText({ app: 'A', service: 'x\n- app: B # \u202e' });
    expect(text).to.contain('# secretRotatedOn: YYYY-MM-DD').and.contain('# reviewedOn: YYYY-MM-DD');
    expect(contentOf(text)).to.deep.equal([{ app: 'A', service: 'x\n- app: B # \u202e' }]);
    expect(text).to.not.contain('\u202e');
  });
});
