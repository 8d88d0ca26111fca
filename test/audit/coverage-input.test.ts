import { expect } from 'chai';
import type { PolicyFile } from '../../src/policy/policy.js';
import { coverageInput } from '../../src/audit/coverage-input.js';
import { anApp, aReport } from '../report/sample.js';

const report = aReport({ apps: [anApp({ name: 'A' })] });
const policy: PolicyFile = {
  file: 'nhi-policy.yml',
  policy: { version: 1, rules: { 'org-password-flow-allowed': 'off' } },
};

const judged = (rule: string, ...input: Parameters<typeof coverageInput>): boolean =>
  coverageInput(...input).orgJudged(rule);

describe('coverageInput', () => {
  it('takes rules about the org for judged where all apps were', () => {
    expect(judged('org-password-flow-allowed', report, undefined, true)).to.equal(true);
    expect(judged('org-password-flow-allowed', report, undefined, false)).to.equal(false);
    expect(judged('org-password-flow-allowed', aReport(), undefined, true)).to.equal(false);
  });

  it('does not take a rule for judged that a policy switched off', () => {
    expect(judged('org-password-flow-allowed', report, policy, true)).to.equal(false);
    expect(judged('org-api-access-control-off', report, policy, true)).to.equal(true);
  });
});
