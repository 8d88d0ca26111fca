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

  it('writes lists and rights on one line each, and a long text on its own', () => {
    const owner = 'somebody '.repeat(20).trim();
    expect(
      integrationText({
        app: 'New_App',
        owner,
        scopes: ['api', 'web'],
        access: { permissions: ['ApiEnabled'], objects: { Contract: ['read', 'edit'] }, fields: {} },
        reviewedOn: '2026-01-01',
      }).split('\n'),
    ).to.deep.equal([
      '- app: New_App',
      `  owner: ${owner}`,
      '  scopes: [ api, web ]',
      '  access:',
      '    permissions: [ ApiEnabled ]',
      '    objects: { Contract: [ read, edit ] }',
      '    fields: {}',
      '  reviewedOn: 2026-01-01',
      '  # secretRotatedOn: YYYY-MM-DD',
      '',
    ]);
  });

  const TO_FILL_IN = ['# secretRotatedOn: YYYY-MM-DD', '# reviewedOn: YYYY-MM-DD'];
  const entry = (column: number): string =>
    ['- app: New', ...TO_FILL_IN.map((line) => `  ${line}`)].map((line) => `${' '.repeat(column)}${line}\n`).join('');
  const head = 'version: 1\nintegrations:';
  const PLACES: Array<[title: string, before: string, after: string]> = [
    ['a list of its own', 'version: 1', `${head}\n${entry(2)}`],
    ['a list that is empty', `${head}\nrules: {}\n`, `${head}\n${entry(2)}rules: {}\n`],
    ['a list that is empty and has a comment', `${head} # later`, `${head} # later\n${entry(2)}`],
    ['a list that is said to be empty', `${head} ~\n`, `${head}\n  - app: New\n`],
    ['a list that is no list', `${head} {}\n`, `${head}\n  - app: New\n`],
    ['a list without indentation', `${head}\n- app: Old\nrules: {}`, `${head}\n- app: Old\n${entry(0)}rules: {}`],
    ['the last line', `${head}\n  - app: Old`, `${head}\n  - app: Old\n${entry(2)}`],
    ['the last line, with a comment', `${head}\n  - app: Old # x`, `${head}\n  - app: Old # x\n${entry(2)}`],
    [
      'comments of the last entry, and no others',
      `${head}\n  - app: Old\n\n    # mine\n\n  # off\n# rest\n`,
      `${head}\n  - app: Old\n\n    # mine\n${entry(2)}\n  # off\n# rest\n`,
    ],
    ['a comment at the end', `${head}\n  - app: Old\n    # mine`, `${head}\n  - app: Old\n    # mine\n${entry(2)}`],
    [
      'a comment that is deeper, behind another key',
      `${head}\n  - app: Old\nrules: {}\n    # none\n`,
      `${head}\n  - app: Old\n${entry(2)}rules: {}\n    # none\n`,
    ],
    ['a line of its own for each dash', `${head}\n  -\n    app: Old\n`, `${head}\n  - app: Old\n  - app: New\n`],
    ['a list on one line', `${head} [{ app: Old }]\n`, `${head} [ { app: Old }, { app: New } ]\n`],
    ['all of it on one line', '{ version: 1 }', '{ version: 1, integrations: [ { app: New } ] }\n'],
  ];
  for (const [title, before, after] of PLACES) {
    it(`adds to ${title}`, () => {
      expect(addIntegration(before, { app: 'New' })).to.equal(after);
    });
  }

  it('writes a long text of a file that it writes anew on one line', () => {
    const owner = 'somebody '.repeat(20).trim();
    expect(
      addIntegration(`integrations: [{ app: Old, owner: ${owner} }]\nversion: 1\n`, { app: 'New', owner }),
    ).to.equal(`integrations: [ { app: Old, owner: ${owner} }, { app: New, owner: ${owner} } ]\nversion: 1\n`);
  });

  it('escapes what nobody sees also where nothing else needs quotes', () => {
    const integration = { app: 'A', service: 'plain\u202ename' };
    expect(contentOf(integrationText(integration))).to.deep.equal([integration]);
    expect(integrationText(integration)).to.include(String.raw`service: "plain\u202ename"`);
  });

  it('says what only a person can fill in, and cannot be broken by a value', () => {
    const text = integrationText({ app: 'A', service: 'x\n- app: B # \u202e\u00ad\u{e0001}' });
    expect(text).to.contain('# secretRotatedOn: YYYY-MM-DD').and.contain('# reviewedOn: YYYY-MM-DD');
    expect(contentOf(text)).to.deep.equal([{ app: 'A', service: 'x\n- app: B # \u202e\u00ad\u{e0001}' }]);
    expect(text).to.include(String.raw`\u202e\u00ad\U000e0001`);
  });
});
