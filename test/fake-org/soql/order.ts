import { malformedQuery } from '../server/errors.js';
import { orderOf } from './compare.js';
import { reader, resolvePath } from './path.js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import type { QueryScope } from './scope.js';
import type { Row } from '../data/row.js';

/** Rows in the order of the query; empty values come first unless NULLS LAST says otherwise. */
export const sortRows = (rows: readonly Row[], query: Query, scope: QueryScope): readonly Row[] => {
  const criteria = [query.orderBy ?? []].flat().map((criterion) => {
    if (!('field' in criterion)) throw malformedQuery('ORDER BY functions are not supported by this fake org.');
    return {
      read: reader(resolvePath(criterion.field, scope), scope.tables),
      sign: criterion.order === 'DESC' ? -1 : 1,
      nulls: criterion.nulls === 'LAST' ? 1 : -1,
    };
  });
  if (criteria.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const { read, sign, nulls } of criteria) {
      const [x, y] = [read(a), read(b)];
      if (x === null && y === null) continue;
      if (x === null) return nulls;
      if (y === null) return -nulls;
      const order = orderOf(x, y);
      if (order !== 0) return sign * order;
    }
    return 0;
  });
};
