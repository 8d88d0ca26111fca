/** Runs a query: text and what the caller may see in, rows and their projection out. */
import { invalidField, invalidType, malformedQuery, SalesforceError } from '../server/errors.js';
import { aggregate, isAggregate, isCountOnly, type Aggregated } from './aggregate.js';
import { sortRows } from './order.js';
import { parseSoql } from './parse.js';
import { reader } from './path.js';
import { compileSelect, type JsonRecord } from './select.js';
import { compileWhere, type RunInner } from './where.js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import type { QueryScope, SoqlContext } from './scope.js';
import type { Path } from './path.js';
import type { Row } from '../data/row.js';

export type QueryResult = {
  object: string;
  totalSize: number;
  /** Columns of the SELECT; empty for aggregates. */
  paths: Path[];
  /** Columns of an aggregate query. */
  aggregates: Aggregated['columns'];
  /** Records from one position to another (exclusive). */
  slice(from: number, to: number): JsonRecord[];
  /** How many records can be had. */
  length: number;
};

const MAX_OFFSET = 2000;

const scopeOf = (query: Query & { sObject: string }, context: SoqlContext): QueryScope => {
  const object = context.schema.find(query.sObject, context.version, context.api);
  if (!object) throw invalidType(query.sObject);
  return {
    ...context,
    object,
    alias: query.sObjectAlias,
    find: (name) =>
      context.schema.find(name, context.version, context.api) ?? context.schema.find(name, context.version),
  };
};

/** The inner select of a semi-join: one id column. */
const innerRunner =
  (context: SoqlContext): RunInner =>
  (query) => {
    const scope = scopeOf(query, context);
    const { paths } = compileSelect(query.fields ?? [], scope, undefined);
    const [path] = paths;
    if (!path || paths.length > 1) throw malformedQuery('Semi join sub-selects must select exactly one field');
    if (path.field.type !== 'id' && path.field.type !== 'reference') {
      throw invalidField(`Semi join sub-selects can only query id fields, cannot use: '${path.field.name}'`);
    }
    return scope
      .rowsFor(scope.object)
      .filter(compileWhere(query, scope, innerRunner(context)))
      .map(reader(path, context.tables));
  };

const page = (rows: readonly Row[], query: Query, object: string): readonly Row[] => {
  const { offset = 0, limit } = query;
  if (offset > MAX_OFFSET && object !== 'OauthToken') {
    throw new SalesforceError(400, 'NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  return offset === 0 && limit === undefined
    ? rows
    : rows.slice(offset, limit === undefined ? undefined : offset + limit);
};

export const runSoql = (soql: string, context: SoqlContext): QueryResult => {
  const { query } = parseSoql(soql);
  const scope = scopeOf(query, context);
  const object = scope.object.name;
  const counting = isCountOnly(query);
  const aggregating = !counting && isAggregate(query);
  const select = counting || aggregating ? null : compileSelect(query.fields ?? [], scope, query.limit);
  const where = compileWhere(query, scope, innerRunner(context));
  const matching = scope.rowsFor(scope.object).filter(where);
  if (select) {
    const rows = page(sortRows(matching, query, scope), query, object);
    return {
      object,
      totalSize: rows.length,
      length: rows.length,
      paths: select.paths,
      aggregates: [],
      slice: (from, to) => rows.slice(from, to).map(select.projection),
    };
  }
  const { columns, records } = counting ? { columns: [], records: [] } : aggregate(query, matching, scope);
  const shown = records.slice(
    query.offset ?? 0,
    query.limit === undefined ? undefined : (query.offset ?? 0) + query.limit,
  );
  return {
    object,
    totalSize: counting ? matching.length : shown.length,
    length: shown.length,
    paths: [],
    aggregates: columns,
    slice: (from, to) => shown.slice(from, to),
  };
};
