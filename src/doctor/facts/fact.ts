/**
 * One uncertain fact of the platform, and whether it holds in an org. An answer is reduced to its shape: counts, and
 * names that Salesforce gives, never one that the org gives.
 */
import type { Tokens } from '../../text/messages.js';
import type { Seen, SeenForFacts } from '../seen.js';

export type Answer = 'cannot tell' | 'does not hold' | 'holds';

/** `shape`: key and values of a text below `shape.` in `messages/doctor.facts.md`. */
export type Judgement = { answer: Answer; shape: { key: string; tokens: Tokens } | null };

export type SeenWithFacts = Seen & { facts: SeenForFacts };

export type PlatformFact = {
  /** As in the table of certainties in DESIGN.md; its sentence is in `messages/doctor.facts.md`. */
  id: string;
  judge: (seen: SeenWithFacts) => Judgement;
};

const judgement = (answer: Answer, key?: string, tokens: Tokens = []): Judgement => ({
  answer,
  shape: key === undefined ? null : { key, tokens },
});

export const holds = (key?: string, tokens?: Tokens): Judgement => judgement('holds', key, tokens);
export const doesNotHold = (key?: string, tokens?: Tokens): Judgement => judgement('does not hold', key, tokens);
export const cannotTell = (key?: string, tokens?: Tokens): Judgement => judgement('cannot tell', key, tokens);

/** Holds or not, with the same shape. */
export const either = (it: boolean, key?: string, tokens?: Tokens): Judgement =>
  it ? holds(key, tokens) : doesNotHold(key, tokens);
