/** Facts about the org itself: one row of Organization. */
import type { OrgFacts } from '../../inventory/inventory.js';
import { rowsBy, type Query } from '../client/query.js';

export type Organization = Pick<OrgFacts, 'id' | 'instanceName' | 'isSandbox' | 'namespacePrefix' | 'organizationType'>;

export const organizationQuery: Query<Organization[]> = {
  soql: ['SELECT Id, IsSandbox, OrganizationType, InstanceName, NamespacePrefix FROM Organization'],
  fold: rowsBy((row) => ({
    id: row.id('Id'),
    isSandbox: row.flag('IsSandbox'),
    organizationType: row.text('OrganizationType'),
    instanceName: row.text('InstanceName'),
    namespacePrefix: row.text('NamespacePrefix'),
  })),
};
