/**
 * Finds any of many phrases in a text, all in one pass over its words. Phrases are plain words: nothing from outside,
 * and nothing of the catalogue either, becomes a regular expression.
 */
import { newMeter, type Meter } from './meter.js';
import { wordsOf, type Words } from './words.js';

/** One word of any kind within a phrase, such as the name of a class. */
const ANY_WORD = '*';

export type Phrase<T> = {
  /** As it is written, in any case and with any punctuation; `*` stands for one word. */
  text: string;
  /** The words hang together in the text, as those of a code do: `not_found`, but not `not found`. */
  joined?: boolean;
  /** What it means. */
  value: T;
};

export type Match<T> = { phrase: Phrase<T>; start: number; end: number };

type Node<T> = { next: Map<string, Node<T>>; ends: Array<Phrase<T>> };

export type PhraseTree<T> = Node<T>;

const newNode = <T>(): Node<T> => ({ next: new Map(), ends: [] });

const wordsOfPhrase = (text: string): string[] =>
  text.split(` ${ANY_WORD} `).flatMap((part, index) => {
    const { words } = wordsOf(part, newMeter());
    return index === 0 ? words : [ANY_WORD, ...words];
  });

export const phraseTree = <T>(phrases: ReadonlyArray<Phrase<T>>): PhraseTree<T> => {
  const root = newNode<T>();
  for (const phrase of phrases) {
    let node = root;
    for (const word of wordsOfPhrase(phrase.text)) {
      const next = node.next.get(word) ?? newNode<T>();
      node.next.set(word, next);
      node = next;
    }
    node.ends.push(phrase);
  }
  return root;
};

const isJoined = (words: Words, start: number, end: number): boolean =>
  words.joined.slice(start + 1, end).every((joined) => joined);

/** Every phrase that begins at a word. A step is a word, or one held against a node; phrases have a few words. */
const matchesAt = <T>(tree: PhraseTree<T>, words: Words, start: number, meter: Meter): Array<Match<T>> => {
  const found: Array<Match<T>> = [];
  let nodes = [tree];
  for (let at = start; nodes.length > 0; at += 1) {
    const word = words.words[at];
    if (word === undefined) break;
    meter.steps += 1;
    nodes = nodes.flatMap((node) => {
      meter.steps += 1;
      return [node.next.get(word), node.next.get(ANY_WORD)].filter((next) => next !== undefined);
    });
    for (const phrase of nodes.flatMap(({ ends }) => ends)) {
      if (!phrase.joined || isJoined(words, start, at + 1)) found.push({ phrase, start, end: at + 1 });
    }
  }
  return found;
};

/**
 * The first place of every phrase that the text holds, unless it is a part of a longer one there: of
 * `invalid_client_id`, `invalid_client` is no code. In the order in which they begin.
 */
export const findPhrases = <T>(tree: PhraseTree<T>, words: Words, meter: Meter): Array<Match<T>> => {
  const found = new Map<Phrase<T>, Match<T>>();
  let end = 0;
  for (const start of words.words.keys()) {
    const matches = matchesAt(tree, words, start, meter);
    const longest = Math.max(end, ...matches.map((match) => match.end));
    for (const match of matches) {
      if (match.end === longest && match.end > end && !found.has(match.phrase)) found.set(match.phrase, match);
    }
    end = longest;
  }
  return [...found.values()];
};
