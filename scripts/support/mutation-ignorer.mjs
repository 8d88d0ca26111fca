// What Stryker leaves alone: the words of a table, and its rows of nothing but words. They decide nothing; a test could
// only write the table a second time. The table as a whole, and every expression and function in it, is changed.

const REASON = 'a word of a table';

/**
 * What is used here of a path of Babel.
 *
 * @typedef {object} Node
 * @property {string} type
 * @property {Node[]} [elements]
 * @property {Node[]} [expressions]
 *
 * @typedef {{ node: Node, parent: Node, getFunctionParent: () => unknown }} Path
 */

/** @param {Node} node */
const isText = ({ type, expressions = [] }) =>
  type === 'StringLiteral' || (type === 'TemplateLiteral' && expressions.length === 0);

/** @param {Node} node */
const isRow = ({ type, elements = [] }) => type === 'ArrayExpression' && elements.every(isText);

/** @param {Path} path */
const shouldIgnore = (path) => {
  if (path.getFunctionParent() !== null) return undefined;
  const { node, parent } = path;
  return isText(node) || (isRow(node) && parent.type === 'ArrayExpression') ? REASON : undefined;
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'words-of-tables', value: { shouldIgnore } }];
