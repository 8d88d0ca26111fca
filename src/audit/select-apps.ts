import type { App } from '../inventory/inventory.js';
import { inScope, isWanted, namesOf } from '../inventory/apps.js';

/** What names given by a person mean in this org. */
export type AppSelection = {
  /** Names of apps that exist and get no checks, because the flow is off and no Run As user is set. */
  idle: string[];
  /** Names of apps that exist and get no checks, because whether the flow is on could not be read. */
  unread: string[];
};

/** Whether it was read that the app uses the flow, or does not. */
export const flowKnown = ({ flow, runAs }: App): boolean =>
  flow.settings !== null && flow.policy !== null && runAs.state !== 'notKnown';

/** Looks up names or `kind:name`, without regard to case; a name that two kinds share means both. */
export const selectApps = (apps: readonly App[], wanted: readonly string[]): AppSelection => {
  const nameOf = namesOf(apps);
  const unchecked = apps.filter((app) => isWanted(app, wanted) && !inScope(app));
  return {
    idle: unchecked.filter(flowKnown).map(nameOf),
    unread: unchecked.filter((app) => !flowKnown(app)).map(nameOf),
  };
};
