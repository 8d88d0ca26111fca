import type { AppKind } from '../inventory/inventory.js';
import type { RuleKind, Severity } from './audit-report.js';

/** A rule as people read about it. Texts are the product's own, not the org's. */
export type RuleText = {
  id: string;
  /** `run-as`; `env` for the rules of the comparison. */
  family: string;
  /** `app`: checked once for each app. `org`: appears only as a finding. */
  level: 'app' | 'org';
  kind: RuleKind;
  /** The default; a finding has its own. */
  severity: Severity;
  controls: readonly string[];
  /** `https:` address of Salesforce's own page on the subject. */
  documentation: string;
  title: string;
  why: string;
  /** With `<placeholders>`; where the kinds of app differ, a labelled line for each. */
  remedy: string;
  /** Present where the kinds of app differ: each without its label. */
  remedyByKind?: Readonly<Record<AppKind, string>>;
};
