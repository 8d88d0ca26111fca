/** An error of the token endpoint together with what was read that confirms or contradicts each of its causes. Pure. */
import type { CheckState, ReportedApp } from '../findings/audit-report.js';
import type { FactConfidence } from '../token/catalogue/entry.js';
import { causeOf, type CauseId } from '../token/causes.js';
import { explainError, type ExplainedCause } from '../token/explain.js';
import type { TokenError } from '../token/parse-error.js';

export type CauseVerdict = 'confirmed' | 'contradicted' | 'open';

export type JudgedCause = Omit<ExplainedCause, 'id' | 'rules' | 'rulesAgainst'> & {
  id: string;
  verdict: CauseVerdict;
  /** The checks that decided, by rule. */
  checks: Record<string, CheckState>;
};

export type ExplainedRefusal = {
  code: string | null;
  description: string | null;
  /** How well the error is known. */
  confidence: FactConfidence;
  /** Confirmed ones first, contradicted ones last; empty when the error is not known. */
  causes: JudgedCause[];
};

/** What is known beside the checks. */
export type Known = {
  app: ReportedApp | undefined;
  /** The client id is the app's consumer key, as the org tells it; null where it does not. */
  ownClientId: boolean | null;
};

const verdictOf = (holds: boolean | null | undefined): CauseVerdict =>
  holds === true ? 'confirmed' : holds === false ? 'contradicted' : 'open';

const not = (holds: boolean | null | undefined): boolean | null => (typeof holds === 'boolean' ? !holds : null);

/** Causes that the configuration decides better than the state of a check. */
const BY_CONFIGURATION: Partial<Record<CauseId, (known: Known) => CauseVerdict>> = {
  'flow-off': ({ app }) => verdictOf(not(app === undefined ? false : app.flow.effective)),
  'policy-half-off': ({ app }) => verdictOf(not(app?.flow.policy)),
  'key-wrong': ({ ownClientId }) => verdictOf(not(ownClientId)),
};

/**
 * What the probe itself does right: it asks the org's own My Domain host over https and no other, as the endpoint wants
 * to be asked, follows no redirect, and calls with the token that it has just got, unchanged.
 */
const NOT_OF_A_PROBE: ReadonlySet<CauseId> = new Set<CauseId>([
  'host-mistyped',
  'host-not-my-domain',
  'plain-http',
  'redirect-lost-body',
  'request-malformed',
  'scope-not-selected',
  'tls-too-old',
  'token-damaged',
  'token-expired',
  'token-of-other-org',
]);

/** A probe uses client credentials. */
const ofProbe = (id: CauseId): CauseVerdict | null =>
  NOT_OF_A_PROBE.has(id) || causeOf(id).family === 'flow' ? 'contradicted' : null;

/** Their checks see one of several reasons: passed, they rule out nothing. */
const PARTLY_SEEN: ReadonlySet<CauseId> = new Set<CauseId>([
  'access-missing',
  'access-revoked',
  'authentication-failure',
  'session-level',
]);

type States = Record<string, CheckState>;

const anyFailed = (checks: States): boolean =>
  Object.values(checks).some((state) => state === 'fail' || state === 'waived');

const byChecks = (id: CauseId, checks: States, against: States): CauseVerdict => {
  if (anyFailed(against)) return 'contradicted';
  if (anyFailed(checks)) return 'confirmed';
  const states = Object.values(checks);
  const passed = states.length > 0 && states.every((state) => state === 'pass');
  return passed && !PARTLY_SEEN.has(id) ? 'contradicted' : 'open';
};

const ORDER: readonly CauseVerdict[] = ['confirmed', 'open', 'contradicted'];

const judge = ({ rules, rulesAgainst, id, ...cause }: ExplainedCause, known: Known): JudgedCause => {
  const states = known.app?.checks ?? {};
  const statesOf = (ids: readonly string[]): States =>
    Object.fromEntries(ids.flatMap((rule) => (states[rule] === undefined ? [] : [[rule, states[rule]]])));
  const [checks, against] = [statesOf(rules), statesOf(rulesAgainst)];
  return {
    id,
    ...cause,
    verdict: BY_CONFIGURATION[id]?.(known) ?? ofProbe(id) ?? byChecks(id, checks, against),
    checks: { ...checks, ...against },
  };
};

export const explainRefusal = (error: TokenError, known: Known): ExplainedRefusal => {
  const { causes, confidence } = explainError(error);
  const judged = causes.map((cause) => judge(cause, known));
  return {
    code: error.code,
    description: error.description,
    confidence,
    causes: judged.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict)),
  };
};
