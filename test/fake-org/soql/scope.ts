import type { Org } from '../org/model.js';
import type { Tables } from '../data/tables.js';
import type { PathContext } from './path.js';
import type { Row } from '../data/row.js';
import type { Api, Schema, SObject } from '../schema/schema.js';

/** Everything a query may see. */
export type SoqlContext = {
  org: Org;
  tables: Tables;
  schema: Schema;
  version: number;
  api: Api;
  /** The rows of an object that the caller may read; throws where the right is missing. */
  rowsFor(object: SObject): readonly Row[];
};

/** The same, for one object of the query. */
export type QueryScope = SoqlContext & PathContext;
