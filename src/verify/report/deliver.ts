/** What `sf nhi verify` does with its result besides returning it: report files, standard output. */
import type { Lead } from '../../report/formats/format.js';
import type { RuleText } from '../../findings/rule-text.js';
import { gate, type Gate } from '../../findings/gate.js';
import { header } from '../../report/formats/human/header.js';
import { deliver, type OutputFlags, type OutputOptions } from '../../report/output.js';
import type { OutputFile } from '../../report/output-files.js';
import { ruleCatalog } from '../../rules/catalogue.js';
import { EXIT_CODES, type ExitCode } from '../../findings/exit-codes.js';
import { exitSentence, verdictSentence } from '../human/verdict.js';
import type { VerifyResult } from '../result.js';
import { selectedRules } from '../selection.js';
import { probeRule } from './probe-finding.js';
import { verifyView } from './view.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('report.verify');

const outcomeOf = (exitCode: ExitCode, ready: boolean | null): string => {
  if (exitCode === EXIT_CODES.findings) return 'notReady';
  if (exitCode === EXIT_CODES.incomplete) return 'incomplete';
  return ready === null ? 'notKnown' : 'ready';
};

export const leadOf = (result: VerifyResult, exitCode: ExitCode): Lead => ({
  kind: messages.getMessage('kind'),
  subject: result.app,
  outcome: messages.getMessage(`outcome.${outcomeOf(exitCode, result.ready)}`),
  verdict: verdictSentence(result),
  exit: exitSentence(exitCode, result),
  origin: header(result),
});

export const rulesOf = ({ probe }: VerifyResult): RuleText[] => [
  ...(probe === null ? [] : [probeRule()]),
  ...ruleCatalog(selectedRules),
];

export type VerifyOutput = Pick<OutputOptions, 'json' | 'notify' | 'version'> & {
  flags: OutputFlags & { 'fail-on-inconclusive': boolean };
  plan: readonly OutputFile[];
  exitCode: ExitCode;
};

/** The gate of an audit, but that readiness decides what fails. */
const gateOf = (result: VerifyResult, exitCode: ExitCode, failOnInconclusive: boolean): Gate => ({
  ...gate(result, { failOn: 'none', failOnInconclusive }),
  exitCode,
});

export const deliverVerify = async (
  result: VerifyResult,
  { flags, plan, exitCode, ...options }: VerifyOutput,
): Promise<void> =>
  deliver(verifyView(result), flags, plan, {
    ...options,
    command: 'sf nhi verify',
    gate: gateOf(result, exitCode, flags['fail-on-inconclusive']),
    loadRules: async () => Promise.resolve(rulesOf(result)),
    own: {
      lead: leadOf(result, exitCode),
      category: ['verify', result.app],
      result,
      human: async (screen) => (await import('../human/render.js')).renderVerify(result, { ...screen, exitCode }),
    },
  });
