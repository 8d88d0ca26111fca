import { collectInventory } from '../org/collect.js';
import type { OrgConnection } from '../org/client/client.js';
import { readAuditFiles } from '../cli/audit-files.js';
import { loginWindowDays } from '../cli/login-window.js';
import { assess } from './assess.js';
import { pickApp } from './pick-app.js';
import { readinessOf, type Readiness } from './readiness.js';

export type VerifyReadiness = (app: string, endpoint?: string) => Promise<Readiness>;

/**
 * Asks the org what `sf nhi verify` asks it, with the policy file of the working directory.
 *
 * @param collect reads the org; another one can be given in tests
 */
export const readinessVerifier =
  (connection: OrgConnection, collect: typeof collectInventory = collectInventory): VerifyReadiness =>
  async (app, endpoint) => {
    const { policy } = await readAuditFiles({});
    const inventory = await collect(connection, { loginWindowDays: loginWindowDays(policy?.policy) });
    return readinessOf(assess(inventory, await pickApp(inventory, app, false), { now: new Date(), policy, endpoint }));
  };
