/** GROUP BY and the aggregate functions. */
import { invalidField, malformedQuery } from '../server/errors.js';
import { keyOf, orderOf } from './compare.js';
import { reader, resolvePath } from './path.js';
import { jsonValue, type JsonRecord } from './select.js';
import type { FieldFunctionExpression, FieldType, Query } from '@jetstreamapp/soql-parser-js';
import type { QueryScope } from './scope.js';
import type { Row } from '../data/row.js';

type Column = { name: string; aggregate: boolean; of(rows: readonly Row[]): unknown };

export const isAggregate = (query: Query): boolean =>
  query.groupBy !== undefined ||
  (query.fields ?? []).some((field) => 'isAggregateFn' in field && field.isAggregateFn === true);

/** `SELECT COUNT() FROM X` gives no records, only a size. */
export const isCountOnly = ({ fields = [] }: Query): boolean => {
  const [field] = fields;
  return (
    fields.length === 1 &&
    field?.type === 'FieldFunctionExpression' &&
    field.functionName.toUpperCase() === 'COUNT' &&
    field.parameters.length === 0
  );
};

const numbers = (values: unknown[]): number[] => values.filter((value) => typeof value === 'number');
const sum = (values: unknown[]): number => numbers(values).reduce((total, value) => total + value, 0);
const best = (values: unknown[], sign: 1 | -1): unknown =>
  values.length === 0 ? null : values.reduce((a, b) => (sign * orderOf(a, b) >= 0 ? a : b));

const FUNCTIONS: Readonly<Record<string, (values: unknown[]) => unknown>> = {
  AVG: (values) => (values.length === 0 ? null : sum(values) / values.length),
  COUNT: (values) => values.length,
  COUNT_DISTINCT: (values) =>
    new Set(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value))).size,
  MAX: (values) => best(values, 1),
  MIN: (values) => best(values, -1),
  SUM: sum,
};

const functionColumn = (fn: FieldFunctionExpression, name: string, scope: QueryScope): Column => {
  const apply = FUNCTIONS[fn.functionName.toUpperCase()];
  const [parameter] = fn.parameters;
  if (!apply || typeof parameter !== 'string')
    throw malformedQuery(`unexpected token: '${fn.rawValue ?? fn.functionName}'`);
  const path = resolvePath(parameter, scope);
  const read = reader(path, scope.tables);
  const counts = fn.functionName.toUpperCase().startsWith('COUNT');
  return {
    name: fn.alias ?? name,
    aggregate: true,
    of(rows) {
      const value = apply(rows.map(read).filter((each) => each !== null));
      return counts ? value : jsonValue(value, path.field);
    },
  };
};

const groupPaths = (query: Query): string[] =>
  [query.groupBy ?? []].flat().map((group) => {
    if (!('field' in group)) throw malformedQuery('GROUP BY functions are not supported by this fake org.');
    return group.field;
  });

const fieldText = (field: FieldType): string => {
  if (field.type === 'Field') return field.field;
  if (field.type === 'FieldRelationship') return [...field.relationships, field.field].join('.');
  throw malformedQuery('unexpected token in an aggregate query');
};

export type Aggregated = { columns: Array<Pick<Column, 'aggregate' | 'name'>>; records: JsonRecord[] };

/** Records of an aggregate query, one for each group. */
export const aggregate = (query: Query, rows: readonly Row[], scope: QueryScope): Aggregated => {
  if (query.having) throw malformedQuery('HAVING is not supported by this fake org.');
  const groupBy = groupPaths(query);
  let unnamed = 0;
  const columns = (query.fields ?? []).map((field): Column => {
    if (field.type === 'FieldFunctionExpression') {
      return functionColumn(field, field.alias ?? `expr${unnamed++}`, scope);
    }
    const text = fieldText(field);
    if (!groupBy.some((path) => path.toLowerCase() === text.toLowerCase())) {
      throw malformedQuery(`Field must be grouped or aggregated: ${text}`);
    }
    const path = resolvePath(text, scope);
    const read = reader(path, scope.tables);
    return {
      name: ('alias' in field ? field.alias : undefined) ?? path.field.name,
      aggregate: false,
      of: ([first]) => (first ? jsonValue(read(first), path.field) : null),
    };
  });
  const keys = groupBy.map((text) => {
    const path = resolvePath(text, scope);
    if (path.field.type === 'textarea')
      throw invalidField(`field '${path.field.name}' can not be grouped in a query call`);
    const read = reader(path, scope.tables);
    const key = keyOf(path.field);
    return (row: Row): unknown => key(read(row));
  });
  const groups = new Map<string, Row[]>();
  if (groupBy.length === 0) groups.set('', [...rows]);
  for (const row of groupBy.length === 0 ? [] : rows) {
    const key = JSON.stringify(keys.map((of) => of(row)));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const records = [...groups.values()].map((group) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(columns.map((column) => [column.name, column.of(group)])),
  }));
  return { columns, records };
};
