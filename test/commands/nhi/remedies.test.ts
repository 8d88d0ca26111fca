import path from 'node:path';
import { expect } from 'chai';
import type { CompareReport } from '../../../src/compare/compare-report.js';
import type { AuditReport, Finding } from '../../../src/findings/audit-report.js';
import type { VerifyResult } from '../../../src/verify/result.js';
import { openCommands } from '../../support/run-command.js';
import type { SfSession } from '../../support/session.js';
import { expectSteps } from '../../support/steps.js';
import { AUDITOR as TESTER, hostileOrg } from './audit-org.js';
import { AUDITOR, sandboxOrg, unreadyOrg } from './promotion-orgs.js';

type Remedied = Array<Pick<Finding, 'fix' | 'remediation' | 'status'>>;

/** That commands of remedies call the org as whoever runs the audit, the comparison or the verification called it. */
describe('the org in remedies', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openCommands();
    await sf.host(sandboxOrg(new Date()), { uat: AUDITOR });
    await sf.host(unreadyOrg(new Date()), { prod: AUDITOR });
    await sf.host(hostileOrg(), { "o'hostile": TESTER });
  });
  after(async () => sf.close());

  const expectNamed = (findings: Remedied, name: string): void => {
    const failed = findings.filter(({ status }) => status === 'fail');
    expect(failed).to.not.be.empty;
    for (const finding of failed) expectSteps(finding, name);
  };
  const findingsOf = async <T extends AuditReport | CompareReport | VerifyResult>(
    args: string[],
    env: Record<string, string> = {},
  ): Promise<Remedied> => {
    const finished = await sf.run([...args, '--json'], { env });
    return finished.json<{ result: T }>().result.findings;
  };

  it('has the alias or the username that was typed', async () => {
    expectNamed(await findingsOf(['nhi', 'audit', '--target-org', 'prod']), 'prod');
    expectNamed(await findingsOf(['nhi', 'audit', '-o', `prod.${AUDITOR}`]), `prod.${AUDITOR}`);
  });

  it('has the name of the default org', async () => {
    expectNamed(await findingsOf(['nhi', 'audit'], { SF_TARGET_ORG: 'prod' }), 'prod');
  });

  it('has the username in an audit of a snapshot, whatever the default org is', async () => {
    const file = path.join(sf.home.dir, 'prod.json');
    await sf.run(['nhi', 'snapshot', '--target-org', 'prod', '--output-file', file]);
    const args = ['nhi', 'audit', '--snapshot-file', file];
    expectNamed(await findingsOf(args, { SF_TARGET_ORG: 'uat' }), `prod.${AUDITOR}`);
  });

  it('is the target in a comparison', async () => {
    expectNamed(await findingsOf(['nhi', 'compare', '--source-org', 'uat', '--target-org', 'prod']), 'prod');
  });

  it('is quoted where a shell needs it, with whatever the org wrote', async () => {
    expectNamed(await findingsOf(['nhi', 'audit', '--target-org', "o'hostile"]), "o'hostile");
  });
});
