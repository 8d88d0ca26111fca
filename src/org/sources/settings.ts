/** Org-wide settings from three Settings types of the Metadata API. */
import type { OrgSettings } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import type { Row } from '../client/rest.js';
import { booleanOf, textOf } from '../client/soap.js';
import { settle, type GapSink } from './gaps.js';

type SettingsType = 'ConnectedAppSettings' | 'ExternalClientAppSettings' | 'OauthOidcSettings';

/**
 * A settings component is named after its type, without the ending; no page says so for every type, so both are asked.
 */
const componentNames = (type: SettingsType): string[] => [type.replace(/Settings$/, ''), type];

const readOne = async (client: OrgClient, gaps: GapSink, type: SettingsType): Promise<Row> => {
  const read = await settle(client.readMetadata(type, componentNames(type)));
  if ('failure' in read) {
    gaps.failed(type, read.failure, { grant: ['ModifyMetadata'] });
    return {};
  }
  // A component that is not there comes back as a record without a name, filled with defaults.
  const record = read.value.find((candidate) => textOf(candidate.fullName) !== null);
  if (!record) gaps.add({ source: type, reason: 'notSupported', detail: 'this org returned no such settings' });
  return record ?? {};
};

export const readSettings = async (client: OrgClient, gaps: GapSink): Promise<OrgSettings> => {
  const [eca, oauth, connected] = await Promise.all([
    readOne(client, gaps, 'ExternalClientAppSettings'),
    readOne(client, gaps, 'OauthOidcSettings'),
    readOne(client, gaps, 'ConnectedAppSettings'),
  ]);
  return {
    secretsInMetadataApi: booleanOf(eca.enableConsumerSecretApiAccess),
    secretsInRestApi: booleanOf(eca.enableClientSecretInRestApiAccess),
    passwordFlowBlocked: booleanOf(oauth.blockOAuthUnPwFlow),
    onlyApprovedApps: booleanOf(connected.enableAdminApprovedAppsOnly),
  };
};
