/** Comparison as SOQL does it: text without regard to case, ids by their first 15 characters, null only equals null. */
import { SalesforceError } from '../server/errors.js';
import type { Field } from '../schema/schema.js';
import type { Literal } from './literals.js';
import type { Range } from './dates.js';

type Test = (value: unknown) => boolean;

const isRange = (literal: Literal): literal is Range => typeof literal === 'object' && literal !== null;

/** The form in which values of a column are equal. */
export const keyOf = (field: Field): ((value: unknown) => unknown) => {
  if (field.type === 'id' || field.type === 'reference')
    return (value) => (typeof value === 'string' ? value.slice(0, 15) : value);
  return (value) => (typeof value === 'string' ? value.toLowerCase() : value);
};

export const orderOf = (a: unknown, b: unknown): number => {
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : Number(x > y);
  }
  return Number(a) - Number(b);
};

const unsupported = (operator: string, field: Field): SalesforceError =>
  new SalesforceError(
    400,
    'INVALID_QUERY_FILTER_OPERATOR',
    `'${operator}' operator is not supported for field '${field.name}' of type ${field.type}`,
  );

const UNORDERED = new Set(['boolean', 'id', 'reference']);

/** `<`, `<=`, `>`, `>=`; a range is before or after as a whole. Nothing is smaller or greater than null. */
const ordered = (operator: string, literal: Literal, field: Field): Test => {
  if (UNORDERED.has(field.type)) throw unsupported(operator, field);
  const at = isRange(literal) ? (operator === '<' || operator === '>=' ? literal.from : literal.to - 1) : literal;
  return (value) => {
    if (value === null || at === null) return false;
    const order = orderOf(value, at);
    if (operator === '<') return order < 0;
    if (operator === '<=') return order <= 0;
    return operator === '>' ? order > 0 : order >= 0;
  };
};

const equals = (literal: Literal, field: Field): Test => {
  if (isRange(literal)) return (value) => typeof value === 'number' && value >= literal.from && value < literal.to;
  const key = keyOf(field);
  const wanted = key(literal === '' ? null : literal);
  return (value) => key(value === '' ? null : value) === wanted;
};

const like = (pattern: Literal, field: Field): Test => {
  if (typeof pattern !== 'string' || field.type === 'id' || field.type === 'reference')
    throw unsupported('LIKE', field);
  const source = pattern.replaceAll(
    /\\([\s\S])|([%_])|([\s\S])/g,
    (_, escaped?: string, wildcard?: string, plain?: string) => {
      if (wildcard) return wildcard === '%' ? '[\\s\\S]*' : '[\\s\\S]';
      return (escaped ?? plain ?? '').replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    },
  );
  const regex = new RegExp(`^${source}$`, 'i');
  return (value) => typeof value === 'string' && regex.test(value);
};

/** IN with many values stays fast: one look-up for each row. */
export const isIn = (literals: Literal[], field: Field): Test => {
  const ranges = literals.filter(isRange);
  const key = keyOf(field);
  const values = new Set(literals.filter((literal) => !isRange(literal)).map((literal) => key(literal)));
  const inRange = ranges.map((range) => equals(range, field));
  return (value) => values.has(key(value)) || inRange.some((test) => test(value));
};

export const comparison = (operator: string, literals: Literal[], field: Field): Test => {
  const [literal = null] = literals;
  if (operator === '=') return equals(literal, field);
  if (operator === 'IN') return isIn(literals, field);
  if (operator === 'LIKE') return like(literal, field);
  if (operator === '!=' || operator === 'NOT IN') {
    const test = operator === '!=' ? equals(literal, field) : isIn(literals, field);
    return (value) => !test(value);
  }
  if (['<', '<=', '>', '>='].includes(operator)) return ordered(operator, literal, field);
  throw unsupported(operator, field);
};
