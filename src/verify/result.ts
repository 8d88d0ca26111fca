/** What `sf nhi verify` found, as plain data, and the exit code that it amounts to. Pure. */
import type { AuditReport } from '../findings/audit-report.js';
import { gate } from '../findings/gate.js';
import { EXIT_CODES, type ExitCode } from '../findings/exit-codes.js';
import type { Assessment } from './assess.js';
import { explainRefusal, type ExplainedRefusal } from './explain-refusal.js';
import { PROBE_STEPS, type Probed, type ProbeStepName, type ProbeStepState, type ProbeVerdict } from './probe.js';
import { readyBy, settledBy, type Requirement } from './requirement.js';
import { bundle } from '../text/messages.js';

const messages = bundle('verify');

export type ProbeReport = {
  verdict: ProbeVerdict;
  /** Host that was asked for the token. */
  host: string;
  /** Id of the user that the token stood for; null when the reply does not say. */
  userId: string | null;
  steps: Array<{ step: ProbeStepName; state: ProbeStepState; message: string }>;
  /** Null unless Salesforce refused something or did not answer. */
  error: ExplainedRefusal | null;
};

/** The report of an audit of one app by the rules of the checklist, and what follows from it. */
export type VerifyResult = AuditReport & {
  /** Everything that must hold does; null: not known. */
  ready: boolean | null;
  /** The name of the app, `kind:name` where two kinds share it. */
  app: string;
  /** As given with --endpoint. */
  endpoint: string | null;
  requirements: Requirement[];
  /** Null without --probe. */
  probe: ProbeReport | null;
};

export type ProbeContext = {
  origin: string;
  ownClientId: boolean | null;
};

const reportOfProbe = (probed: Probed, report: AuditReport, { origin, ownClientId }: ProbeContext): ProbeReport => {
  const { host } = new URL(origin);
  const [app] = report.apps;
  return {
    verdict: probed.verdict,
    host,
    userId: probed.identity?.userId ?? null,
    steps: PROBE_STEPS.map((step) => {
      const state = probed.steps[step];
      return { step, state, message: messages.getMessage(`probe.${step}.${state}`) };
    }),
    error: probed.error && explainRefusal(probed.error, { app, ownClientId }),
  };
};

const readyAfter = (verdict: ProbeVerdict, ready: boolean | null): boolean | null => {
  if (verdict === 'refused') return false;
  // Somebody wanted to know for sure.
  return verdict === 'unclear' && ready === true ? null : ready;
};

export const resultOf = ({ report, name, endpoint, requirements, ready }: Assessment): VerifyResult => ({
  ...report,
  ready,
  app: name,
  endpoint,
  requirements,
  probe: null,
});

export const withProbe = (result: VerifyResult, probed: Probed, context: ProbeContext): VerifyResult => {
  const requirements = probed.verdict === 'proven' ? settledBy(result, result.requirements) : result.requirements;
  return {
    ...result,
    requirements,
    ready: readyAfter(probed.verdict, readyBy(requirements)),
    probe: reportOfProbe(probed, result, context),
  };
};

/** Checks that are open still, among them those that do not decide about readiness. */
const openChecks = ({ ready, findings, requirements }: VerifyResult): boolean => {
  const settled = new Set(requirements.filter(({ settledByProbe }) => settledByProbe).map(({ rule }) => rule));
  return ready === null || findings.some(({ rule, status }) => status === 'inconclusive' && !settled.has(rule));
};

/** The token of the probe was not revoked, as far as is known: it opens the org until it expires. */
export const tokenLives = ({ probe }: Pick<VerifyResult, 'probe'>): boolean =>
  probe?.steps.some(({ step, state }) => step === 'revocation' && (state === 'failed' || state === 'unclear')) ?? false;

export const exitCodeOf = (result: VerifyResult, failOnInconclusive: boolean): ExitCode => {
  if (result.ready === false) return EXIT_CODES.findings;
  const { incomplete } = gate(result, { failOn: 'none', failOnInconclusive });
  const cut = incomplete.length > 0 || result.probe?.verdict === 'unclear' || tokenLives(result);
  return cut || (failOnInconclusive && openChecks(result)) ? EXIT_CODES.incomplete : EXIT_CODES.ok;
};
