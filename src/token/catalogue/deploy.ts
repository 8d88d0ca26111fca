/** Deploying an external client app, its policies and its permission set, and rotating its secret. */
import type { ErrorEntry } from './entry.js';

export const DEPLOY: readonly ErrorEntry[] = [
  {
    id: 'execution-user-invalid',
    codes: [],
    says: ['Enter a valid execution user for the OAuth client credentials flow', 'valid execution user'],
    confidence: 'documented',
    causes: ['execution-user-unknown', 'run-as-inactive', 'user-type'],
  },
  {
    id: 'plugin-settings-invalid',
    codes: [],
    says: ['Invalid plugin settings'],
    confidence: 'reported',
    causes: ['plugin-settings'],
  },
  {
    id: 'license-lacks-permission',
    codes: ['field_integrity_exception'],
    says: ["The user license doesn't allow the permission"],
    confidence: 'documented',
    causes: ['license-lacks-permission'],
  },
  {
    id: 'permission-unknown',
    codes: [],
    says: ['Unknown user permission'],
    confidence: 'documented',
    causes: ['permission-unknown'],
  },
  {
    id: 'name-taken',
    codes: ['duplicate_value', 'duplicate_developer_name'],
    alone: ['duplicate_value', 'duplicate_developer_name'],
    says: ['duplicate value found', 'duplicates value on record'],
    confidence: 'documented',
    causes: ['name-taken'],
  },
  {
    id: 'reference-missing',
    codes: ['invalid_cross_reference_key'],
    alone: ['invalid_cross_reference_key'],
    // A name may be several words.
    says: ['invalid cross reference id', 'no * named * found', 'In field * no * named'],
    confidence: 'documented',
    causes: ['reference-missing', 'execution-user-unknown'],
  },
  {
    id: 'field-required',
    codes: [],
    says: ['You cannot deploy to a required field', "can't deploy to a required field"],
    confidence: 'documented',
    causes: ['field-required'],
  },
  {
    id: 'permission-dependency',
    codes: [],
    says: ['depends on permission(s)', 'depends on permissions'],
    confidence: 'documented',
    causes: ['permission-dependency'],
  },
  {
    id: 'connected-app-creation-closed',
    codes: [],
    says: ["You can't create a connected app", 'To enable connected app creation'],
    confidence: 'assumed',
    causes: ['connected-apps-closed'],
  },
  {
    id: 'secret-access-off',
    codes: [],
    says: [
      'not currently enabled',
      'feature is not enabled',
      'feature is not currently enabled for this user',
      'not enabled for this user',
    ],
    confidence: 'reported',
    causes: ['secret-access-off'],
  },
];
