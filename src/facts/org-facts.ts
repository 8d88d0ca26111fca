import type { Source } from '../inventory/inventory.js';
import { known, type FactValues } from './facts.js';
import { coveredBy, unread, type OrgResolver } from './resolver.js';

/** A switch of the org's settings: known unless it is null. */
const setting =
  (source: Source, name: 'onlyApprovedApps' | 'passwordFlowBlocked'): OrgResolver<boolean> =>
  ({ index }) => {
    const value = index.inventory.settings[name];
    return value === null ? unread(index, source, []) : known(value);
  };

export const passwordFlowBlocked = setting('OauthOidcSettings', 'passwordFlowBlocked');
export const onlyApprovedApps = setting('ConnectedAppSettings', 'onlyApprovedApps');

export const secretAccess: OrgResolver<FactValues['secretAccess']> = ({ index }) => {
  const { secretsInMetadataApi: metadataApi, secretsInRestApi: restApi } = index.inventory.settings;
  const open = metadataApi === true || restApi === true;
  return !open && (metadataApi === null || restApi === null)
    ? unread(index, 'ExternalClientAppSettings', [])
    : known({ metadataApi, restApi });
};

export const apexRestClasses: OrgResolver<FactValues['apexRestClasses']> = ({ index }) =>
  coveredBy(index, ['ApexClass']) ?? known(index.inventory.apexRestClasses);
