import type { Evidence } from '../findings/audit-report.js';
import { evidenceText } from './texts.js';

/** What stands in the policy file, or does not. */
export const inPolicy = (detail: string): Evidence => ({ source: 'Policy file', detail });

/** What a key of the policy file says; null: nothing. */
export const policyEvidence = (key: string, value: string | null): Evidence =>
  inPolicy(`${key}: ${value ?? evidenceText('none')}`);
