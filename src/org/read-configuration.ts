/** The first and second link: which apps there are and how they are set up, the org itself, and what the caller may. */
import type { App, Inventory } from '../inventory/inventory.js';
import type { Begun, Reading } from './begin.js';
import { FatalOrgError } from './client/failure.js';
import { nothingReadable } from './errors.js';
import { callerReadsAll } from './sources/caller.js';
import { reportEcaGaps } from './sources/external-client-apps.js';
import { COME_WITH_THEM, surelyNone } from './sources/no-external-client-apps.js';
import type { Organization } from './sources/organization.js';

const NO_ORGANIZATION: Organization = {
  id: null,
  instanceName: null,
  isSandbox: null,
  namespacePrefix: null,
  organizationType: null,
};

export type Configuration = {
  apps: App[];
  counts: Inventory['counts'];
  /** null: whether there are any is not known. */
  hasExternalClientApps: boolean | null;
  organization: Organization;
  permissions: string[] | null;
};

/** @throws SfError when neither kind of app could be listed, FatalOrgError when the API version is unknown */
export const readConfiguration = async ({ gaps }: Reading, begun: Begun): Promise<Configuration> => {
  const [{ organization }, { connectedApps, externalClientApps, eca, noneShown }, permissions] = await Promise.all([
    begun.first,
    begun.apps,
    begun.caller,
    begun.trail,
  ]);
  if (organization.failure?.code === 'NOT_FOUND') throw new FatalOrgError('apiVersion', organization.failure.message);
  gaps.answered('Organization', organization);
  if (connectedApps === null && !eca.records.complete && externalClientApps.length === 0) {
    throw nothingReadable(gaps.all(permissions));
  }
  reportEcaGaps(gaps, externalClientApps, eca, callerReadsAll('ExternalClientApplication', permissions));
  const listed = eca.records.complete ? externalClientApps.length : null;
  const seen = { noneShown, listed, halves: eca.settings.listed ?? 0 };
  const none = surelyNone(seen, permissions, gaps.unknownPermissions());
  if (none) gaps.absent(COME_WITH_THEM);
  return {
    apps: [...(connectedApps ?? []), ...externalClientApps],
    counts: {
      connectedApps: connectedApps?.length ?? null,
      externalClientApps: none ? 0 : listed,
    },
    hasExternalClientApps: none ? false : eca.columns.header.size > 0 || null,
    organization: organization.result[0] ?? NO_ORGANIZATION,
    permissions,
  };
};
