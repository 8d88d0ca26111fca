/** What a rule rests its answer on: the words of its finding, and what they are about by its names in Salesforce. */
import type { Evidence } from '../findings/audit-report.js';
import type { Grant } from '../facts/facts.js';

/** Leads to a file and a line where metadata source was read, so that nothing is found again by its words. */
export type EvidenceSubject =
  /** Elements of the component that `source` stands for; none of them: the component as a whole. */
  | { elements: readonly string[] }
  | { apexClass: string }
  /** What gives the permissions. */
  | { grants: ReadonlyArray<Pick<Grant, 'name' | 'through'>>; permissions: readonly string[] };

/** The finding carries source and detail only. */
export type RuleEvidence = Evidence & { about?: EvidenceSubject };
