/** Apex classes that map a REST resource. Bodies cannot be filtered on, so all are read and let go page by page. */
import type { ApexRestClass } from '../../inventory/inventory.js';
import type { Query } from '../client/client.js';
import { flag, text } from '../client/row.js';
import { restResourceOf } from './apex-source.js';

/** What Salesforce returns instead of the source of a managed class. */
const HIDDEN = '(hidden)';

export const apexClassQuery: Query<ApexRestClass> = {
  soql: 'SELECT Id, NamespacePrefix, Name, Status, IsValid, Body FROM ApexClass',
  map: (row) => {
    const id = text(row, 'Id');
    const name = text(row, 'Name');
    if (id === null || name === null) return undefined;
    const body = text(row, 'Body');
    const hidden = body === null || body === HIDDEN;
    const resource = hidden ? null : restResourceOf(body);
    if (!hidden && resource === null) return undefined;
    return {
      id,
      name,
      namespace: text(row, 'NamespacePrefix'),
      active: text(row, 'Status')?.toLowerCase() === 'active',
      valid: flag(row, 'IsValid') === true,
      hidden,
      urlMapping: resource?.urlMapping ?? null,
      global: resource?.global ?? null,
      methods: resource?.methods ?? null,
    };
  },
};
