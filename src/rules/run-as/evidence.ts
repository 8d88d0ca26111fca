import type { User } from '../../inventory/inventory.js';
import { dayOf } from '../../inventory/days.js';
import type { Grant } from '../../facts/facts.js';
import type { RuleEvidence } from '../evidence.js';
import { firstRows } from '../../text/listed.js';
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

/**
 * @param said of it
 * @param permissions that are the matter
 */
export const grantEvidence = (grant: Grant, permissions: readonly string[] = [], said?: string): RuleEvidence => ({
  source: 'PermissionSetAssignment',
  detail: said === undefined ? grantText(grant) : `${grantText(grant)}: ${said}`,
  about: { grants: [grant], permissions },
});

/** A grant of the permission that is not in force. */
export const wouldGive =
  (permission: string) =>
  (grant: Grant): RuleEvidence =>
    grantEvidence(grant, [permission], evidenceText('wouldGive', [permission]));

/** A column of the Run As user's record, as it was read. */
export const userEvidence = (
  { username }: Pick<User, 'username'>,
  column: string,
  value: boolean | string | null,
  source: 'User' | 'UserLogin' = 'User',
): RuleEvidence => ({
  source,
  detail: evidenceText('column', [username, column, String(value ?? evidenceText('empty'))]),
});

const MOST = 10;

/** At most ten rows; how many were left out is said in the last. */
export const atMost = <T>(
  rows: readonly T[],
  toEvidence: (row: T) => RuleEvidence,
  count = rows.length,
): RuleEvidence[] => {
  const { shown, more } = firstRows(rows, MOST, count);
  const evidence = shown.map(toEvidence);
  const [first] = evidence;
  return first === undefined || more === 0
    ? evidence
    : [...evidence, { source: first.source, detail: evidenceText('more', [more]) }];
};
