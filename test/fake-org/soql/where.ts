/** WHERE as a predicate on rows. */
import { invalidField, malformedQuery } from '../server/errors.js';
import { comparison, isIn } from './compare.js';
import { assertFilterable } from './filterable.js';
import { literalOf, type Literal } from './literals.js';
import { reader, resolvePath } from './path.js';
import { assertSemiJoins } from './semi-join.js';
import { whereTree, type Expression } from './parse.js';
import type { ConditionWithValueQuery, Query } from '@jetstreamapp/soql-parser-js';
import type { QueryScope } from './scope.js';
import type { Row } from '../data/row.js';

export type Predicate = (row: Row) => boolean;

/** Runs the inner query of a semi-join: the one selected column of all its rows. */
export type RunInner = (query: Query & { sObject: string }) => unknown[];

const literalsOf = (
  condition: ConditionWithValueQuery,
  ...[field, now]: [Parameters<typeof literalOf>[2], Date]
): Literal[] => {
  if (!('value' in condition)) return [];
  const values = [condition.value].flat();
  const types = [condition.literalType ?? 'STRING'].flat();
  return values.map((value, index) =>
    literalOf(value, types[index] ?? types[0] ?? 'STRING', field, now, condition.operator === 'LIKE'),
  );
};

const compileCondition = (condition: ConditionWithValueQuery, scope: QueryScope, runInner: RunInner): Predicate => {
  if (!('field' in condition)) throw malformedQuery('Functions in WHERE are not supported by this fake org.');
  const path = resolvePath(condition.field, scope);
  assertFilterable(scope.org, path.owner, path.field);
  const read = reader(path, scope.tables);
  if ('valueQuery' in condition) {
    const { sObject } = condition.valueQuery;
    if (!sObject) throw malformedQuery('unexpected token: )');
    if (path.field.type !== 'id' && path.field.type !== 'reference') {
      throw invalidField(`Semi join sub-selects can only be used with id fields, cannot use: '${path.field.name}'`);
    }
    const test = isIn(runInner({ ...condition.valueQuery, sObject }) as Literal[], path.field);
    return condition.operator === 'NOT IN' ? (row) => !test(read(row)) : (row) => test(read(row));
  }
  const test = comparison(condition.operator, literalsOf(condition, path.field, scope.org.now), path.field);
  const negative = condition.operator === '!=' || condition.operator === 'NOT IN';
  if (scope.org.options.emptyFilters.includes(`${path.owner.name}.${path.field.name}`)) return () => negative;
  return (row) => test(read(row));
};

const compileTree = (tree: Expression, scope: QueryScope, runInner: RunInner): Predicate => {
  if (tree.kind === 'condition') return compileCondition(tree.condition, scope, runInner);
  if (tree.kind === 'not') {
    const inner = compileTree(tree.item, scope, runInner);
    return (row) => !inner(row);
  }
  const tests = tree.items.map((item) => compileTree(item, scope, runInner));
  return tree.kind === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
};

export const compileWhere = (query: Query, scope: QueryScope, runInner: RunInner): Predicate => {
  const tree = whereTree(query.where);
  if (!tree) return () => true;
  assertSemiJoins(tree, scope.object.name);
  return compileTree(tree, scope, runInner);
};
