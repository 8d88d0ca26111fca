import type { Integration, Policy } from '../../src/policy/policy.js';

/** A policy that declares the healthy app with these keys. */
export const declares = (changes: Partial<Integration>): Omit<Policy, 'version'> => ({
  integrations: [{ app: 'Sign_Callback', ...changes }],
});

export const at = (endpoint: string): Omit<Policy, 'version'> => declares({ endpoint });

export const PATH = '/services/apexrest/sign/callback';
