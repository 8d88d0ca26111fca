import { nearest } from '../text/nearest.js';
import { policyText } from './texts.js';

/** Where something stands in the data of a policy: keys and indices from the top. */
export type Path = ReadonlyArray<number | string>;

/** Something wrong with the data; `at` says whether the key or the value of the path is meant. */
export type Problem = { path: Path; at: 'key' | 'value'; text: string };

/** Something wrong with the file, with its place (both count from 1). */
export type Mistake = { line: number; column: number; key: string; message: string };

/** `waivers[2].expires` */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

/** The sentence, with the names that may have been meant. */
export const withNearest = (text: string, given: unknown, names: readonly string[]): string => {
  const found = typeof given === 'string' ? nearest(given, names) : [];
  const meant = found.map((name) => `"${name}"`).join(policyText('nearest.or'));
  return found.length === 0 ? text : `${text}. ${policyText('nearest', meant)}`;
};
