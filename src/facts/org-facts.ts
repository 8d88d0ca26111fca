import { known, type FactValues } from './facts.js';
import type { Asked } from './gap-index.js';
import { columnOf, coveredBy, unread, type OrgResolver } from './resolver.js';

/** A switch of the org's settings: known unless it is null. */
const setting =
  (place: Asked, name: 'onlyApprovedApps' | 'passwordFlowBlocked'): OrgResolver<boolean> =>
  ({ index }) => {
    const value = index.inventory.settings[name];
    return value === null ? unread(index, place, []) : known(value);
  };

export const passwordFlowBlocked = setting(columnOf('OauthOidcSettings', 'blockOAuthUnPwFlow'), 'passwordFlowBlocked');
export const onlyApprovedApps = setting(
  columnOf('ConnectedAppSettings', 'enableAdminApprovedAppsOnly'),
  'onlyApprovedApps',
);

const SECRET_SWITCHES = columnOf(
  'ExternalClientAppSettings',
  'enableConsumerSecretApiAccess',
  'enableClientSecretInRestApiAccess',
);

export const secretAccess: OrgResolver<FactValues['secretAccess']> = ({ index }) => {
  const { secretsInMetadataApi: metadataApi, secretsInRestApi: restApi } = index.inventory.settings;
  const open = metadataApi === true || restApi === true;
  return !open && (metadataApi === null || restApi === null)
    ? unread(index, SECRET_SWITCHES, [])
    : known({ metadataApi, restApi });
};

export const time: OrgResolver<true> = ({ index }) => coveredBy(index, ['Clock']) ?? known(true);

export const apexRestClasses: OrgResolver<FactValues['apexRestClasses']> = ({ index }) =>
  coveredBy(index, ['ApexClass']) ?? known(index.inventory.apexRestClasses);
