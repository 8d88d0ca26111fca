import { expect } from 'chai';
import { FORMAT_NAMES, FORMATS } from '../../../src/report/formats/registry.js';
import { render as markdown } from '../../../src/report/formats/markdown.js';
import { render as page } from '../../../src/report/formats/html/page.js';
import { reportOfAudit } from '../../../src/report/of-audit.js';
import { contextOf, rendered } from './context.js';
import { FILE_TEXTS, hostileFiles } from './hostile-texts.js';

describe('hostile texts', () => {
  for (const name of FORMAT_NAMES) {
    it(`do not act on a terminal or a CI log that shows ${name}`, async () => {
      const text = rendered((await FORMATS[name].load()).render, hostileFiles);
      expect(text).to.not.match(
        // oxlint-disable-next-line no-control-regex -- the point of the test
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/,
      );
      expect(text).to.not.match(/##\w*\[/);
      for (const line of text.split(/\r\n|\r|\n/)) expect(line).to.not.match(/^\s*::/);
    });
  }

  it('are no markup in HTML', () => {
    const text = rendered(page, hostileFiles);
    expect(text.match(/<script/g)).to.have.length(1);
    expect(text).to.not.match(/<img|<svg onload|<textarea/);
    // With all values of attributes gone, what is left of a tag are names.
    const body = text.slice(text.indexOf('<body ')).replaceAll(/="[^"<>]*"/g, '');
    for (const [tag] of body.matchAll(/<[^>]*>/g)) expect(tag).to.match(/^<\/?[a-z0-9]+( [a-z-]+)*\/?>$/i);
  });

  it('are no markup, link, mention or reference in Markdown', () => {
    // To Markdown, code that is written in HTML is text with tags around it.
    const text = rendered(markdown, hostileFiles);
    expect(text).to.not.match(/<(?!\/?(?:details|summary|code)>|!-- -->)/);
    expect(text).to.not.match(/@(?=\w)|(?<![&])#(?=\d)(?!\d+;)|GH-\d|\]\(|https?:\/\/|www\./);
    expect(text).to.not.match(/`/);
  });

  it('begin no heading, list or code in a list of Markdown, and are no markup in one of HTML', () => {
    const context = contextOf(hostileFiles);
    const texts = [...FILE_TEXTS, '# one', '1. two', '- three', '+ four', '    five', '> six', '=== seven'];
    const items = texts.map((text) => ({ mark: 'none' as const, word: '', text, details: [text] }));
    const report = { ...reportOfAudit(hostileFiles, context), sections: [{ id: 'x', title: 'List of texts', items }] };
    const list = [...markdown(report, context)].join('').split(/^### /m)[1] ?? '';
    expect(list).to.include('List of texts');
    for (const line of list.split('\n').slice(2)) expect(line).to.not.match(/^ *- (?:#|\d+[.)]|[-+*>=]| {3})/);
    const text = [...page(report, context)].join('');
    expect(text.match(/<script/g)).to.have.length(1);
    expect(text).to.not.match(/<img|<svg onload|<textarea/);
  });

  it('leave the table of Markdown its columns', () => {
    const rows = rendered(markdown, hostileFiles)
      .split('\n')
      .filter((line) => line.startsWith('| <code>'));
    expect(rows.length).to.be.greaterThan(20);
    for (const row of rows) expect(row.split('|')).to.have.length(7);
  });
});
