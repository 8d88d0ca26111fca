/** Every format tells the same findings, in the same order, with the same severities. */
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import type { Log } from 'sarif';
import type { Finding } from '../../../src/findings/audit-report.js';
import { render as csv } from '../../../src/report/formats/csv.js';
import { render as page } from '../../../src/report/formats/html/page.js';
import { render as json } from '../../../src/report/formats/json.js';
import { render as junit } from '../../../src/report/formats/junit.js';
import { render as markdown } from '../../../src/report/formats/markdown.js';
import { render as sarif } from '../../../src/report/formats/sarif.js';
import { company } from '../company.js';
import { reportOfAudit } from '../../../src/report/of-audit.js';
import { sortedByWeight, viewsOf } from '../../../src/report/views.js';
import { contextOf, rendered } from './context.js';

/** `app rule severity status` */
type Told = string;

const told = (app: string | null, rule: string, severity: string, status: string): Told =>
  [app ?? 'org', rule, severity, status].join(' ');

// The engine lists the findings by app; the sample does not.
const places = new Map(company.apps.map(({ name }, i) => [name as string | null, i]));
const place = ({ app }: Finding): number => places.get(app) ?? company.apps.length;
const report = { ...company, findings: company.findings.toSorted((a, b) => place(a) - place(b)) };
/** Pages and comments show the apps from the worst on. */
const worstFirst = sortedByWeight(viewsOf(reportOfAudit(report, contextOf(report)))).flatMap(
  ({ findings }) => findings,
);
const expected = report.findings.map(({ app, rule, severity, status }) => told(app, rule, severity, status));

describe('all formats', () => {
  it('JSON is the report', () => expect(JSON.parse(rendered(json, report))).to.deep.equal(report));

  it('SARIF tells the same findings', () => {
    const log = JSON.parse(rendered(sarif, report)) as Log;
    const results = log.runs[0]?.results ?? [];
    const found = results.map(({ ruleId = '', locations, properties }) => {
      const { severity, status } = properties as { severity: string; status: string };
      return told(locations?.[0]?.logicalLocations?.[0]?.name ?? '', ruleId, severity, status);
    });
    expect(found).to.deep.equal(expected);
  });

  it('CSV tells the same findings', () => {
    const rows = parse<Record<string, string>>(rendered(csv, report), { columns: true });
    const found = rows.map(({ app = '', rule = '', severity = '', status = '' }) =>
      told(app || 'org', rule, severity, status),
    );
    expect(found).to.deep.equal(expected);
  });

  it('JUnit tells the same findings', () => {
    type Outcome = { message: string };
    type Case = { classname: string; name: string; failure?: Outcome; skipped?: Outcome; 'system-out'?: string };
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => ['testsuite', 'testcase'].includes(name),
    });
    const { testsuites } = parser.parse(rendered(junit, report)) as {
      testsuites: { testsuite: Array<{ testcase?: Case[] }> };
    };
    const cases = testsuites.testsuite
      .flatMap(({ testcase = [] }) => testcase)
      .filter(({ classname }) => classname !== 'gaps');
    const found = cases.map(({ classname, name, failure, skipped, 'system-out': said }) => {
      const rule = name.split(':')[0] ?? '';
      const failed = failure?.message ?? said;
      return failed
        ? told(classname, rule, failed.split(':')[0] ?? '', 'fail')
        : told(classname, rule, '', skipped ? 'skipped' : 'pass');
    });
    const skipped = report.findings.map(({ app, rule, severity, status }) =>
      status === 'fail' ? told(app, rule, severity, status) : told(app, rule, '', 'skipped'),
    );
    expect(found).to.deep.equal(skipped);
  });

  it('HTML tells the same findings', () => {
    const items = rendered(page, report).matchAll(
      /<li class="finding[^>]*data-severity="(\w+)" data-status="(\w+)" data-kind="\w+" data-rule="([\w-]+)"/g,
    );
    const found = Array.from(items, ([, severity = '', status = '', rule = '']) => `${rule} ${severity} ${status}`);
    expect(found).to.deep.equal(worstFirst.map(({ rule, severity, status }) => `${rule} ${severity} ${status}`));
  });

  it('Markdown tells the same findings', () => {
    const items = rendered(markdown, report).matchAll(/^- \*\*(\w+)(?:, (\w+))?\*\* .*\(<code>([\w-]+)<\/code>\)$/gm);
    const found = Array.from(items, ([, severity = '', status = 'fail', rule = '']) => `${rule} ${severity} ${status}`);
    expect(found).to.deep.equal(worstFirst.map(({ rule, severity, status }) => `${rule} ${severity} ${status}`));
  });
});
