import type { AuditReport } from '../../../src/findings/audit-report.js';
import { FORMAT_NAMES, FORMATS } from '../../../src/report/formats/registry.js';
import { coverageOf } from '../../../src/findings/frameworks.js';
import { company } from '../company.js';
import { expectGolden, withoutAssets } from '../golden.js';
import { aReport } from '../sample.js';
import { aRule, rendered } from './context.js';

const NEWLINE = /\r?\n/;

describe('report files', () => {
  const rules = [
    aRule({ id: 'run-as-inactive', kind: 'breaks', severity: 'critical', controls: ['NHI1:2025', 'CWE-284'] }),
    aRule({ id: 'run-as-overprivileged', severity: 'critical', controls: ['NHI5:2025', 'SBS-ACS-008'] }),
    aRule({ id: 'org-password-flow-allowed', level: 'org', controls: ['NHI4:2025'] }),
  ];
  const coverage = coverageOf(company, { frameworks: ['owasp-nhi', 'sbs'], rules, orgJudged: () => true });
  const reports: Record<string, AuditReport> = { company: { ...company, coverage }, empty: aReport() };

  // The report for people has golden files of its own, by the width of the terminal.
  for (const name of FORMAT_NAMES.filter((one) => one !== 'human')) {
    for (const [title, report] of Object.entries(reports)) {
      it(`renders ${title} as ${name} as reviewed`, async () => {
        const { render } = await FORMATS[name].load();
        const text = rendered(render, report, { rules });
        expectGolden(
          `${title}.${name}`,
          withoutAssets(text)
            .replace(/\r?\n$/, '')
            .split(NEWLINE),
        );
      });
    }
  }
});
