/** Both kinds of app, with what their configuration says: the first two links of the chain. */
import type { App } from '../inventory/inventory.js';
import type { OrgClient } from './client/client.js';
import type { Answer } from './client/query.js';
import { readConnectedApps } from './sources/connected-apps.js';
import { describeExternalClientApps, type SettingsRange } from './sources/eca-queries.js';
import { readEcaSettings } from './sources/eca-settings.js';
import { assembleExternalClientApps, readEcaRecords, type EcaParts } from './sources/external-client-apps.js';
import type { GapSink } from './sources/gaps.js';
import { knowsNoObjects, listsNone } from './sources/no-external-client-apps.js';

export type ReadApps = {
  /** null: could not be listed. */
  connectedApps: App[] | null;
  externalClientApps: App[];
  eca: EcaParts;
  /** REST knows no objects of external client apps, and the Metadata API lists none of them. */
  noneShown: boolean;
};

export const readApps = async (
  client: OrgClient,
  gaps: GapSink,
  ipRanges: Promise<Answer<SettingsRange[]>>,
): Promise<ReadApps> => {
  const readEcas = async (): Promise<Pick<EcaParts, 'columns' | 'records'> & { none: boolean }> => {
    const columns = await describeExternalClientApps(client, gaps);
    const [records, none] = await Promise.all([
      readEcaRecords(client, gaps, columns),
      knowsNoObjects(columns, client.apiVersion) && listsNone(client),
    ]);
    return { columns, records, none };
  };
  const [{ columns, records, none }, connectedApps, settings, ranges] = await Promise.all([
    readEcas(),
    readConnectedApps(client, gaps),
    readEcaSettings(client, gaps),
    ipRanges,
  ]);
  // An org without external client apps refuses this object as well; that gap is theirs already.
  if (columns.header.size > 0) gaps.answered('ExtlClntAppOauthIpRange', ranges);
  const eca: EcaParts = { columns, records, settings, ranges: ranges.failure ? null : ranges.result };
  return {
    connectedApps,
    externalClientApps: assembleExternalClientApps(eca),
    eca,
    noneShown: none,
  };
};
