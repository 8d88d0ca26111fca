import { evaluate } from '../../src/audit/evaluate.js';
import { gate } from '../../src/findings/gate.js';
import { collectInventory } from '../../src/org/collect.js';
import { DEFAULT_THRESHOLDS } from '../../src/policy/thresholds.js';
import type { RenderContext } from '../../src/report/formats/format.js';
import { reportOfAudit } from '../../src/report/of-audit.js';
import type { Report } from '../../src/report/report.js';
import { ruleCatalog } from '../../src/rules/catalogue.js';
import { AUDITOR, demoOrg } from '../../test/fake-org/demo.js';
import { startFakeOrg } from '../../test/fake-org/index.js';
import { connectionTo } from '../../test/support/org-connection.js';

/** Any moment will do: the demo org is made for it. */
const MOMENT = new Date('2026-06-15T12:00:00Z');

/** The address of the fake org is another one on every run; this is one as orgs have it. */
const ADDRESS = 'https://larkspur.my.salesforce.com';

const replaced = (data: unknown, from: string, to: string): unknown =>
  JSON.parse(JSON.stringify(data).replaceAll(from, to)) as unknown;

export type DemoReport = { report: Report; context: Omit<RenderContext, 'screen'> };

/** The audit of the demo org as every run gives it, for documents and pictures. */
export async function demoReport(): Promise<DemoReport> {
  const fake = await startFakeOrg(demoOrg(MOMENT));
  try {
    const { unusedDays: loginWindowDays } = DEFAULT_THRESHOLDS;
    const read = await collectInventory(connectionTo(fake, AUDITOR), { loginWindowDays, now: MOMENT });
    const inventory = replaced(read, new URL(fake.url).origin, ADDRESS) as typeof read;
    const audit = evaluate(inventory, { now: MOMENT });
    const verdict = gate(audit, { failOn: 'high', failOnInconclusive: false });
    return {
      report: reportOfAudit(audit, { gate: verdict }),
      context: {
        rules: ruleCatalog(),
        gate: verdict,
        version: '0.1.0',
        command: 'sf nhi audit --target-org prod',
        declaredAt: () => null,
      },
    };
  } finally {
    await fake.close();
  }
}
