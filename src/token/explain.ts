/** From an error to what caused it and what to do. Pure, but for its sentences. */
import type { CatalogueEntry, FactConfidence, OtherFlow, Stage } from './catalogue/entry.js';
import { CATALOGUE } from './catalogue.js';
import { causeOf, type CauseId } from './causes.js';
import type { TokenError } from './parse-error.js';
import { CAUSE_OF_FLOW } from './recognise/hints.js';
import { recognise, type Recognition } from './recognise/recognise.js';
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

/** An error of the catalogue that was found in a text: its own words, never those of the text. */
export type RecognisedError = {
  /** Of its entry in the catalogue. */
  id: string;
  code: string | null;
  description: string | null;
};

export type Explanation = {
  /** What was recognised; both parts are null when nothing was. */
  error: TokenError;
  /** Of the entry in the catalogue; null when nothing was recognised. */
  id: string | null;
  /** Where the error occurs. */
  stage: Stage | null;
  /** The flow that the caller used, where the error or the text tells that it was not client credentials. */
  flow: OtherFlow | null;
  confidence: FactConfidence;
  /** Likeliest first; empty when the error is not known. */
  causes: ExplainedCause[];
  /** Further errors in the text. */
  others: RecognisedError[];
};

export const describeCause = (id: CauseId): ExplainedCause => {
  const { family, rules, rulesAgainst } = causeOf(id);
  const messages = bundle(`token.${family}`);
  return {
    id,
    cause: messages.getMessage(`${id}.cause`),
    evidence: messages.getMessage(`${id}.evidence`),
    remedy: messages.getMessage(`${id}.remedy`),
    rules: [...rules],
    rulesAgainst: [...rulesAgainst],
  };
};

/**
 * Where the text says that another flow was used, that comes first if the error is one that says little by itself, or
 * speaks of the Run As user, whom only client credentials have. Otherwise it stands where the error has it, or last.
 */
const causesOf = ({ causes, flow: ofError }: CatalogueEntry, flow: OtherFlow | null): CauseId[] => {
  if (flow === null || ofError !== undefined) return [...causes];
  const [other, first] = [CAUSE_OF_FLOW[flow], causes[0]];
  const leads = first !== undefined && causeOf(first).family === 'run-as';
  return [...new Set(leads ? [other, ...causes] : [...causes, other])];
};

const NOTHING: Explanation = {
  error: { code: null, description: null },
  id: null,
  stage: null,
  flow: null,
  confidence: 'assumed',
  causes: [],
  others: [],
};

const named = ({ entry, code, description }: Recognition): RecognisedError => ({ id: entry.id, code, description });

const explanationOf = (errors: readonly Recognition[], flow: OtherFlow | null): Explanation => {
  const [best, ...others] = errors;
  if (best === undefined) return NOTHING;
  const { entry, code, description } = best;
  return {
    error: { code, description },
    id: entry.id,
    stage: entry.stage,
    flow: entry.flow ?? flow,
    confidence: entry.confidence,
    causes: causesOf(entry, flow).map(describeCause),
    others: others.map(named),
  };
};

/** What a reply said: its code and its description as they are. Its mere status is no error of Salesforce's. */
export const explainError = (error: TokenError): Explanation => {
  const { errors } = recognise([error.code, error.description].join(': '));
  const [best] = errors.filter(({ entry }) => entry.stage !== 'status');
  return { ...explanationOf(best ? [best] : [], null), error };
};

/** A text as pasted, or the id of an entry of the catalogue. Nothing of the text is in the answer. */
export const explainText = (pasted: string): Explanation => {
  const entry = CATALOGUE.find(({ id }) => id === pasted.trim().toLowerCase());
  if (entry) return explanationOf([{ entry, code: entry.codes[0] ?? null, description: entry.says[0] ?? null }], null);
  const { errors, flow } = recognise(pasted);
  return explanationOf(errors, flow);
};
