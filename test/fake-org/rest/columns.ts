/** What `query?columns=true` answers: the columns of a query instead of its records. */
import { KEY_PREFIX } from '../org/ids.js';
import type { Field } from '../schema/schema.js';
import type { QueryResult } from '../soql/run.js';

type Column = { columnName: string; displayName: string; aggregate: boolean; joinColumns: Column[] } & Record<
  string,
  unknown
>;
export type ColumnsReply = {
  columnMetadata: Column[];
  entityName: string;
  groupBy: boolean;
  idSelected: boolean;
  keyPrefix: string | null;
};

const NUMBERS = new Set(['currency', 'double', 'int', 'percent']);

const column = (name: string, field: Field | null, aggregate = false): Column => ({
  aggregate,
  apexType: field?.type ?? 'Object',
  booleanType: field?.type === 'boolean',
  columnName: name,
  custom: false,
  displayName: name,
  foreignKeyName: field?.relationshipName ?? null,
  insertable: false,
  joinColumns: [],
  numberType: field !== null && NUMBERS.has(field.type),
  textType: field !== null && !NUMBERS.has(field.type) && field.type !== 'boolean',
  updatable: false,
});

/** Columns of parents hang below a column that is named after the relationship. */
export const columnsOf = (result: QueryResult): ColumnsReply => {
  const roots: Column[] = result.aggregates.map(({ name, aggregate }) => column(name, null, aggregate));
  for (const { steps, field } of result.paths) {
    let level = roots;
    for (const { reference } of steps) {
      const name = reference.relationshipName ?? '';
      let parent = level.find((each) => each.columnName === name);
      if (!parent) level.push((parent = column(name, reference)));
      level = parent.joinColumns;
    }
    level.push(column(field.name, field));
  }
  return {
    columnMetadata: roots,
    entityName: result.object,
    groupBy: result.aggregates.some(({ aggregate }) => !aggregate),
    idSelected: result.paths.some(({ steps, field }) => steps.length === 0 && field.type === 'id'),
    keyPrefix: KEY_PREFIX[result.object] ?? null,
  };
};
