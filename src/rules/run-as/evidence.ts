import type { User } from '../../inventory/inventory.js';
import { dayOf } from '../../inventory/days.js';
import type { Evidence } from '../../findings/audit-report.js';
import type { Grant } from '../../facts/facts.js';
import { evidenceText } from '../texts.js';

const limits = ({ inForce, expired, expiresAt, sessionActivated }: Grant): string[] => [
  ...(expiresAt === null ? [] : [evidenceText(expired ? 'expired' : 'expires', [dayOf(expiresAt)])]),
  ...(sessionActivated ? [evidenceText('sessionActivated')] : []),
  ...(inForce || expired || sessionActivated ? [] : [evidenceText('assignmentNotActive')]),
];

/** `permission set "Sign Access"` */
export const grantName = ({ through, label }: Pick<Grant, 'label' | 'through'>): string =>
  evidenceText(`grant.${through}`, [label]);

/** Name and limits of a grant: `permission set "Sign Access", expires 2026-12-01`. */
export const grantText = (grant: Grant): string => [grantName(grant), ...limits(grant)].join(', ');

export const grantEvidence = (grant: Grant, detail?: string): Evidence => ({
  source: 'PermissionSetAssignment',
  detail: detail === undefined ? grantText(grant) : `${grantText(grant)}: ${detail}`,
});

/** A column of the Run As user's record, as it was read. */
export const userEvidence = (
  { username }: Pick<User, 'username'>,
  column: string,
  value: boolean | string | null,
  source: 'User' | 'UserLogin' = 'User',
): Evidence => ({ source, detail: evidenceText('column', [username, column, String(value ?? evidenceText('empty'))]) });

const MOST = 10;

/** At most ten rows; how many were left out is said in the last. */
export const atMost = <T>(rows: readonly T[], toEvidence: (row: T) => Evidence, count = rows.length): Evidence[] => {
  const shown = rows.slice(0, count > MOST ? MOST - 1 : MOST).map(toEvidence);
  const [first] = shown;
  return first === undefined || shown.length === count
    ? shown
    : [...shown, { source: first.source, detail: evidenceText('more', [count - shown.length]) }];
};
