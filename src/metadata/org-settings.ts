/** What the switches of the settings types mean. */
import type { OrgSettings } from '../inventory/inventory.js';
import type { RecordReader } from './record.js';

/** A switch that comes with a feature or a newer release: most orgs do not have it, and then it is off. */
export const offUnlessOn = (record: RecordReader, name: string): boolean | null =>
  record.flag(name) ?? (record.spoilt(name) ? null : false);

export const secretsOf = (record: RecordReader): Pick<OrgSettings, 'secretsInMetadataApi' | 'secretsInRestApi'> => ({
  secretsInMetadataApi: offUnlessOn(record, 'enableConsumerSecretApiAccess'),
  secretsInRestApi: offUnlessOn(record, 'enableClientSecretInRestApiAccess'),
});
