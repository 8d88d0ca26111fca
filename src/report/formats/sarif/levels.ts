import type { Severity } from '../../../findings/audit-report.js';

/** SARIF 2.1.0, section 3.27.10. */
export const LEVELS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
} as const satisfies Record<Severity, string>;

/**
 * `security-severity` of a rule: code scanning shows above 9.0 as critical, from 7.0 high, 4.0 medium, 0.1 low, 0.0
 * none.
 */
export const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  info: '0.0',
};
