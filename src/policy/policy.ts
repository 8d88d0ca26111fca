/**
 * The policy file: what an organization says about its integrations, and how strictly it wants to be audited.
 * Dates are civil dates (`2026-09-01`) and mean the day in UTC.
 */
import type { ObjectAccessRight } from '../inventory/inventory.js';
import type { Severity } from '../findings/audit-report.js';
import type { Thresholds } from './thresholds.js';

/** What the Run As user may do. A part that is left out is not judged; one that is empty allows nothing. */
export type DeclaredAccess = {
  /** API names of system permissions (`ApiEnabled`). */
  permissions?: string[];
  objects?: Record<string, ObjectAccessRight[]>;
  /** By `Object.Field`. */
  fields?: Record<string, Array<'edit' | 'read'>>;
};

export type Integration = {
  /** Developer name of the app, or `kind:name`. Several entries of one app are several services. */
  app: string;
  service?: string;
  owner?: string;
  /** Username that the app should run as. */
  username?: string;
  /** Path on the org, or a whole URL. */
  endpoint?: string;
  /** Replaces `allowedScopes`. */
  scopes?: string[];
  secretRotatedOn?: string;
  reviewedOn?: string;
  /** API names of the sets and groups that the Run As user has, for an audit of source, which knows no assignment. */
  permissionSets?: string[];
  /** Full name of the Run As user's profile in the Metadata API, likewise. */
  profile?: string;
  access?: DeclaredAccess;
};

export type RuleOverride = 'off' | { severity: Severity };

export type Waiver = {
  rule: string;
  /** Name of an app, `kind:name`, or a pattern with `*`. Left out for rules about the org. */
  app?: string;
  reason: string;
  owner?: string;
  ticket?: string;
  /** The last day on which it counts. */
  expires: string;
};

/** What differs in one environment. */
export type Environment = {
  defaults?: Partial<Thresholds>;
  /** By the app's name as it stands in `integrations`; what is named here replaces the same key there. */
  integrations?: Record<string, Partial<Integration>>;
  rules?: Partial<Record<string, RuleOverride>>;
  /** Count in this environment only. */
  waivers?: Waiver[];
};

export type Policy = {
  version: 1;
  defaults?: Partial<Thresholds>;
  integrations?: Integration[];
  /**
   * By what the org is: `sandbox` or `production`, the username of whoever audits it, its host (each with `*` for any
   * text), or its id. Where several match, the more particular one wins: in that order.
   */
  environments?: Record<string, Environment>;
  rules?: Partial<Record<string, RuleOverride>>;
  waivers?: Waiver[];
};

/** A rule as a policy file may name it. */
export type RuleName = { id: string; level: 'app' | 'org' };

/** A policy, with the name of its file as messages give it. */
export type PolicyFile = { file: string; policy: Policy };
