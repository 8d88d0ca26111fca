import { type Connection } from '@salesforce/core';
import type { Inventory } from '../inventory/inventory.js';
import type { CollectStage } from '../org/collect.js';
import type { PolicyFile } from '../policy/policy.js';
import { createStages } from './stages.js';
import { bundle } from '../text/messages.js';

const messages = bundle('nhi.verify');

const stageLabels = (): Record<CollectStage, string> => ({
  apps: messages.getMessage('stages.apps'),
  configuration: messages.getMessage('stages.configuration'),
  users: messages.getMessage('stages.users'),
  activity: messages.getMessage('stages.activity'),
  permissions: messages.getMessage('stages.permissions'),
});

/** Reads the org, and shows on a terminal how far it is. */
export const readOrg = async (
  connection: Connection,
  policy: PolicyFile | undefined,
  jsonEnabled: boolean,
): Promise<Inventory> => {
  const stages = createStages(stageLabels(), { title: messages.getMessage('stages.title'), jsonEnabled });
  const [{ collectInventory }, { loginWindowDays }] = await Promise.all([
    import('../org/collect.js'),
    import('./login-window.js'),
  ]);
  try {
    const windowDays = loginWindowDays(policy?.policy);
    const inventory = await collectInventory(connection, { loginWindowDays: windowDays, onStage: stages.start });
    stages.done();
    return inventory;
  } catch (error) {
    stages.fail();
    throw error;
  }
};
