/** Where the platform refuses sub-selects in a WHERE. */
import { malformedQuery } from '../server/errors.js';
import { whereTree, type Expression } from './parse.js';

const hasSemiJoin = (tree: Expression): boolean => {
  if (tree.kind === 'condition') return 'valueQuery' in tree.condition;
  return tree.kind === 'not' ? hasSemiJoin(tree.item) : tree.items.some(hasSemiJoin);
};

/** Sub-selects that are joined by AND on the outermost level. */
const outermost = (tree: Expression): Expression[] => {
  const items = tree.kind === 'and' ? tree.items : [tree];
  for (const item of items) {
    if (item.kind === 'condition' || !hasSemiJoin(item)) continue;
    if (item.kind === 'or') throw malformedQuery("Semi join sub-selects are not allowed with the 'OR' operator");
    if (item.kind === 'not') throw malformedQuery("Semi join sub-selects are not allowed with the 'NOT' operator");
    throw malformedQuery('Nesting of semi join sub-selects is not supported');
  }
  return items.filter(hasSemiJoin);
};

export const assertSemiJoins = (tree: Expression, outer: string): void => {
  const joins = outermost(tree);
  if (joins.length > 2) throw malformedQuery('Maximum 2 semi join sub-selects are allowed, got: ' + joins.length);
  for (const join of joins) {
    if (join.kind !== 'condition' || !('valueQuery' in join.condition)) continue;
    const inner = join.condition.valueQuery;
    if (inner.sObject?.toLowerCase() === outer.toLowerCase()) {
      throw malformedQuery('The inner and outer selects should not be on the same object type');
    }
    if (inner.limit !== undefined || inner.orderBy) {
      throw malformedQuery('Semi join sub-selects cannot have ORDER BY or LIMIT');
    }
    const innerTree = whereTree(inner.where);
    if (innerTree && hasSemiJoin(innerTree)) throw malformedQuery('Nesting of semi join sub-selects is not supported');
  }
};
