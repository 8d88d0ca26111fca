/**
 * Records that come twice. A query without joins gives each record once, so that where one is repeated another may be
 * missing, however well the rows add up.
 */
import { isRow, type Row } from '../../metadata/row.js';

/** The address of a record holds its id, whether that was selected or not; rows of aggregates have none. */
const identityOf = (row: Row): string | null => {
  const { attributes, Id } = row;
  const url = isRow(attributes) ? attributes.url : undefined;
  return typeof url === 'string' ? url : typeof Id === 'string' ? Id : null;
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
