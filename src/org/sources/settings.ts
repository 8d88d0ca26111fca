/** Org-wide settings from three Settings types of the Metadata API. */
import type { OrgSettings } from '../../inventory/inventory.js';
import { bundle } from '../../text/messages.js';
import type { OrgClient } from '../client/client.js';
import { readRecord, type RecordReader } from '../../metadata/record.js';
import { offUnlessOn, secretsOf } from '../../metadata/org-settings.js';
import { textOf } from '../../metadata/row.js';
import { settle, type GapSink } from './gaps.js';
import { isUnknownType } from './no-external-client-apps.js';

const messages = bundle('org.gaps');

type SettingsType = 'ConnectedAppSettings' | 'ExternalClientAppSettings' | 'OauthOidcSettings';

/**
 * A settings component is named after its type, without the ending, in all files that were seen; the Metadata API guide
 * does not say so, and both are asked.
 */
const componentNames = (type: SettingsType): string[] => [type.replace(/Settings$/, ''), type];

type Reader<T> = (record: RecordReader) => T;

/**
 * The settings of a type; undefined, with a gap, when they could not be read.
 *
 * @param absent what they come to where this org has no such settings, if that is known
 */
const readOne = async <T>(
  client: OrgClient,
  gaps: GapSink,
  type: SettingsType,
  read: Reader<T>,
  absent?: T,
): Promise<T | undefined> => {
  const reply = await settle(client.readMetadata(type, componentNames(type)));
  if ('failure' in reply) {
    if (absent !== undefined && isUnknownType(reply.failure)) return absent;
    gaps.failed(type, reply.failure);
    return undefined;
  }
  // A component that is not there comes back as a record without a name, filled with defaults.
  const record = reply.value.find((candidate) => textOf(candidate.fullName) !== null);
  if (record === undefined) {
    if (absent !== undefined) return absent;
    gaps.add({ source: type, reason: 'notSupported', detail: messages.getMessage('noSettings') });
    return undefined;
  }
  const { value, columns, lost } = readRecord('xml', record, read);
  gaps.spoilt(type, columns.length === 0 ? [] : [{ columns, lost, about: null }]);
  return value;
};

/** Where there are no external client apps, and none of their settings either, nothing opens their secrets. */
const NOTHING_OPEN = { secretsInMetadataApi: false, secretsInRestApi: false };

/** @param noExternalClientApps the org surely has none */
export const readSettings = async (
  client: OrgClient,
  gaps: GapSink,
  noExternalClientApps = false,
): Promise<OrgSettings> => {
  const [secrets, passwordFlowBlocked, onlyApprovedApps] = await Promise.all([
    readOne(client, gaps, 'ExternalClientAppSettings', secretsOf, noExternalClientApps ? NOTHING_OPEN : undefined),
    readOne(client, gaps, 'OauthOidcSettings', (record) => record.flag('blockOAuthUnPwFlow')),
    readOne(client, gaps, 'ConnectedAppSettings', (record) => offUnlessOn(record, 'enableAdminApprovedAppsOnly')),
  ]);
  return {
    secretsInMetadataApi: secrets?.secretsInMetadataApi ?? null,
    secretsInRestApi: secrets?.secretsInRestApi ?? null,
    passwordFlowBlocked: passwordFlowBlocked ?? null,
    onlyApprovedApps: onlyApprovedApps ?? null,
  };
};
