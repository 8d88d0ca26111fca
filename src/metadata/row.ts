/** Records as they come: of a query, of a reply of the Metadata API, of a metadata file. */
import { isRecord } from '../text/is-record.js';

export type Row = Record<string, unknown>;

export const isRow: (value: unknown) => value is Row = isRecord;

/** A repeated element: none, one or several. */
export const listOf = (value: unknown): unknown[] => {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
};

/** Text of an element; null when it is absent, nil or empty. */
export const textOf = (value: unknown): string | null => {
  if (isRow(value)) return value['@nil'] === 'true' ? null : textOf(value['#text']);
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A boolean element; null when it is absent or neither `true` nor `false`. */
export const booleanOf = (value: unknown): boolean | null => {
  const text = textOf(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
};
