import { expect } from 'chai';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { gate, type Threshold } from '../../../src/findings/gate.js';
import { render } from '../../../src/report/formats/junit.js';
import { company } from '../company.js';
import { aFinding, anApp, aReport } from '../sample.js';
import { rendered } from './context.js';
import { FILE_TEXTS, hostileFiles } from './hostile-texts.js';

type Counts = { tests: string; failures: string; errors: string; skipped: string };
type Outcome = { message: string; type?: string; '#text'?: string } | string;
type Case = {
  classname: string;
  name: string;
  failure?: Outcome;
  skipped?: Outcome;
  error?: Outcome;
  'system-out'?: string;
};
type Suite = Counts & { name: string; testcase?: Case[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (name) => ['testsuite', 'testcase'].includes(name),
});

const suitesOf = (text: string): { totals: Counts; suites: Suite[] } => {
  expect(new SyntaxValidator().validate(text)).to.equal(true);
  const { testsuites } = parser.parse(text) as { testsuites: Counts & { testsuite?: Suite[] } };
  return { totals: testsuites, suites: testsuites.testsuite ?? [] };
};

describe('JUnit', () => {
  it('counts what is in it', () => {
    const { totals, suites } = suitesOf(rendered(render, company));
    const cases = suites.flatMap(({ testcase = [] }) => testcase);
    expect(Number(totals.tests)).to.equal(cases.length);
    expect(Number(totals.failures)).to.equal(cases.filter(({ failure }) => failure !== undefined).length);
    expect(Number(totals.skipped)).to.equal(cases.filter(({ skipped }) => skipped !== undefined).length);
    expect(Number(totals.errors)).to.equal(1);
    for (const suite of suites) expect(Number(suite.tests), suite.name).to.equal(suite.testcase?.length ?? 0);
  });

  it('has a suite for each app and a case for each rule', () => {
    const checks = { 'run-as-missing': 'pass', 'run-as-frozen': 'fail', 'flow-unused': 'notApplicable' } as const;
    const findings = [aFinding({ rule: 'run-as-frozen', severity: 'critical', app: 'A', controls: ['NHI1:2025'] })];
    const { suites } = suitesOf(rendered(render, aReport({ apps: [anApp({ name: 'A', checks })], findings })));
    expect(suites.map(({ name }) => name)).to.deep.equal(['A']);
    const [failed, passed, ...rest] = suites[0]?.testcase ?? [];
    expect(failed?.name).to.equal('run-as-frozen: Run As user is frozen');
    expect(failed?.failure).to.deep.include({ type: 'critical', message: 'critical: What run-as-frozen found.' });
    expect(JSON.stringify(failed?.failure))
      .to.contain('IsActive: false')
      .and.contain('What to do about')
      .and.contain('NHI1:2025');
    expect(passed).to.deep.include({ name: 'run-as-missing: No Run As user' });
    expect([passed?.failure, passed?.skipped, rest.length]).to.deep.equal([undefined, undefined, 0]);
  });

  it('fails a case only at or above --fail-on, and tells the rest all the same', () => {
    const audit = aReport({
      apps: [anApp({ name: 'A' })],
      findings: (['critical', 'high', 'medium', 'info'] as const).map((severity) =>
        aFinding({ rule: `rule-${severity}`, severity, app: 'A' }),
      ),
    });
    const failing = (failOn: Threshold): string[] => {
      const verdict = gate(audit, { failOn, failOnInconclusive: false });
      const { suites, totals } = suitesOf(rendered(render, audit, { gate: verdict }));
      const cases = suites[0]?.testcase ?? [];
      expect(Number(totals.failures)).to.equal(verdict.failing);
      for (const one of cases) expect(one.failure !== undefined || one['system-out'] !== undefined).to.equal(true);
      return cases.filter(({ failure }) => failure !== undefined).map(({ name }) => name);
    };
    expect(failing('critical')).to.deep.equal(['rule-critical']);
    expect(failing('high')).to.deep.equal(['rule-critical', 'rule-high']);
    expect(failing('medium')).to.deep.equal(['rule-critical', 'rule-high', 'rule-medium']);
    expect(failing('none')).to.deep.equal([]);
  });

  it('reports what was cut off as an error, and what may not be read as skipped', () => {
    const gaps = suitesOf(rendered(render, company)).suites.at(-1)?.testcase ?? [];
    expect(gaps.map(({ name, error }) => [name, error !== undefined])).to.deep.equal([
      ['ConnectedApp', false],
      ['LoginHistory', true],
      ['SetupAuditTrail', false],
    ]);
  });

  it('stays well-formed whatever names are made of', () => {
    const text = rendered(render, hostileFiles);
    const { suites } = suitesOf(text);
    expect(suites).to.have.length(FILE_TEXTS.length + 1);
    expect(suites.map(({ name }) => name)).to.include(
      ']]> <![CDATA[x]]> <?xml version="1.0"?> <!-- comment --> &amp; &#0;',
    );
    // oxlint-disable-next-line no-control-regex -- XML 1.0 forbids these
    expect(text).to.not.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(text.isWellFormed()).to.equal(true);
  });
});
