import { expect } from 'chai';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { gate } from '../../src/findings/gate.js';
import type { RenderContext } from '../../src/report/formats/format.js';
import { FORMATS, type FormatName } from '../../src/report/formats/registry.js';
import { reportOfAudit } from '../../src/report/of-audit.js';
import { ruleCatalog } from '../../src/rules/catalogue.js';
import { auditTree } from './audit-tree.js';
import { ecaFiles } from './tree.js';

const POLICY = 'force-app/extlClntAppOauthPolicies/Sign_oauthPlcy.ecaOauthPlcy-meta.xml';
const GLOBAL = 'force-app/extlClntAppGlobalOauthSets/Sign_glbloauth.ecaGlblOauth-meta.xml';

const rendered = async (report: AuditReport, format: FormatName, verbose = true): Promise<string> => {
  const verdict = gate(report, { failOn: 'high', failOnInconclusive: false });
  const { render } = await FORMATS[format].load();
  const context: RenderContext = {
    rules: ruleCatalog(),
    gate: verdict,
    version: '0.0.0',
    command: 'sf nhi audit',
    declaredAt: () => null,
    whole: verbose,
    screen: { columns: 200, color: false },
  };
  return [...render(reportOfAudit(report, { gate: verdict }), context)].join('');
};

type Sarif = {
  runs: Array<{
    automationDetails: { id: string };
    results: Array<{
      ruleId: string;
      locations: Array<{
        physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
      }>;
      properties: { change?: string };
    }>;
  }>;
};

describe('a report about metadata source', () => {
  let report: AuditReport;
  before(async () => {
    report = await auditTree(
      ecaFiles('Sign', {
        policy: { ipRelaxationPolicyType: 'Bypass' },
        global: { consumerSecret: 'F00DF00DF00DF00D' },
      }),
    );
  });

  it('names file and line in SARIF, so that the finding stands in the pull request', async () => {
    const { runs } = JSON.parse(await rendered(report, 'sarif')) as Sarif;
    const placeOf = (rule: string) =>
      runs[0]?.results.find(({ ruleId }) => ruleId === rule)?.locations[0]?.physicalLocation;
    expect(placeOf('app-ip-relaxed')).to.deep.equal({ artifactLocation: { uri: POLICY }, region: { startLine: 6 } });
    expect(placeOf('source-secret-committed')).to.deep.equal({
      artifactLocation: { uri: GLOBAL },
      region: { startLine: 11 },
    });
    expect(runs[0]?.automationDetails.id).to.contain('source');
  });

  for (const format of ['junit', 'markdown', 'html', 'human', 'json'] as const) {
    it(`names them in ${format}`, async () => {
      const text = await rendered(report, format);
      const plain = text.replaceAll(/\s+/g, '').replaceAll('\\', '');
      expect(plain).to.contain(format === 'json' ? POLICY : `${POLICY}:6`);
    });
  }

  it('names the file in the short report, too', async () => {
    const text = await rendered(report, 'human', false);
    expect(text).to.contain('Sign_glbloauth.ecaGlblOauth-meta.xml');
  });

  it('holds the secret in none', async () => {
    for (const format of ['sarif', 'junit', 'markdown', 'html', 'human', 'json', 'csv'] as const) {
      expect(await rendered(report, format), format).to.not.contain('F00DF00D');
    }
  });

  it('lets a page show what a deploy mends', async () => {
    const [first, ...others] = report.findings.filter(({ status }) => status === 'fail');
    if (first === undefined) throw new Error('nothing fails');
    const fixed = { ...first, status: 'fixed', change: 'fixed' } as const;
    const page = await rendered({ ...report, findings: [fixed, ...others] }, 'html');
    expect(page).to.contain('value="fixed"').and.to.contain('data-status="fixed"');
    expect(await rendered(report, 'html')).to.not.contain('value="fixed"');
  });

  it('counts what the org has already only where that is wanted', () => {
    const laid: AuditReport = {
      ...report,
      findings: report.findings.map((finding) => ({ ...finding, change: 'existing' as const })),
    };
    const options = { failOn: 'high', failOnInconclusive: false } as const;
    expect(gate(laid, options).exitCode).to.equal(0);
    expect(gate(laid, { ...options, failOnExisting: true }).exitCode).to.equal(30);
  });
});
