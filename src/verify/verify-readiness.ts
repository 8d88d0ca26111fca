import { collectInventory } from '../org/collect.js';
import type { OrgConnection } from '../org/client/client.js';
import { evaluate } from '../rules/evaluate.js';
import { readinessOf, type Readiness } from './readiness.js';

export type VerifyReadiness = (app: string, endpoint?: string) => Promise<Readiness>;

/**
 * Asks the org.
 *
 * @param collect reads the org; another one can be given in tests
 */
export const readinessVerifier =
  (connection: OrgConnection, collect: typeof collectInventory = collectInventory): VerifyReadiness =>
  async (app, endpoint) => {
    const inventory = await collect(connection, { loginWindowDays: 1 });
    // The endpoint is declared by whoever asks, as a policy file would.
    const policy = endpoint === undefined ? undefined : { file: '', policy: { version: 1 as const, integrations: [{ app, endpoint }] } };
    return readinessOf(evaluate(inventory, { now: new Date(), apps: [app], policy }));
  };
