/** Apex classes that map a REST resource. Bodies cannot be filtered on, so all are read and let go page by page. */
import type { ApexClassName, ApexRestClass, EntityAccess } from '../../inventory/inventory.js';
import { idKey } from '../../inventory/ids.js';
import type { Fold, Query } from '../client/query.js';
import type { RecordReader } from '../../metadata/record.js';
import { restResourceOf } from '../../metadata/apex-source.js';

/** What Salesforce returns instead of the source of a managed class. */
const HIDDEN = '(hidden)';

const toClass = (row: RecordReader): ApexRestClass | null => {
  const body = row.exact.text('Body');
  const hidden = body === null || body === HIDDEN;
  const resource = hidden ? null : restResourceOf(body);
  if (!hidden && resource === null) return null;
  return {
    id: row.need.id('Id'),
    name: row.need.text('Name'),
    namespace: row.exact.text('NamespacePrefix'),
    active: row.need.text('Status').toLowerCase() === 'active',
    valid: row.need.flag('IsValid'),
    hidden,
    urlMapping: resource?.urlMapping ?? null,
    global: resource?.global ?? null,
    methods: resource?.methods ?? null,
  };
};

/** The classes that matter for endpoints, and the name of every class that was read. */
export type ApexClasses = { restClasses: ApexRestClass[]; names: ApexClassName[] };

const foldClasses = (): Fold<ApexClasses> => {
  const restClasses: ApexRestClass[] = [];
  const names: ApexClassName[] = [];
  return {
    take: (row) => {
      const name = {
        id: row.need.id('Id'),
        namespace: row.exact.text('NamespacePrefix'),
        name: row.need.text('Name'),
      };
      const restClass = toClass(row);
      names.push(name);
      if (restClass !== null) restClasses.push(restClass);
    },
    result: () => ({ restClasses, names }),
  };
};

export const apexClassQuery: Query<ApexClasses> = {
  soql: ['SELECT Id, NamespacePrefix, Name, Status, IsValid, Body FROM ApexClass'],
  fold: foldClasses,
};

/** Names of the classes that some permission set opens; of the others nobody needs to know. */
export const openedClasses = (
  names: readonly ApexClassName[],
  entityAccess: readonly EntityAccess[],
): ApexClassName[] => {
  const opened = new Set(entityAccess.filter(({ type }) => type === 'ApexClass').map(({ id }) => idKey(id)));
  return names.filter(({ id }) => opened.has(idKey(id)));
};
