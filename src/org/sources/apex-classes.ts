/** Apex classes that map a REST resource. Bodies cannot be filtered on, so all are read and let go page by page. */
import type { ApexClassName, ApexRestClass, EntityAccess } from '../../inventory/inventory.js';
import { idKey } from '../../inventory/ids.js';
import type { Query } from '../client/client.js';
import { flag, text } from '../client/row.js';
import { restResourceOf } from './apex-source.js';

/** What Salesforce returns instead of the source of a managed class. */
const HIDDEN = '(hidden)';

/** @param names takes the name of every class that is read */
export const apexClassQuery = (names: ApexClassName[]): Query<ApexRestClass> => ({
  soql: 'SELECT Id, NamespacePrefix, Name, Status, IsValid, Body FROM ApexClass',
  map: (row) => {
    const id = text(row, 'Id');
    const name = text(row, 'Name');
    if (id === null || name === null) return undefined;
    const namespace = text(row, 'NamespacePrefix');
    names.push({ id, namespace, name });
    const body = text(row, 'Body');
    const hidden = body === null || body === HIDDEN;
    const resource = hidden ? null : restResourceOf(body);
    if (!hidden && resource === null) return undefined;
    return {
      id,
      name,
      namespace,
      active: text(row, 'Status')?.toLowerCase() === 'active',
      valid: flag(row, 'IsValid') === true,
      hidden,
      urlMapping: resource?.urlMapping ?? null,
      global: resource?.global ?? null,
      methods: resource?.methods ?? null,
    };
  },
});

/** Names of the classes that some permission set opens; of the others nobody needs to know. */
export const openedClasses = (
  names: readonly ApexClassName[],
  entityAccess: readonly EntityAccess[],
): ApexClassName[] => {
  const opened = new Set(entityAccess.filter(({ type }) => type === 'ApexClass').map(({ id }) => idKey(id)));
  const found = names.filter(({ id }) => opened.has(idKey(id)));
  // A page that was asked for again was read twice.
  return [...new Map(found.map((name) => [name.id, name])).values()];
};
