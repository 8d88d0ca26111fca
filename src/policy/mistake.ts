import { nearest } from '../text/nearest.js';
import { policyText } from './texts.js';

/** Where something stands in the data of a policy: keys and indices from the top. */
export type Path = ReadonlyArray<number | string>;

/** Something wrong with the data; `at` says whether the key or the value of the path is meant. */
export type Problem = {
  path: Path;
  at: 'key' | 'value';
  text: string;
  /** What stands there, and the names of which one may have been meant. */
  near?: { given: unknown; names: readonly string[] };
};

/** Something wrong with the file, with its place (both count from 1). */
export type Mistake = { line: number; column: number; key: string; message: string };

const keyText = (key: string): string => (key === '' ? '""' : key);

/** `waivers[2].expires` */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? keyText(part) : `${text}.${keyText(part)}`;
  }, '');

/** Each is held against what was given. */
const MOST_NAMES = 1000;

/** The sentence, with the names that may have been meant. */
export const withNearest = (text: string, near: Problem['near']): string => {
  const found =
    typeof near?.given === 'string' && near.given !== '' ? nearest(near.given, near.names.slice(0, MOST_NAMES)) : [];
  const meant = found.map((name) => `"${name}"`).join(` ${policyText('nearest.or')} `);
  return found.length === 0 ? text : `${text}. ${policyText('nearest', meant)}`;
};
