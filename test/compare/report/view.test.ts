import { expect } from 'chai';
import type { Log } from 'sarif';
import { compareInventories } from '../../../src/compare/compare.js';
import type { CompareReport } from '../../../src/compare/compare-report.js';
import { gateOf } from '../../../src/compare/gate.js';
import { pairRuleCatalog } from '../../../src/compare/rule-catalog.js';
import { reportOfComparison } from '../../../src/compare/report/view.js';
import type { Report } from '../../../src/report/report.js';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../../src/report/formats/registry.js';
import { connectedApp, externalClientApp, gap, id, user } from '../../support/inventory.js';
import { renderedReport } from '../../report/formats/context.js';
import { production, sandbox } from '../two-orgs.js';

/**
 * Of two apps one is missing on the target; the user of the other is inactive there, and something could not be read.
 */
const compared = (): CompareReport =>
  compareInventories(
    sandbox({ apps: [...sandbox().apps, externalClientApp({ id: id('0xI', 2), name: 'Shipping' })] }),
    production({ users: [user({ active: false })], gaps: [gap('ObjectPermissions', { reason: 'error' })] }),
  );

const viewOf = (report: CompareReport): Report =>
  reportOfComparison(report, { gate: gateOf(report, { failOn: 'high', failOnInconclusive: false }), everyApp: true });

const files = async (report: CompareReport): Promise<Record<FormatName, string>> => {
  const gate = gateOf(report, { failOn: 'high', failOnInconclusive: false });
  const texts = await Promise.all(
    FORMAT_NAMES.map(async (name) => {
      const { render } = await FORMATS[name].load();
      const context = {
        rules: pairRuleCatalog(),
        gate,
        command: 'sf nhi compare',
        category: ['compare', 'uat'],
      };
      return [name, renderedReport(render, viewOf(report), context)] as const;
    }),
  );
  return Object.fromEntries(texts) as Record<FormatName, string>;
};

describe('the report of a comparison', () => {
  it('has the findings in their order, the pairs with their checks, and what could not be read on which side', () => {
    const report = compared();
    const view = viewOf(report);
    const told = ({
      rule,
      app,
      severity,
      status,
      kind,
      message,
      fingerprint,
    }: CompareReport['findings'][number] | (typeof view)['findings'][number]): unknown[] => [
      rule,
      app,
      severity,
      status,
      kind,
      message,
      fingerprint,
    ];
    expect(report.findings.map(({ status }) => status)).to.include.members(['fail', 'inconclusive']);
    expect(view.findings.map(told)).to.deep.equal(report.findings.map(told));
    expect(view.apps.map(({ name, checks }) => [name, checks])).to.deep.equal(
      report.apps.map(({ name, checks }) => [name, checks]),
    );
    expect(view.org).to.equal(report.target.org);
    expect(view.gaps.map(({ source, side, detail }) => [source, side, detail])).to.deep.equal(
      report.gaps.map(({ source, detail }) => [source, 'Target', detail]),
    );
    expect(view.findings[0]?.evidence[0]?.source).to.match(/^(Source|Target): /);
    expect(view.summary).to.deep.include({
      findings: report.summary.findings,
      inconclusive: report.summary.inconclusive,
      passed: report.summary.passed,
    });
  });

  it('keeps what the policy file waives, and says until when', async () => {
    const waiver = { rule: 'env-app-missing', app: 'Shipping', reason: 'Comes in autumn', expires: '2999-01-01' };
    const policy = { file: 'nhi-policy.yml', policy: { version: 1 as const, waivers: [waiver] } };
    const report = compareInventories(
      sandbox({ apps: [externalClientApp({ name: 'Shipping' })] }),
      production({ apps: [] }),
      { policy },
    );
    const view = viewOf(report);
    expect(view.findings.map(({ rule, status, waiver: applied }) => [rule, status, applied?.reason])).to.deep.equal([
      ['env-app-missing', 'waived', 'Comes in autumn'],
    ]);
    expect([view.summary.waived, view.policy?.file]).to.deep.equal([1, 'nhi-policy.yml']);
    const { sarif, junit } = await files(report);
    expect((JSON.parse(sarif) as Log).runs[0]?.results?.[0]?.suppressions).to.have.length(1);
    expect(junit).to.include('Waived until 2999-01-01: Comes in autumn').and.not.include('<failure');
  });

  it('is rendered in every format, with the sentences of the command; JSON is the report itself', async () => {
    const report = compared();
    const texts = await files(report);
    expect(JSON.parse(texts.json)).to.deep.equal(JSON.parse(JSON.stringify(report)));
    const [run] = (JSON.parse(texts.sarif) as Log).runs;
    expect(run?.results?.map(({ ruleId }) => ruleId)).to.deep.equal(report.findings.map(({ rule }) => rule));
    expect(run?.results?.map(({ ruleIndex = -1 }) => run.tool.driver.rules?.[ruleIndex]?.id)).to.deep.equal(
      report.findings.map(({ rule }) => rule),
    );
    expect(run?.automationDetails?.id).to.match(/^sf-plugin-nhi\/compare\/uat\/[^/]+\/$/);
    expect(texts.csv.split('\r\n')).to.have.length(report.findings.length + 2);
    expect(texts.junit).to.include('<testsuites name="sf nhi compare"').and.include('name="Shipping"');
    for (const text of [texts.markdown, texts.html]) {
      expect(text).to.include('would break').and.include('Shipping').and.not.include('identities audit');
    }
    expect(texts.html).to.include('<dt>Target</dt><dd>no such app</dd>').and.not.include('<dt>Flow enabled</dt>');
  });

  it('tells apps of one name apart', () => {
    const both = [externalClientApp({ name: 'Twin' }), connectedApp({ name: 'Twin' })];
    const report = compareInventories(sandbox({ apps: both }), production({ apps: both }));
    expect(viewOf(report).apps.map(({ terms }) => terms?.[0]?.[1])).to.deep.equal([
      'Twin (connected app)',
      'Twin (external client app)',
    ]);
  });

  it('lets no text of an org act on a page', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202e';
    const report = compareInventories(
      sandbox({ apps: [externalClientApp({ name: hostile, runAs: { state: 'configured', username: hostile } })] }),
      production(),
    );
    const { html, markdown } = await files(report);
    for (const text of [html, markdown]) expect(text).to.not.include('<img').and.not.include('\u202e');
    expect(html).to.include('<dt>Source</dt>');
  });
});
