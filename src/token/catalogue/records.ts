/** What the Run As user may do with records, as calls and the endpoint's own code meet it. */
import type { ErrorEntry } from './entry.js';

export const RECORDS: readonly ErrorEntry[] = [
  {
    id: 'insufficient-access',
    codes: ['insufficient_access', 'insufficient_access_on_cross_reference_entity', 'insufficient_access_or_readonly'],
    alone: ['insufficient_access', 'insufficient_access_on_cross_reference_entity', 'insufficient_access_or_readonly'],
    says: [
      'insufficient access rights on object id',
      'insufficient access rights on cross-reference id',
      'insufficient access rights',
    ],
    confidence: 'documented',
    causes: ['access-missing', 'deploy-access-missing'],
  },
  {
    id: 'object-not-visible',
    codes: ['functionality_not_enabled', 'invalid_type'],
    alone: ['functionality_not_enabled', 'invalid_type'],
    says: ['sObject type * is not supported'],
    confidence: 'documented',
    causes: ['access-missing', 'org-without-feature', 'api-version-gone'],
  },
  {
    id: 'field-not-visible',
    codes: ['invalid_field', 'invalid_field_for_insert_update'],
    alone: ['invalid_field', 'invalid_field_for_insert_update'],
    says: ['No such column', 'check the security settings of this field'],
    confidence: 'documented',
    causes: ['access-missing', 'org-without-feature', 'api-version-gone'],
  },
  {
    id: 'query-not-accepted',
    codes: ['malformed_query'],
    alone: ['malformed_query'],
    says: [
      'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row',
    ],
    confidence: 'documented',
    causes: ['query-malformed'],
  },
];
