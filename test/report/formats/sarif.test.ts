import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import type { Log, Run } from 'sarif';
import type { AuditReport } from '../../../src/findings/audit-report.js';
import { render } from '../../../src/report/formats/sarif.js';
import type { RenderContext } from '../../../src/report/formats/format.js';
import { company } from '../company.js';
import { large } from '../large.js';
import { aFinding, anApp, aReport } from '../sample.js';
import { aRule, rendered } from './context.js';
import { hostileFiles } from './hostile-texts.js';

/** The schema of the standard, as Microsoft's matchers for it bring it along. */
const schemaFile = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json')),
  'lib/schemas/sarif-2.1.0-rtm.5.json',
);

const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

const runOf = (report: AuditReport, changes: Partial<RenderContext> = {}): Run => {
  const log = JSON.parse(rendered(render, report, changes)) as Log;
  validate(log);
  expect(validate.errors ?? [], JSON.stringify(validate.errors?.slice(0, 3))).to.deep.equal([]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('There is no run.');
  return run;
};

describe('SARIF', () => {
  it('is refused by the schema when it is not SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).to.equal(false);
  });

  for (const [title, report] of Object.entries({
    company,
    empty: aReport(),
    hostile: hostileFiles,
    large: large(100),
  })) {
    it(`follows the schema of the standard (${title})`, () =>
      expect(runOf(report).results).to.have.length(report.findings.length));
  }

  it('has the steps of a remedy as data, and as Markdown with its commands in fences', () => {
    const found = company.findings.find(({ rule }) => rule === 'run-as-inactive');
    const result = runOf(company).results?.find(({ ruleId }) => ruleId === 'run-as-inactive');
    expect(result?.properties?.fix).to.deep.equal(found?.fix);
    const commands = found?.fix.steps.flatMap((step) => (step.kind === 'command' ? step.command : [])) ?? [];
    expect(commands).to.have.length(1);
    for (const command of commands) {
      expect(result?.message.text).to.include(`\n${command}\n`);
      expect(result?.message.markdown).to.include(`\n\`\`\`shell\n${command}\n\`\`\`\n`);
    }
    // What is inconclusive has nothing to do, and a remedy in words needs no Markdown.
    for (const one of runOf(aReport({ findings: [aFinding({ rule: 'x', app: 'A' })] })).results ?? [])
      expect(one.message).to.not.have.property('markdown');
  });

  it('gives each rule what code scanning shows', () => {
    const { rules = [] } = runOf(company).tool.driver;
    expect(rules.length).to.be.greaterThan(30);
    for (const rule of rules.filter(({ helpUri }) => helpUri !== undefined)) {
      expect(rule.shortDescription?.text, rule.id).to.not.equal('');
      expect(rule.fullDescription?.text, rule.id).to.not.equal('');
      expect(rule.help?.markdown, rule.id).to.contain(rule.helpUri);
      expect(rule.properties?.tags, rule.id).to.include('security');
      expect(rule.properties?.tags?.length, rule.id).to.be.at.most(20);
      expect(Number(rule.properties?.['security-severity']), rule.id).to.be.within(0, 10);
    }
  });

  it('keeps the placeholders of a remedy visible in Markdown', () => {
    const rules = [aRule({ id: 'run-as-frozen', remedy: 'Run: sf x --on <username>\nOr not.' })];
    const { help } = runOf(aReport(), { rules }).tool.driver.rules?.[0] ?? {};
    expect(help?.text).to.contain('<username>\nOr not.');
    expect(help?.markdown).to.contain('&lt;username>  \nOr not.');
  });

  it('points every result at its rule', () => {
    const { results = [], tool } = runOf(company);
    for (const { ruleId, ruleIndex = -1 } of results) expect(tool.driver.rules?.[ruleIndex]?.id).to.equal(ruleId);
  });

  it('points at the policy file where it declares the app, else at a stable relative name', () => {
    const locations = runOf(company).results?.map(({ locations: found = [] }) => found[0]?.physicalLocation);
    expect(locations).to.deep.include({ artifactLocation: { uri: 'config/nhi-policy.yml' }, region: { startLine: 7 } });
    expect(locations).to.deep.include({
      artifactLocation: { uri: 'salesforce/ConnectedApp/Legacy_ETL' },
      region: { startLine: 1 },
    });
    expect(locations).to.deep.include({
      artifactLocation: { uri: 'salesforce/Organization' },
      region: { startLine: 1 },
    });
  });

  for (const [title, file, uri] of [
    ['a folder', 'config/my policy.yml', 'config/my%20policy.yml'],
    ['a folder of Windows', 'config\\nhi-policy.yml', 'config/nhi-policy.yml'],
    ['the root', '/builds/nhi-policy.yml', '/builds/nhi-policy.yml'],
    ['a drive of Windows', 'D:\\a b\\nhi-policy.yml', 'file:///D:/a%20b/nhi-policy.yml'],
    ['a drive, with the other slash', 'd:/a/nhi-policy.yml', 'file:///d:/a/nhi-policy.yml'],
  ] as const) {
    it(`gives a file in ${title} as an address`, () => {
      const { results = [] } = runOf(company, { declaredAt: () => ({ file, line: 1 }) });
      const uris = results.map(({ locations: found = [] }) => found[0]?.physicalLocation?.artifactLocation?.uri);
      expect(uris).to.include(uri);
    });
  }

  it('percent-encodes names that are no path', () => {
    const name = '../a b?c#d/é\\';
    const run = runOf(
      aReport({ apps: [anApp({ name })], findings: [aFinding({ rule: 'run-as-missing', app: name })] }),
    );
    const uri = run.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    expect(uri).to.equal('salesforce/ExternalClientApp/..%2Fa%20b%3Fc%23d%2F%C3%A9%5C');
  });

  it('tells failed, waived and inconclusive apart', () => {
    const results = runOf(company).results ?? [];
    const of = (status: string) => results.filter(({ properties }) => properties?.status === status);
    for (const { kind, level, suppressions } of of('fail'))
      expect([kind, level !== 'none', suppressions]).to.deep.equal(['fail', true, []]);
    for (const { kind, level } of of('inconclusive')) expect([kind, level]).to.deep.equal(['open', 'none']);
    const [waived] = of('waived');
    expect(waived?.suppressions?.[0]).to.deep.include({
      kind: 'external',
      status: 'accepted',
      justification: 'Needs the setup wizard once a quarter',
    });
  });

  it('says with every app what passed', () => {
    const app = anApp({ name: 'Good', checks: { 'run-as-missing': 'pass', 'flow-unused': 'notApplicable' } });
    const [location] = runOf(aReport({ apps: [app] })).logicalLocations ?? [];
    expect(location?.properties?.checks).to.deep.include({ pass: ['run-as-missing'], notApplicable: ['flow-unused'] });
  });

  it('has fingerprints that differ', () => {
    const results = runOf(company).results ?? [];
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints?.['nhiFinding/v1'])).size).to.equal(
      results.length,
    );
  });

  it('reports gaps as notifications, and the run as unsuccessful where it was cut short', () => {
    const [invocation] = runOf(company).invocations ?? [];
    expect(invocation).to.deep.include({ executionSuccessful: false, exitCode: 30 });
    expect(invocation?.toolExecutionNotifications?.map(({ level }) => level)).to.deep.equal([
      'warning',
      'error',
      'warning',
    ]);
    expect(runOf(aReport()).invocations?.[0]).to.deep.include({ executionSuccessful: true, exitCode: 0 });
  });

  it('keeps placeholders and links out of its messages', () => {
    const text =
      runOf(hostileFiles)
        .results?.map(({ message }) => message.text ?? '')
        .join('\n') ?? '';
    expect(text).to.not.match(/(?<!\{)\{\d+\}(?!\})/);
    expect(text).to.not.contain('](');
  });

  it('gives a rule the severity of its worst finding', () => {
    const rule = 'app-legacy';
    const run = runOf(
      aReport({ findings: [aFinding({ rule, severity: 'low' }), aFinding({ rule, severity: 'critical' })] }),
    );
    const found = run.tool.driver.rules?.find(({ id }) => id === rule);
    expect(found?.properties?.['security-severity']).to.equal('9.5');
    expect(run.results?.map(({ level }) => level)).to.deep.equal(['note', 'error']);
  });

  it('describes a rule that only findings name', () => {
    const { rules = [] } = runOf(aReport({ findings: [aFinding({ rule: 'env-app-missing', severity: 'high' })] })).tool
      .driver;
    expect(rules.at(-1)).to.deep.include({
      id: 'env-app-missing',
      name: 'EnvAppMissing',
      defaultConfiguration: { level: 'error' },
    });
  });
});
