/**
 * Records that come twice. A query without joins gives each record once, so that where one is repeated another may be
 * missing, however well the rows add up.
 */
import { isRow, type Row } from '../../metadata/row.js';

/** An id, alone or at the end of an address; rows that are of no table have that of nothing (UserPermissionAccess). */
const ID = /(?:^|\/)(?!0{15})[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

/** The address of a record ends with its id, also where that was not selected; rows of aggregates have neither. */
const identityOf = ({ attributes, Id }: Row): string | null => {
  const url = isRow(attributes) ? attributes.url : undefined;
  const [id = null] = [Id, url].filter((one): one is string => typeof one === 'string' && ID.test(one));
  return id;
};

/**
 * Tells of one page of a statement after the other whether it repeats a record: one of its own, or the first one of a
 * page before it. More than that is not kept, so that memory does not grow with the rows.
 */
export const watchForRepeats = (): ((rows: readonly Row[]) => boolean) => {
  const firsts = new Set<string>();
  return (rows) => {
    const ids = rows.map(identityOf).filter((id) => id !== null);
    const repeated = new Set(ids).size < ids.length || ids.some((id) => firsts.has(id));
    if (ids[0] !== undefined) firsts.add(ids[0]);
    return repeated;
  };
};
