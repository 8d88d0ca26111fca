/** Puts what the schema found into the words of `messages/policy.md`. */
import { type z } from 'zod';
import type { Path, Problem } from './mistake.js';
import { policyText } from './texts.js';

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema.BaseSchema;

const isSchema = (schema: unknown): schema is JsonSchema => typeof schema === 'object' && schema !== null;

/** The part of a JSON Schema that speaks of what stands at the path. */
const schemaAt = (schema: JsonSchema, path: Path): JsonSchema[] => {
  const [first, ...rest] = path;
  if (first === undefined) return [schema, ...(schema.anyOf ?? []).filter(isSchema)];
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema;
  const next = typeof first === 'number' ? items : (properties[first] ?? additionalProperties);
  return [next, ...anyOf].flatMap((each) => (isSchema(each) ? schemaAt(each, each === next ? rest : path) : []));
};

const keysAt = (schema: JsonSchema, path: Path): string[] =>
  schemaAt(schema, path).flatMap(({ properties, propertyNames }) => [
    ...Object.keys(properties ?? {}),
    ...((isSchema(propertyNames) ? propertyNames.enum : undefined) ?? []).map(String),
  ]);

export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<number | string, unknown>)[part]
        : undefined,
    data,
  );

const TYPES = ['string', 'int', 'fraction', 'amount', 'boolean', 'array', 'object', 'null'];

/** Every number of a policy is a whole one. */
const SAME_TYPE: Readonly<Record<string, string>> = { record: 'object', number: 'int' };

const typeText = (type: string): string => {
  const known = SAME_TYPE[type] ?? type;
  return policyText(`type.${TYPES.includes(known) ? known : 'other'}`);
};

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** A number that is not wanted as one, or not this one. */
const actual = (value: unknown, expected: string): string => {
  if (typeof value !== 'number') return typeOf(value);
  return SAME_TYPE[expected] === 'int' || expected === 'int' ? 'fraction' : 'amount';
};

type Context = { data: unknown; schema: JsonSchema };

const unknownKeys = (
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  path: Path,
  { schema }: Context,
): Problem[] => {
  const names = keysAt(schema, path);
  return issue.keys.map((key) => ({
    path: [...path, key],
    at: 'key',
    text: policyText(path.at(-1) === 'rules' ? 'unknownRule' : 'unknownKey'),
    near: { given: key, names },
  }));
};

const wrongValue = (issue: Extract<Issue, { code: 'invalid_value' }>, value: unknown, path: Path): Problem => {
  const names = issue.values.map(String);
  const text = path.at(-1) === 'rule' ? policyText('unknownRule') : policyText('notOneOf', names.join(', '));
  return { path, at: 'value', text, near: { given: value, names } };
};

/** Of a choice, the way that found something inside the value: it is about mappings, and the value is one. */
const chosen = ({ errors }: Extract<Issue, { code: 'invalid_union' }>): Issue[] =>
  errors.find((found) => found.some(({ path }) => path.length > 0)) ?? [];

export const problemsOf = (issue: Issue, context: Context, base: Path = []): Problem[] => {
  const path: Path = [...base, ...issue.path.filter((part) => typeof part !== 'symbol')];
  const value = valueAt(context.data, path);
  const about = (text: string, at: Problem['at'] = 'value'): Problem[] => [{ path, at, text }];
  if (value === undefined) return about(policyText('missing'));
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue, path, context);
    case 'invalid_type':
      return typeOf(value) === issue.expected
        ? about(policyText('invalid'))
        : about(policyText('type', typeText(issue.expected), typeText(actual(value, issue.expected))));
    case 'invalid_value':
      return [wrongValue(issue, value, path)];
    case 'invalid_key':
      return about(policyText(issue.issues[0]?.message ?? 'invalid'), 'key');
    case 'invalid_union': {
      const inner = chosen(issue);
      return inner.length === 0
        ? about(policyText('notOff'))
        : inner.flatMap((each) => problemsOf(each, context, path));
    }
    case 'too_small':
      return about(policyText('atLeast', Number(issue.minimum)));
    case 'too_big':
      return about(policyText('atMost', Number(issue.maximum)));
    case 'invalid_format':
      // Of a day that there is not the sentence names the value.
      return about(policyText(issue.message, ...(issue.format === 'date' && typeof value === 'string' ? [value] : [])));
    case 'custom':
      return about(policyText(issue.message));
    default:
      return about(policyText('invalid'));
  }
};
