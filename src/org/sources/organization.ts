/** Facts about the org itself: one row of Organization. */
import type { OrgFacts } from '../../inventory/inventory.js';
import type { Query } from '../client/client.js';
import { flag, text } from '../client/row.js';

export type Organization = Pick<OrgFacts, 'id' | 'instanceName' | 'isSandbox' | 'namespacePrefix' | 'organizationType'>;

export const organizationQuery: Query<Organization> = {
  soql: 'SELECT Id, IsSandbox, OrganizationType, InstanceName, NamespacePrefix FROM Organization',
  map: (row) => ({
    id: text(row, 'Id'),
    isSandbox: flag(row, 'IsSandbox'),
    organizationType: text(row, 'OrganizationType'),
    instanceName: text(row, 'InstanceName'),
    namespacePrefix: text(row, 'NamespacePrefix'),
  }),
};
