import { collectInventory } from '../org/collect.js';
import { nowBy } from '../inventory/clock.js';
import type { Inventory } from '../inventory/inventory.js';
import type { OrgConnection } from '../org/client/client.js';
import { readAuditFiles } from './audit-files.js';
import { loginWindowDays } from './login-window.js';
import { assess, type Assessment } from '../verify/assess.js';
import { pickApp } from './pick-app.js';
import type { VerifyReadiness } from '../provision/make-key.js';
import { readinessOf } from '../verify/readiness.js';

/**
 * Asks the org what `sf nhi verify` asks it, with the policy file of the working directory.
 *
 * @param collect reads the org; another one can be given in tests
 * @param onAssessed is told what was read and judged
 * @param targetOrg what commands of remedies call the org
 */
export const readinessVerifier =
  (
    connection: OrgConnection,
    collect: typeof collectInventory = collectInventory,
    onAssessed: (inventory: Inventory, assessment: Assessment) => void = () => {},
    targetOrg?: string,
  ): VerifyReadiness =>
  async (app, endpoint) => {
    const { policy } = await readAuditFiles({});
    const inventory = await collect(connection, { loginWindowDays: loginWindowDays(policy?.policy) });
    const picked = await pickApp(inventory, app, false);
    const assessment = assess(inventory, picked, { now: nowBy(inventory.clock), policy, endpoint, targetOrg });
    onAssessed(inventory, assessment);
    return readinessOf(assessment);
  };
