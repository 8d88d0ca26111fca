/** Whether an app is ready to be registered, for a command that goes on if it is. Pure. */
import type { Finding } from '../findings/audit-report.js';
import { remediationOf } from '../findings/fix.js';
import type { Assessment } from './assess.js';
import { findingOf, type Requirement } from './requirement.js';

export type ReadinessCheck = Pick<Finding, 'fix' | 'message' | 'remediation' | 'rule'>;

export type Readiness = {
  /** Nothing is known to keep the integration from working: what `sf nhi verify` calls ready, or not known. */
  ready: boolean;
  /** What keeps the integration from working. */
  problems: ReadinessCheck[];
  /** What could not be checked. */
  doubts: ReadinessCheck[];
};

export const readinessOf = ({ ready, report, requirements }: Assessment): Readiness => {
  const checks = (wanted: Requirement['state']): ReadinessCheck[] =>
    requirements
      .filter(({ state }) => state === wanted)
      .map(({ rule, message, fix: own }) => {
        const fix = own ?? findingOf(report, rule)?.fix ?? { steps: [] };
        return { rule, message, fix, remediation: remediationOf(fix) };
      });
  return { ready: ready !== false, problems: checks('unmet'), doubts: checks('notKnown') };
};
