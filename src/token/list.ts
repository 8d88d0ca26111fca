/** The catalogue as `sf nhi explain --list` and the documentation tell it. Pure. */
import type { FactConfidence, OtherFlow, Stage } from './catalogue/entry.js';
import { CATALOGUE } from './catalogue.js';
import { causeOf, type CauseId } from './causes.js';

export type ListedError = {
  /** What `sf nhi explain --error` takes, too. */
  id: string;
  /** Where it occurs. */
  stage: Stage;
  /** Only this flow gives it; null where client credentials can. */
  flow: OtherFlow | null;
  /** In lower case. */
  codes: string[];
  /** Descriptions by which it is recognised, the usual one first; `*` is one word. */
  says: string[];
  confidence: FactConfidence;
  /** Likeliest first. */
  causes: CauseId[];
  /** Rules of the audit that decide about one of its causes. */
  rules: string[];
};

export const listErrors = (): ListedError[] =>
  CATALOGUE.map(({ id, stage, flow, codes, says, confidence, causes }) => ({
    id,
    stage,
    flow: flow ?? null,
    codes: [...codes],
    says: [...says],
    confidence,
    causes: [...causes],
    rules: [...new Set(causes.flatMap((cause) => [...causeOf(cause).rules, ...causeOf(cause).rulesAgainst]))],
  }));
