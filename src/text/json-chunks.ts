import { safeJson } from './safe-json.js';

/** So deep that one piece is at most one finding or one app. */
const STREAMED_LEVELS = 5;

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null;

const isList = (data: object): data is Iterable<unknown> => Symbol.iterator in data;

function* entriesOf(data: object): Iterable<[prefix: string, value: unknown]> {
  if (isList(data)) for (const value of data) yield ['', value];
  else for (const [key, value] of Object.entries(data)) if (value !== undefined) yield [`${safeJson(key)}: `, value];
}

/**
 * The same text as `safeJson(data)`, in pieces: a large report never exists as one string. Any iterable counts as a
 * list, so that a list can be made while it is written.
 */
export function* jsonChunks(data: unknown, level = 0): Iterable<string> {
  const indent = '  '.repeat(level);
  if (!isObject(data) || level >= STREAMED_LEVELS) {
    yield safeJson(data).replaceAll('\n', `\n${indent}`);
    return;
  }
  const [open, close] = isList(data) ? '[]' : '{}';
  let separator = `${open}\n`;
  for (const [prefix, value] of entriesOf(data)) {
    yield `${separator}${indent}  ${prefix}`;
    yield* jsonChunks(value, level + 1);
    separator = ',\n';
  }
  yield separator === ',\n' ? `\n${indent}${close}` : `${open}${close}`;
}
