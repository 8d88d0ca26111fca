import type { Evidence } from '../../findings/audit-report.js';
import type { AccessRight } from '../../facts/facts.js';
import { listed } from '../../text/listed.js';
import { atMost, grantText } from './evidence.js';

const SOURCES = { field: 'FieldPermissions', object: 'ObjectPermissions', permission: 'PermissionSet' } as const;

/** `ApiEnabled`, `edit on Contract`, `read on Contract.Status` */
const rightText = ({ name, right }: AccessRight): string => (right === null ? name : `${right} on ${name}`);

const MOST = 5;

/** The first rights by name, and how many there are beyond. */
export const rightsText = (rights: readonly AccessRight[]): string => listed(rights, rightText, MOST);

const missingEvidence = (right: AccessRight): Evidence => ({
  source: SOURCES[right.kind],
  detail: right.unlisted
    ? `${rightText(right)}: no permission set or profile that was read says anything about this field`
    : `${rightText(right)}: given by no grant in force`,
});

const excessEvidence = (right: AccessRight): Evidence => ({
  source: SOURCES[right.kind],
  detail: `${rightText(right)}: given by ${right.grants.map(grantText).join('; ')}`,
});

export const evidenceOfMissing = (rights: readonly AccessRight[]): Evidence[] => atMost(rights, missingEvidence);
export const evidenceOfExcess = (rights: readonly AccessRight[]): Evidence[] => atMost(rights, excessEvidence);
