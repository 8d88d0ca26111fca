import { IGNORED_SCOPES, scopeFromName } from '../../platform/scopes.js';
import { appEvidence } from '../app-evidence.js';
import type { FactValues } from '../../facts/facts.js';
import type { RuleEvidence } from '../evidence.js';

/** Scopes that a client credentials token can carry. A scope that is not known counts: nobody said it is ignored. */
export const usableScopes = (scopes: readonly string[]): string[] =>
  scopes.map(scopeFromName).filter((scope) => !IGNORED_SCOPES.has(scope));

/** Scopes that this flow leaves out of its tokens. */
export const ignoredScopes = (scopes: readonly string[]): string[] =>
  scopes.map(scopeFromName).filter((scope) => IGNORED_SCOPES.has(scope));

export const scopesText = (scopes: readonly string[]): string => scopes.join(', ');

export const scopeEvidence = (app: FactValues['app'], scopes: readonly string[]): RuleEvidence =>
  appEvidence(app, 'scopes', scopes.length === 0 ? null : scopesText(scopes));
