/** SOQL text to a query whose WHERE is a tree. The parser of the library leaves parentheses as counts on a chain. */
import { parseQuery, type ConditionWithValueQuery, type Query, type WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformedQuery } from '../server/errors.js';
import { frozen } from '../server/frozen.js';

export type Expression =
  | { kind: 'and' | 'or'; items: Expression[] }
  | { kind: 'condition'; condition: ConditionWithValueQuery }
  | { kind: 'not'; item: Expression };

export type ParsedQuery = { query: Query & { sObject: string }; where: Expression | null };

/** The longest statement that the platform takes, in characters. */
const MAX_SOQL_LENGTH = 100_000;

type Token = '(' | ')' | 'AND' | 'NOT' | 'OR' | { condition: ConditionWithValueQuery };

const parens = (paren: '(' | ')', count: number | undefined): Token[] =>
  Array.from({ length: count ?? 0 }, () => paren);

const tokenize = (clause: WhereClause): Token[] => {
  const tokens: Token[] = [];
  let next = clause;
  for (;;) {
    const { left } = next;
    if (left && ('field' in left || 'fn' in left)) {
      tokens.push(...parens('(', left.openParen), { condition: left }, ...parens(')', left.closeParen));
    } else {
      tokens.push(...parens('(', left?.openParen));
    }
    if (!('operator' in next)) return tokens;
    tokens.push(next.operator);
    next = next.right;
  }
};

/** AND and OR on one level without parentheses are a syntax error in SOQL. */
const parseTokens = (tokens: Token[]): Expression => {
  let position = 0;
  const unary = (): Expression => {
    const token = tokens[position++];
    if (token === 'NOT') return { kind: 'not', item: unary() };
    if (token === '(') {
      const inner = chain();
      if (tokens[position++] !== ')') throw malformedQuery("unexpected token: '<EOF>'");
      return inner;
    }
    if (typeof token === 'object') return { kind: 'condition', condition: token.condition };
    throw malformedQuery(`unexpected token: '${token ?? '<EOF>'}'`);
  };
  const chain = (): Expression => {
    const items = [unary()];
    let operator: 'AND' | 'OR' | undefined;
    for (let token = tokens[position]; token === 'AND' || token === 'OR'; token = tokens[position]) {
      if (operator && operator !== token) throw malformedQuery(`unexpected token: '${token}'`);
      operator = token;
      position++;
      items.push(unary());
    }
    const [only] = items;
    return operator ? { kind: operator === 'AND' ? 'and' : 'or', items } : (only as Expression);
  };
  const tree = chain();
  const rest = tokens[position];
  if (rest !== undefined) throw malformedQuery(`unexpected token: '${typeof rest === 'string' ? rest : ')'}'`);
  return tree;
};

export const whereTree = (where: WhereClause | undefined): Expression | null =>
  where ? parseTokens(tokenize(where)) : null;

const parse = (soql: string): ParsedQuery => {
  let query: Query;
  try {
    query = parseQuery(soql);
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('\n') : [];
    throw malformedQuery(`unexpected token: ${reason ?? soql.slice(0, 80)}`);
  }
  const { sObject } = query;
  if (!sObject) throw malformedQuery('unexpected token: <EOF>');
  return frozen({ query: { ...query, sObject }, where: whereTree(query.where) });
};

/** Parsing costs more than answering, and one test after the other asks the same. */
const parsed = new Map<string, ParsedQuery>();
const MOST_KEPT = 500;

/** A query that nothing may be changed in: the next who asks for the same gets it, too. */
export const parseSoql = (soql: string): ParsedQuery => {
  if (soql.length > MAX_SOQL_LENGTH) {
    throw malformedQuery(`SOQL statements cannot be longer than ${MAX_SOQL_LENGTH} characters.`);
  }
  const query = parsed.get(soql) ?? parse(soql);
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(soql, query);
  return query;
};
