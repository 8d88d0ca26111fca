/** OAuth scopes. */
import type { ErrorEntry } from './entry.js';

export const SCOPES: readonly ErrorEntry[] = [
  {
    id: 'no-valid-scopes',
    codes: ['invalid_grant', 'invalid_scope'],
    says: ['no valid scopes defined', 'no valid scopes', 'no valid scope'],
    confidence: 'documented',
    causes: ['no-usable-scope'],
  },
  {
    id: 'too-many-scopes',
    codes: ['invalid_grant', 'invalid_scope', 'invalid_request'],
    says: ['too many scopes requested', 'too many scopes'],
    confidence: 'reported',
    causes: ['too-many-scopes'],
  },
  {
    id: 'scope-invalid',
    codes: ['invalid_scope'],
    alone: ['invalid_scope'],
    says: [
      'requested scope is invalid, unknown, or malformed',
      'the requested scope is not allowed',
      'requested scope is invalid',
    ],
    confidence: 'documented',
    causes: ['scope-not-selected', 'no-usable-scope', 'request-malformed'],
  },
  {
    id: 'scope-insufficient',
    codes: ['insufficient_scope'],
    alone: ['insufficient_scope'],
    says: ['insufficient scope'],
    confidence: 'assumed',
    causes: ['session-not-for-api', 'scope-not-selected'],
  },
];
