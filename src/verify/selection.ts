/** The rules of the audit that readiness looks at, in the order of the checklist. */
import { rules } from '../rules/registry.js';
import type { Rule } from '../rules/rule.js';

/** What must hold now for a token request and a callback to succeed: each is a `breaks` rule. */
export const REQUIREMENTS = [
  'flow-half-enabled',
  'app-disabled',
  'run-as-missing',
  'run-as-unknown',
  'run-as-inactive',
  'run-as-frozen',
  'run-as-locked',
  'run-as-user-type',
  'run-as-mfa-api',
  'run-as-login-hours',
  'run-as-api-disabled',
  'run-as-grant-expired',
  'app-run-as-not-preauthorized',
  'app-session-level',
  'app-proof-required',
  'scope-none-usable',
  'scope-api-missing',
  'run-as-access-missing',
  'endpoint-other-host',
  'endpoint-not-found',
  'endpoint-invalid',
  'endpoint-no-access',
] as const;

/** What is worth knowing and stops nothing now: risks, and two that speak of the past and of a time to come. */
export const REMARKS = [
  'run-as-grant-expiring',
  'run-as-login-failing',
  'run-as-not-api-only',
  'run-as-overprivileged',
  'run-as-shared',
  'run-as-access-excess',
  'scope-delegated',
  'scope-excess',
  'app-ip-relaxed',
  'app-ip-unrestricted',
] as const;

export type RequiredRule = (typeof REQUIREMENTS)[number];

/** Requirements that a token with which a call succeeded proves, so far as what was read leaves them open. */
export const PROVEN_BY_PROBE: ReadonlySet<string> = new Set<RequiredRule>([
  'flow-half-enabled',
  'app-disabled',
  'run-as-missing',
  'run-as-unknown',
  'run-as-inactive',
  'run-as-frozen',
  'run-as-locked',
  'run-as-user-type',
  'run-as-mfa-api',
  'run-as-login-hours',
  'run-as-api-disabled',
  'app-run-as-not-preauthorized',
  'app-session-level',
  'app-proof-required',
  'scope-none-usable',
  'scope-api-missing',
]);

const selected: ReadonlySet<string> = new Set([...REQUIREMENTS, ...REMARKS]);

export const selectedRules: readonly Rule[] = rules.filter(({ id }) => selected.has(id));

/** Those about the endpoint, which do not apply where none was given or declared. */
export const ENDPOINT_RULES: ReadonlySet<string> = new Set(
  selectedRules.filter(({ family }) => family === 'endpoint').map(({ id }) => id),
);
