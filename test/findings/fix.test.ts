import { expect } from 'chai';
import { decision, remediationOf, stepText, type FixStep } from '../../src/findings/fix.js';
import { reportOfAudit } from '../../src/report/of-audit.js';
import { safeReport } from '../../src/report/report.js';
import { gate } from '../../src/findings/gate.js';
import { aFinding, aReport } from '../report/sample.js';

const STEPS: FixStep[] = [
  decision('Ask who froze the user.'),
  { kind: 'setup', path: 'Setup > Users', url: null, open: null },
  { kind: 'command', command: 'sf org list', writes: false },
  { kind: 'source', component: 'ConnectedApp:Sign', element: 'isConsumerSecretOptional', value: 'false' },
  { kind: 'source', component: 'Profile:Sign', element: 'loginHours', value: null },
];

describe('steps as text', () => {
  it('are a line each', () => {
    expect(remediationOf({ steps: STEPS }).split('\n')).to.deep.equal([
      'Ask who froze the user.',
      'Setup > Users',
      'sf org list',
      'In the source of ConnectedApp:Sign: isConsumerSecretOptional = false',
      'In the source of Profile:Sign: loginHours',
    ]);
    expect(STEPS.map(stepText).join('\n')).to.equal(remediationOf({ steps: STEPS }));
  });

  it('keep their lines in a report whose texts were made safe, and lose those that an org put in', () => {
    const steps = [decision('first'), decision('second\n::error::third')];
    const audit = aReport({ findings: [aFinding({ rule: 'run-as-frozen', fix: { steps } })] });
    const report = reportOfAudit(audit, { gate: gate(audit, { failOn: 'high', failOnInconclusive: false }) });
    expect(safeReport(report).findings[0]?.remediation).to.equal('first\nsecond\\n::error::third');
  });
});
