import type { Evidence } from '../../findings/audit-report.js';
import type { AccessRight } from '../../facts/facts.js';
import { listed } from '../../text/listed.js';
import { atMost, grantText } from './evidence.js';
import { evidenceText } from '../texts.js';

/** What says of each kind of access who has it. */
export const ACCESS_SOURCES = {
  apexClass: 'SetupEntityAccess',
  field: 'FieldPermissions',
  object: 'ObjectPermissions',
  permission: 'PermissionSet',
} as const;

/** `ApiEnabled`, `edit on Contract`, `read on Contract.Status` */
const rightText = ({ name, right }: AccessRight): string =>
  right === null ? name : evidenceText('rightOn', [right, name]);

const MOST = 5;

/** The first rights by name, and how many there are beyond. */
export const rightsText = (rights: readonly AccessRight[]): string => listed(rights, rightText, MOST);

const missingEvidence = (right: AccessRight): Evidence => ({
  source: ACCESS_SOURCES[right.kind],
  detail: right.unlisted
    ? evidenceText('unlistedField', [rightText(right)])
    : evidenceText('givenByNone', [rightText(right)]),
});

const excessEvidence = (right: AccessRight): Evidence => ({
  source: ACCESS_SOURCES[right.kind],
  detail: evidenceText('givenBy', [rightText(right), right.grants.map(grantText).join('; ')]),
});

export const evidenceOfMissing = (rights: readonly AccessRight[]): Evidence[] => atMost(rights, missingEvidence);
export const evidenceOfExcess = (rights: readonly AccessRight[]): Evidence[] => atMost(rights, excessEvidence);
