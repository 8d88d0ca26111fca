/** Values of enumerations, which are Salesforce's words, told apart from whatever else a value may be. */

/** Words and small numbers, as enumerations have them: no id, address, host or name of a user gets through. */
const WORD = /^[A-Za-z][A-Za-z_]{0,40}[:,]?$/;
const NUMBER = /^\d{1,2}(?:\.\d)?$/;
const MOST_WORDS = 8;

const isVocabulary = (value: string): boolean => {
  const words = value.split(' ');
  return words.length <= MOST_WORDS && words.every((word) => WORD.test(word) || NUMBER.test(word));
};

const HIDDEN = '(not shown)';

/** The different values, sorted; one that could be something else than a word of Salesforce's is not shown. */
export const vocabulary = (values: Iterable<string>): string =>
  [...new Set([...values].map((value) => (isVocabulary(value) ? value : HIDDEN)))].sort().join(' | ');

/** Values that are there. */
export const present = <T>(values: Iterable<T | null>): T[] => [...values].filter((value) => value !== null);

/** Key prefixes of record ids, which are the same in all orgs; `-` where there was no id. */
export const vocabularyOfPrefixes = (prefixes: Iterable<string | null>): string =>
  [...new Set([...prefixes].map((prefix) => prefix ?? '-'))].sort().join(' | ');
