/**
 * Finds errors of the catalogue in what somebody pasted: a JSON body, a SOAP fault, `code: text`, a URL, a log line, an
 * exception of some library, several of them around each other. Codes and descriptions are looked for independently,
 * and nothing of the text itself is handed on. Pure, and linear in the length of the text.
 */
import type { CatalogueEntry, OtherFlow } from '../catalogue/entry.js';
import { CATALOGUE } from '../catalogue.js';
import { phrasesOfCatalogue, type Meaning } from './meaning.js';
import { newMeter, type Meter } from './meter.js';
import { findPhrases, phraseTree, type Match, type PhraseTree } from './phrases.js';
import { undoEscapes } from './undo-escapes.js';
import { wordsOf } from './words.js';

export type Recognition = {
  entry: CatalogueEntry;
  /** One of the entry's codes, if the text has it. */
  code: string | null;
  /** The entry's description, if the text has it; in Salesforce's words. */
  description: string | null;
};

export type Recognised = {
  /** The best first. */
  errors: Recognition[];
  /** A flow that the text speaks of beside them. */
  flow: OtherFlow | null;
};

/** Longer texts are logs; an error is looked for at both of their ends. */
const MAX_LENGTH = 1_000_000;

type Ranked = Recognition & { rank: number };

/** A description says more than a code, a longer one more than a shorter one, and one that has its code along most. */
const rankOf = (entry: CatalogueEntry, words: number, hasCode: boolean): number =>
  (entry.stage === 'status' ? 0 : 100) + 2 * words + (hasCode ? 3 : 0);

/** `TRIAL_EXPIRED` is a code, and not the words that another error says. What begins at one word ends at one, too. */
const isCode = ({ start }: Match<Meaning>, matches: ReadonlyArray<Match<Meaning>>): boolean =>
  matches.some(({ phrase, ...other }) => phrase.joined === true && other.start === start);

const described = (matches: ReadonlyArray<Match<Meaning>>, codes: ReadonlySet<string>): Ranked[] =>
  matches.flatMap((match) => {
    const { phrase, start, end } = match;
    const { value } = phrase;
    if (value.kind !== 'description' || isCode(match, matches)) return [];
    const { entry, description } = value;
    const code = entry.codes.find((known) => codes.has(known)) ?? null;
    return [{ entry, code, description, rank: rankOf(entry, end - start, code !== null) }];
  });

/** Codes that no description explains. */
const undescribed = (codes: ReadonlySet<string>): Ranked[] =>
  [...codes].flatMap((code) => {
    const entry = CATALOGUE.find(({ alone }) => alone?.includes(code));
    return entry ? [{ entry, code, description: null, rank: entry.stage === 'status' ? 1 : 50 }] : [];
  });

/** Each entry once; the status of the reply and codes that a better one has along tell nothing new. */
const distinct = (ranked: readonly Ranked[]): Recognition[] => {
  const explained = new Set<string | null>();
  const found: Recognition[] = [];
  for (const { entry, code, description } of ranked) {
    const isNew = description !== null || !explained.has(code);
    const known = found.some((other) => other.entry.id === entry.id);
    if (known || !isNew || (entry.stage === 'status' && found.length > 0)) continue;
    found.push({ entry, code, description });
    for (const one of entry.codes) explained.add(one);
  }
  return found;
};

/** Made when it is first needed. */
let tree: PhraseTree<Meaning> | undefined;

const bothEnds = (text: string): string =>
  text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH / 2)}\n${text.slice(-MAX_LENGTH / 2)}`;

/** @param meter counts the steps that were taken */
export const recognise = (text: string, meter: Meter = newMeter()): Recognised => {
  tree ??= phraseTree(phrasesOfCatalogue());
  const words = wordsOf(undoEscapes(bothEnds(text), meter), meter);
  const matches = findPhrases(tree, words, meter);
  const meanings = matches.map(({ phrase: { value } }) => value);
  const codes = new Set(meanings.flatMap((value) => (value.kind === 'code' ? [value.code] : [])));
  const ranked = [...described(matches, codes), ...undescribed(codes)];
  const hint = meanings.find((value) => value.kind === 'flow');
  // Of one rank, what the text says first stays first.
  return { errors: distinct(ranked.sort((a, b) => b.rank - a.rank)), flow: hint?.flow ?? null };
};
