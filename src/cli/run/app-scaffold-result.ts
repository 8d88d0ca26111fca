import type { TargetCheck } from '../../provision/scaffold/check-target.js';
import type { PolicyEntry } from '../../provision/scaffold/policy-edit.js';
import type { Replacement } from '../../provision/scaffold/replacement.js';
import type { RunbookStep } from '../../provision/scaffold/runbook.js';
import type { Access } from '../../provision/scaffold/spec.js';

/** The result of `sf nhi app scaffold`. */
export type AppScaffoldResult = {
  app: string;
  /** false: the org that was named would not take it, and nothing was written. */
  written: boolean;
  /** Of the metadata. */
  apiVersion: string;
  /** Every file, from the working directory; type and full name are null for manifests and what belongs to a class. */
  files: Array<{ path: string; type: string | null; fullName: string | null }>;
  /** App, settings, permission set, profile and class; then the policies; and all of it. */
  manifests: { first: string; second: string; all: string };
  /** One of the two is null: a variable holds a username that differs by org. */
  runAs: { username: string | null; variable: string | null };
  /** OAuth names. */
  scopes: string[];
  /** Path on the org, and what the class maps; null without an endpoint. */
  endpoint: { path: string; urlMapping: string } | null;
  /** What the permission set grants. */
  access: Access;
  /** Fields that take no permission and were left out. */
  leftOut: string[];
  policy: PolicyEntry;
  /** The entry of sfdx-project.json that puts the username in its place; null for a literal username. */
  replacement: (Replacement & { written: boolean }) | null;
  /** With --target-org: whether the org would take it. */
  checks: TargetCheck[];
  /** What else there is to know. */
  notes: string[];
  /** The whole runbook, from the user to the registered callback. */
  steps: RunbookStep[];
};
