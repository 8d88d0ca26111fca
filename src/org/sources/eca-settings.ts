/**
 * The developer's half of an external client app, ExtlClntAppGlobalOauthSettings: only the Metadata API has it. Its
 * records name their app; their own names follow no rule.
 */
import { appKey } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import { ecaSettingsOf, type EcaSettings } from '../../metadata/eca-settings.js';
import { textOf } from '../../metadata/row.js';
import type { GapSink } from './gaps.js';
import { listComponents, readComponents } from './metadata.js';

const SOURCE = 'ExtlClntAppGlobalOauthSettings';

export type EcaSettingsHalf = {
  /** By the app's full name, which keeps its case. */
  byApp: Map<string, EcaSettings>;
  /** How many were listed, read or not; null: they could not be listed. */
  listed: number | null;
  /** Everything that was listed was read; what could not be has its gap. */
  complete: boolean;
};

export const readEcaSettings = async (client: OrgClient, gaps: GapSink): Promise<EcaSettingsHalf> => {
  const listed = await listComponents(client, gaps, SOURCE);
  const names = (listed ?? []).map(({ fullName }) => fullName);
  const read = await readComponents(client, gaps, SOURCE, names, {
    map: ecaSettingsOf,
    subjectOf: (_, record) => {
      const name = textOf(record?.externalClientApplication);
      return name === null ? null : appKey({ kind: 'ExternalClientApp', name });
    },
  });
  const settings = [...read.values()];
  return {
    byApp: new Map(settings.map((half) => [half.app, half])),
    listed: listed?.length ?? null,
    complete: listed !== null && settings.length === new Set(names).size,
  };
};
