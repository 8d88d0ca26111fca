/** What the elements of ExtlClntAppGlobalOauthSettings mean, the developer's half of an external client app. */
import type { App } from '../inventory/inventory.js';
import { switchesOf, type AppSwitches } from './app-switches.js';
import { digestOf } from './digest.js';
import type { RecordReader } from './record.js';

export type EcaSettings = AppSwitches & Pick<App, 'consumerKeyDigest'> & { app: string };

// The record can carry the consumer secret as well: it is never looked at.
export const ecaSettingsOf = (record: RecordReader): EcaSettings => ({
  app: record.need.text('externalClientApplication'),
  ...switchesOf(record, '', 'isClientCredentialsFlowEnabled'),
  consumerKeyDigest: digestOf(record.text('consumerKey')),
});
