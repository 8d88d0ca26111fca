/** SELECT as a projection of rows to the JSON records of REST. */
import { invalidField, malformedQuery } from '../server/errors.js';
import { follow, resolvePath, type Path } from './path.js';
import { valueOf, type Row } from '../data/row.js';
import type { Field, SObject } from '../schema/schema.js';
import type { FieldType } from '@jetstreamapp/soql-parser-js';
import type { QueryScope } from './scope.js';

export type JsonRecord = { attributes: { type: string; url?: string }; [column: string]: unknown };
export type Projection = (row: Row) => JsonRecord;

type Node = {
  object: SObject;
  fields: Field[];
  names: Set<string>;
  parents: Map<string, { step: Path['steps'][number]; node: Node }>;
};

const newNode = (object: SObject): Node => ({ object, fields: [], names: new Set(), parents: new Map() });

/** Date-times as REST writes them: `2026-01-31T08:00:00.000+0000`. */
export const jsonValue = (value: unknown, { type }: Field): unknown => {
  if (type === 'datetime' && typeof value === 'number') return new Date(value).toISOString().replace('Z', '+0000');
  if (type === 'date' && typeof value === 'number') return new Date(value).toISOString().slice(0, 10);
  return value === '' ? null : value;
};

const add = (root: Node, { steps, field }: Path): void => {
  let node = root;
  for (const step of steps) {
    const name = step.reference.relationshipName ?? '';
    const parent = node.parents.get(name) ?? { step, node: newNode(step.target) };
    node.parents.set(name, parent);
    node = parent.node;
  }
  if (node.names.has(field.name)) throw invalidField(`duplicate field selected: ${field.name}`);
  node.names.add(field.name);
  node.fields.push(field);
};

const pathsOf = (selected: FieldType, scope: QueryScope, limit: number | undefined): Path[] => {
  if (selected.type === 'Field') return [resolvePath(selected.field, scope)];
  if (selected.type === 'FieldRelationship') {
    return [resolvePath([...selected.relationships, selected.field].join('.'), scope)];
  }
  if (selected.type === 'FieldFunctionExpression') {
    const [parameter] = selected.parameters;
    const name = selected.functionName.toUpperCase();
    if (name === 'FIELDS' && typeof parameter === 'string') {
      if (parameter.toUpperCase() === 'CUSTOM') return [];
      if (parameter.toUpperCase() === 'ALL' && (limit === undefined || limit > 200)) {
        throw malformedQuery('The SOQL FIELDS function must have a LIMIT of at most 200');
      }
      return [...scope.object.fields.values()].map((field) => ({ steps: [], field, owner: scope.object }));
    }
    if (name === 'TOLABEL' && typeof parameter === 'string') return [resolvePath(parameter, scope)];
    throw malformedQuery(`unexpected token: '${selected.rawValue ?? selected.functionName}'`);
  }
  throw malformedQuery('Child sub-selects and TYPEOF are not supported by this fake org.');
};

const project = (node: Node, scope: QueryScope): Projection => {
  const { defaults } = scope.tables;
  const { name } = node.object;
  const base = `/services/data/v${scope.version}.0/${scope.api === 'tooling' ? 'tooling/' : ''}sobjects/${name}/`;
  const parents = [...node.parents].map(([relationship, { step, node: parent }]) => ({
    relationship,
    step,
    record: project(parent, scope),
  }));
  return (row) => {
    const record: JsonRecord = { attributes: row.Id ? { type: name, url: base + row.Id } : { type: name } };
    for (const field of node.fields) record[field.name] = jsonValue(valueOf(row, field, defaults), field);
    for (const { relationship, step, record: recordOf } of parents) {
      const parent = follow(row, [step], scope.tables);
      record[relationship] = parent ? recordOf(parent) : null;
    }
    return record;
  };
};

/** Columns that a query selects, and how a row turns into a record. */
export const compileSelect = (
  fields: FieldType[],
  scope: QueryScope,
  limit: number | undefined,
): { paths: Path[]; projection: Projection } => {
  const root = newNode(scope.object);
  const paths = fields.flatMap((field) => pathsOf(field, scope, limit));
  for (const path of paths) add(root, path);
  return { paths, projection: project(root, scope) };
};
