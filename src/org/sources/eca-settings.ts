/**
 * The developer's half of an external client app, ExtlClntAppGlobalOauthSettings: only the Metadata API has it, and
 * only where the org opens consumer secrets to that API. Its records name their app; their own names follow no rule.
 */
import type { App } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import type { Row } from '../client/rest.js';
import { booleanOf, textOf } from '../client/soap.js';
import { requiredProofs } from './app-switches.js';
import { digestOf } from './digest.js';
import type { GapSink } from './gaps.js';
import { listComponents, readComponents } from './metadata.js';

export type EcaSettings = Pick<
  App,
  'consumerKeyDigest' | 'consumerSecretOptional' | 'introspectsAllTokens' | 'requiredProofs'
> & {
  app: string | null;
  enabled: boolean;
};

// The record can carry the consumer secret as well: it is never looked at.
const settingsOf = (record: Row): EcaSettings => ({
  app: textOf(record.externalClientApplication),
  enabled: booleanOf(record.isClientCredentialsFlowEnabled) ?? false,
  consumerSecretOptional: booleanOf(record.isConsumerSecretOptional) ?? false,
  introspectsAllTokens: booleanOf(record.isIntrospectAllTokens) ?? false,
  requiredProofs: requiredProofs(record),
  consumerKeyDigest: digestOf(textOf(record.consumerKey)),
});

export type EcaSettingsHalf = {
  /** By the app's full name, which keeps its case. */
  byApp: Map<string, EcaSettings>;
  /** Everything that was listed was read; what could not be has its gap. */
  complete: boolean;
};

export const readEcaSettings = async (client: OrgClient, gaps: GapSink): Promise<EcaSettingsHalf> => {
  const source = 'ExtlClntAppGlobalOauthSettings';
  const listed = await listComponents(client, gaps, source);
  const names = (listed ?? []).map(({ fullName }) => fullName);
  const records = [...(await readComponents(client, gaps, source, names, { map: settingsOf })).values()];
  return {
    byApp: new Map(records.flatMap((settings) => (settings.app === null ? [] : [[settings.app, settings]]))),
    complete: listed !== null && records.length === new Set(names).size,
  };
};
