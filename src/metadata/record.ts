/**
 * Reading the values of a record, each with the type that its column has. A value of another type is never taken for
 * absent, false or empty: it is noted, and whoever needs it hears of it.
 */
import { isId } from '../inventory/ids.js';
import { isRow, listOf, type Row } from './row.js';

/** How a column is read; each answers null for a value that is absent or empty. */
type Values = {
  text(path: string): string | null;
  flag(path: string): boolean | null;
  /** A datetime as ISO 8601 in UTC. */
  instant(path: string): string | null;
  /** A record id of 15 or 18 characters. */
  id(path: string): string | null;
  /** A repeated text. */
  texts(path: string): string[];
  /** Records within the record. */
  rows(path: string): Row[];
};

/** Values without which a record says nothing. */
type Needed = { [K in 'flag' | 'id' | 'instant' | 'text']: (path: string) => NonNullable<ReturnType<Values[K]>> };

/** Values at a path such as `Profile.UserLicense.Name`. */
export type RecordReader = Values & {
  /** As above, but a value of another type loses the whole record: its absence would mean something. */
  exact: Values;
  /** As above, and so does a value that is absent. */
  need: Needed;
  /** A value was there and had another type. */
  spoilt(path: string): boolean;
};

/** `json`: a query's record; `xml`: one of the Metadata API, where every value is text. */
export type Encoding = 'json' | 'xml';

/** What one record gave. `columns` had values of another type; with `lost` there is no value because of them. */
export type Reading<T> = { value: T | undefined; columns: string[]; lost: boolean };

class Lost extends Error {}

const SPOILT = Symbol('a value of another type');
type Spoilt = typeof SPOILT;
type Decode<T> = (value: unknown) => T | Spoilt | null;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const jsonText: Decode<string> = (value) => (isEmpty(value) ? null : typeof value === 'string' ? value : SPOILT);
const jsonFlag: Decode<boolean> = (value) =>
  value === undefined || value === null ? null : typeof value === 'boolean' ? value : SPOILT;

/** An element with attributes is an object whose text is `#text`; a nil one has none. */
const xmlText: Decode<string> = (value) => {
  if (!isRow(value)) return jsonText(value);
  if (value['@nil'] === 'true') return null;
  return Object.keys(value).every((key) => key.startsWith('@') || key === '#text') ? jsonText(value['#text']) : SPOILT;
};

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const xmlFlag: Decode<boolean> = (value) => {
  const text = xmlText(value);
  return typeof text === 'string' ? (FLAGS.get(text.trim().toLowerCase()) ?? SPOILT) : text;
};

const DATETIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

const instantOf = (text: string): string | Spoilt => {
  const time = DATETIME.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? SPOILT : new Date(time).toISOString();
};

const idOf = (text: string): string | Spoilt => (isId(text) ? text : SPOILT);

const ofText =
  <T>(text: Decode<string>, decode: (text: string) => T | Spoilt): Decode<T> =>
  (value) => {
    const read = text(value);
    return typeof read === 'string' ? decode(read) : read;
  };

const textsOf =
  (text: Decode<string>): Decode<string[]> =>
  (value) => {
    const texts = listOf(value).map(text);
    return texts.includes(SPOILT) ? SPOILT : texts.filter((each) => typeof each === 'string');
  };

const rowsOf: Decode<Row[]> = (value) => {
  const rows = listOf(value);
  return rows.every(isRow) ? rows : SPOILT;
};

const decodersOf = (encoding: Encoding) => {
  const text = encoding === 'json' ? jsonText : xmlText;
  return {
    text,
    flag: encoding === 'json' ? jsonFlag : xmlFlag,
    instant: ofText(text, instantOf),
    id: ofText(text, idOf),
    texts: textsOf(text),
    rows: rowsOf,
  };
};

const DECODERS = { json: decodersOf('json'), xml: decodersOf('xml') };

/** The value at a path; what stands in the way of it is no record is of another type. */
const at = (row: Row, path: readonly string[]): unknown => {
  let value: unknown = row;
  for (const key of path) {
    if (isEmpty(value)) return null;
    if (!isRow(value)) return SPOILT;
    value = Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
};

/** Every path that was asked for, taken apart: they are literals of this plugin, asked for in thousands of rows. */
const PATHS = new Map<string, readonly string[]>();

const pathOf = (path: string): readonly string[] => {
  const known = PATHS.get(path);
  if (known !== undefined) return known;
  const split = path.split('.');
  PATHS.set(path, split);
  return split;
};

type Decoders = ReturnType<typeof decodersOf>;

/** @param way what becomes of a value of another type */
const valuesBy = (decoders: Decoders, way: <T>(decode: Decode<T>) => (path: string) => T | null): Values => {
  const [texts, rows] = [way(decoders.texts), way(decoders.rows)];
  return {
    text: way(decoders.text),
    flag: way(decoders.flag),
    instant: way(decoders.instant),
    id: way(decoders.id),
    texts: (path) => texts(path) ?? [],
    rows: (path) => rows(path) ?? [],
  };
};

/** Reads one record after another; the reader that `map` gets is good for that record only. */
export const createReading = (encoding: Encoding): (<T>(row: Row, map: (record: RecordReader) => T) => Reading<T>) => {
  const decoders = DECODERS[encoding];
  let row: Row = {};
  let columns: string[] = [];

  const read = <T>(path: string, decode: Decode<T>): T | Spoilt | null => {
    const value = at(row, pathOf(path));
    return value === SPOILT ? SPOILT : decode(value);
  };
  const note = (path: string): void => {
    if (!columns.includes(path)) columns.push(path);
  };
  const lose = (path: string): never => {
    note(path);
    throw new Lost();
  };
  const soft =
    <T>(decode: Decode<T>) =>
    (path: string): T | null => {
      const value = read(path, decode);
      if (value !== SPOILT) return value;
      note(path);
      return null;
    };
  const exact =
    <T>(decode: Decode<T>) =>
    (path: string): T | null => {
      const value = read(path, decode);
      return value === SPOILT ? lose(path) : value;
    };
  const needed =
    <T>(decode: Decode<T>) =>
    (path: string): T => {
      const value = read(path, decode);
      return value === SPOILT || value === null ? lose(path) : value;
    };
  const record: RecordReader = {
    ...valuesBy(decoders, soft),
    exact: valuesBy(decoders, exact),
    need: {
      text: needed(decoders.text),
      flag: needed(decoders.flag),
      instant: needed(decoders.instant),
      id: needed(decoders.id),
    },
    spoilt: (path) => columns.includes(path),
  };

  return (next, map) => {
    [row, columns] = [next, []];
    try {
      return { value: map(record), columns, lost: false };
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      return { value: undefined, columns, lost: true };
    }
  };
};

/** Reads a single record. */
export const readRecord = <T>(encoding: Encoding, row: Row, map: (record: RecordReader) => T): Reading<T> =>
  createReading(encoding)(row, map);
