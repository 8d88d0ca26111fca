/** From an error of the token endpoint to what caused it and what to do. Pure, but for its sentences. */
import {
  CATALOGUE,
  CAUSE_RULES,
  RULES_AGAINST,
  type CatalogueEntry,
  type CauseId,
  type FactConfidence,
} from './catalogue.js';
import { parseTokenError, type TokenError } from './parse-error.js';
import { bundle } from '../text/messages.js';

export type ExplainedCause = {
  id: CauseId;
  cause: string;
  /** What in the org would confirm it. */
  evidence: string;
  remedy: string;
  /** Rules of the audit whose failure confirms the cause and whose pass contradicts it. */
  rules: string[];
  /** Rules whose failure contradicts the cause; their pass leaves it open. */
  rulesAgainst: string[];
};

export type Explanation = {
  error: TokenError;
  confidence: FactConfidence;
  /** Likeliest first; empty when the error is not known. */
  causes: ExplainedCause[];
};

const describeCause = (id: CauseId): ExplainedCause => {
  const messages = bundle('token.errors');
  return {
    id,
    cause: messages.getMessage(`${id}.cause`),
    evidence: messages.getMessage(`${id}.evidence`),
    remedy: messages.getMessage(`${id}.remedy`),
    rules: [...CAUSE_RULES[id]],
    rulesAgainst: [...(RULES_AGAINST[id] ?? [])],
  };
};

/** An entry that knows the description goes before one that knows the code only. */
const entryFor = (code: string | null, said: string): CatalogueEntry | null => {
  const ofCode = CATALOGUE.filter(({ codes }) => code !== null && codes.includes(code));
  const fits = (entry: CatalogueEntry): boolean => entry.description?.test(said) === true;
  return (
    ofCode.find(fits) ??
    (ofCode.length === 0 ? CATALOGUE.find(fits) : undefined) ??
    ofCode.find((entry) => entry.description === undefined) ??
    null
  );
};

/** @param said what the description is looked for in, where it is more than the error itself holds */
export const explainError = (error: TokenError, said = error.description ?? ''): Explanation => {
  const entry = entryFor(error.code, said);
  return {
    error,
    confidence: entry?.confidence ?? 'assumed',
    causes: (entry?.causes ?? []).map(describeCause),
  };
};

/** The same for a text as pasted. A description that is not where it belongs is found in the whole text. */
export const explainText = (pasted: string): Explanation => {
  const error = parseTokenError(pasted);
  return explainError(error, error.description ?? pasted);
};
