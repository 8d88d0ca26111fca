/** Org settings are merged: a switch that a file does not have stays as it is. */
import type { OrgSettings } from '../../inventory/inventory.js';
import { marksOfSwitch, readRoot, type PartReader } from './part-reader.js';

const SECRETS_IN_METADATA_API = 'enableConsumerSecretApiAccess';
const SECRETS_IN_REST_API = 'enableClientSecretInRestApiAccess';

const settingsReader =
  (switches: Readonly<Record<string, keyof OrgSettings>>, secretSwitches: readonly string[] = []): PartReader =>
  (file) => {
    const { value, columns } = readRoot(file, (record) =>
      Object.entries(switches).flatMap(([element, setting]): Array<[keyof OrgSettings, boolean]> => {
        const on = record.flag(element);
        return on === null ? [] : [[setting, on]];
      }),
    );
    return {
      app: null,
      marks: marksOfSwitch(file, 'secretSetting', ...secretSwitches),
      spoilt: columns,
      put: ({ settings }) => Object.assign(settings, Object.fromEntries(value ?? [])),
    };
  };

export const readExternalClientAppSettings = settingsReader(
  { [SECRETS_IN_METADATA_API]: 'secretsInMetadataApi', [SECRETS_IN_REST_API]: 'secretsInRestApi' },
  [SECRETS_IN_METADATA_API, SECRETS_IN_REST_API],
);
export const readOauthOidcSettings = settingsReader({ blockOAuthUnPwFlow: 'passwordFlowBlocked' });
export const readConnectedAppSettings = settingsReader({ enableAdminApprovedAppsOnly: 'onlyApprovedApps' });
