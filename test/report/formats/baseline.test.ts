import { expect } from 'chai';
import type { Log } from 'sarif';
import { render as page } from '../../../src/report/formats/html/page.js';
import { render as markdown } from '../../../src/report/formats/markdown.js';
import { render as sarif } from '../../../src/report/formats/sarif.js';
import { baselineSummary } from '../../../src/findings/baseline-lines.js';
import { company } from '../company.js';
import { rendered } from './context.js';

describe('a report since a baseline', () => {
  const baseline = {
    file: 'former.json',
    evaluatedAt: '2026-10-01T08:00:00.000Z',
    unchanged: 12,
    fixed: [],
    notJudged: [],
  };
  const report = { ...company, baseline };

  for (const [name, render] of Object.entries({ HTML: page, Markdown: markdown })) {
    it(`says in ${name} that its figures are not all there is`, () => {
      expect(rendered(render, report)).to.contain(baselineSummary(baseline).slice(0, 40));
      expect(rendered(render, company)).to.not.contain(baselineSummary(baseline).slice(0, 40));
    });
  }

  it('carries the comparison in SARIF', () => {
    expect((JSON.parse(rendered(sarif, report)) as Log).runs[0]?.properties?.baseline).to.deep.equal(baseline);
  });
});
