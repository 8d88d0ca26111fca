/** Values of conditions, checked against the type of the column. */
import { isId } from '../org/ids.js';
import { invalidField, malformedQuery, SalesforceError } from '../server/errors.js';
import { dateLiteral, type Range } from './dates.js';
import type { Field } from '../schema/schema.js';

/** A range stands for a date literal or a whole day. */
export type Literal = Range | boolean | number | string | null;

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The text of a quoted string. LIKE keeps `\%` and `\_`, which mean the characters themselves there. */
const unquote = (quoted: string, keepWildcards = false): string =>
  quoted.slice(1, -1).replaceAll(/\\(u[0-9A-Fa-f]{4}|[\s\S])/g, (whole, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    if (escape === '%' || escape === '_') return keepWildcards ? whole : escape;
    if (/["'\\bfnrt]/i.test(escape))
      return keepWildcards && escape === '\\' ? '\\\\' : (ESCAPES[escape.toLowerCase()] ?? escape);
    throw malformedQuery(`Illegal string escape: ${whole}`);
  });

const KIND_BY_TYPE: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  currency: 'number',
  date: 'date',
  datetime: 'datetime',
  double: 'number',
  int: 'number',
  percent: 'number',
};

/** What kind of literal a column compares with; everything textual is quoted. */
const kindOf = ({ type }: Field): string => KIND_BY_TYPE[type] ?? 'string';

const mismatch = (field: Field): SalesforceError => {
  const quoted = kindOf(field) === 'string' ? 'should' : 'should not';
  return invalidField(
    `value of filter criterion for field '${field.name}' must be of type ${field.type} and ${quoted} be enclosed in quotes`,
  );
};

const DAY = 86_400_000;

export const literalOf = (text: string, type: string, field: Field, now: Date, like = false): Literal => {
  const kind = kindOf(field);
  if (type === 'NULL') return null;
  if (type === 'STRING') {
    if (kind !== 'string') throw mismatch(field);
    const value = unquote(text, like);
    if ((field.type === 'id' || field.type === 'reference') && value !== '' && !isId(value)) {
      throw new SalesforceError(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value}`);
    }
    return value;
  }
  if (type === 'BOOLEAN' && kind === 'boolean') return text.toUpperCase() === 'TRUE';
  if ((type === 'INTEGER' || type === 'DECIMAL') && kind === 'number') return Number(text);
  if (type === 'DATETIME' && kind === 'datetime') {
    const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    if (Number.isNaN(at)) throw malformedQuery(`line 1: Invalid date: ${text}`);
    return at;
  }
  if (type === 'DATE' && kind === 'date') {
    const from = Date.parse(`${text}T00:00:00Z`);
    return { from, to: from + DAY };
  }
  if ((type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL') && (kind === 'date' || kind === 'datetime')) {
    return dateLiteral(text, now);
  }
  throw mismatch(field);
};
