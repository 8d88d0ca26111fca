import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { render } from '../../../src/report/formats/csv.js';
import { render as renderApps } from '../../../src/report/formats/csv-apps.js';
import { company } from '../company.js';
import { aFinding, anApp, aReport } from '../sample.js';
import { rendered } from './context.js';
import { FILE_TEXTS, hostileFiles } from './hostile-texts.js';

const cellsOf = (text: string): string[][] => parse(text);

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

describe('CSV', () => {
  it('ends every line with CR and LF, and has no other line ends', () => {
    const text = rendered(render, hostileFiles);
    expect(text.endsWith('\r\n')).to.equal(true);
    expect(text.replaceAll('\r\n', '')).to.not.match(/[\r\n]/);
    expect(text.split('\r\n')).to.have.length(1 + hostileFiles.findings.length + 1);
  });

  it('has a row for each finding and as many cells in each', () => {
    const rows = cellsOf(rendered(render, hostileFiles));
    expect(new Set(rows.map(({ length }) => length)).size).to.equal(1);
    expect(rows).to.have.length(1 + hostileFiles.findings.length);
  });

  for (const [title, text] of Object.entries({
    findings: rendered(render, hostileFiles),
    apps: rendered(renderApps, hostileFiles),
  })) {
    it(`lets no cell be a formula (${title})`, () => {
      const cells = cellsOf(text).flat();
      expect(cells.filter((cell) => FORMULA.test(cell))).to.deep.equal([]);
      // Where a semicolon separates cells, its right side begins one.
      expect(
        cells.flatMap((cell) => cell.split(';').slice(1)).filter((part) => FORMULA.test(part.trimStart())),
      ).to.deep.equal([]);
      expect(cells).to.include(`'=HYPERLINK("https://evil.example","click")`);
    });
  }

  it('keeps names recognizable', () => {
    const rows = parse<Record<string, string>>(rendered(renderApps, hostileFiles), { columns: true });
    expect(rows).to.have.length(FILE_TEXTS.length);
    expect(rows.map(({ app }) => app)).to.include(
      '契約署名サービス連携アプリケーション契約署名サービス連携アプリケーション',
    );
  });

  it('says what is not known rather than nothing', () => {
    const app = anApp({ name: 'A', scopes: null, owner: null, runAs: { active: null } });
    const [row] = parse<Record<string, string>>(rendered(renderApps, aReport({ apps: [app] })), { columns: true });
    expect(row).to.deep.include({
      scopes: 'not known',
      owner: 'not known',
      run_as_active: 'not known',
      run_as_frozen: 'false',
    });
  });

  it('lists for each app what passed', () => {
    const app = anApp({
      name: 'A',
      checks: { 'run-as-missing': 'pass', 'run-as-frozen': 'pass', 'flow-unused': 'fail' },
    });
    const report = aReport({ apps: [app], findings: [aFinding({ rule: 'flow-unused', severity: 'low', app: 'A' })] });
    const [row] = parse<Record<string, string>>(rendered(renderApps, report), { columns: true });
    expect(row).to.deep.include({
      passed: 'run-as-missing; run-as-frozen',
      failed: 'flow-unused',
      low: '1',
      critical: '0',
    });
  });

  it('names the waiver of a finding', () => {
    const rows = parse<Record<string, string>>(rendered(render, company), { columns: true });
    expect(rows.find(({ status }) => status === 'waived')).to.deep.include({
      waiver_ticket: 'SEC-114',
      waiver_expires: '2027-01-31',
    });
  });

  it('has what to do in a column, each step with its kind, and no line end in a cell', () => {
    const rows = parse<Record<string, string>>(rendered(render, company), { columns: true });
    const { remediation = '', steps = '' } = rows.find(({ rule }) => rule === 'run-as-inactive') ?? {};
    expect(steps.split('; ').map((step) => step.replace(/: .*/s, ''))).to.deep.equal([
      'decision',
      'command (changes the org)',
      'setup',
      'source',
    ]);
    expect(steps).to.include('command (changes the org): sf data update record --sobject User');
    expect(steps).to.include('(https://example.my.salesforce.com/lightning/setup/ManageUsers/page?address=');
    expect(remediation)
      .to.include('; sf data update record')
      .and.not.match(/\\n|\n/);
  });
});
