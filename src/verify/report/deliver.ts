/** What `sf nhi verify` does with its result besides returning it: report files, standard output. */
import type { RuleText } from '../../findings/rule-text.js';
import { gate, type Gate } from '../../findings/gate.js';
import type { ExitCode } from '../../findings/exit-codes.js';
import { deliver, type OutputFlags, type OutputOptions } from '../../report/output.js';
import type { OutputFile } from '../../report/output-files.js';
import { ruleCatalog } from '../../rules/catalogue.js';
import type { VerifyResult } from '../result.js';
import { selectedRules } from '../selection.js';
import { PROBE_RULE, probeRule } from './probe-finding.js';
import { reportOfVerification } from './view.js';

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
export const gateOf = (result: VerifyResult, exitCode: ExitCode, failOnInconclusive: boolean): Gate => ({
  ...gate(result, { failOn: 'none', failOnInconclusive }),
  exitCode,
});

export const deliverVerify = async (
  result: VerifyResult,
  { flags, plan, exitCode, ...options }: VerifyOutput,
): Promise<void> => {
  const required = new Set([PROBE_RULE, ...result.requirements.map(({ rule: id }) => id)]);
  const verdict = gateOf(result, exitCode, flags['fail-on-inconclusive']);
  return deliver(reportOfVerification(result, { gate: verdict }), flags, plan, {
    ...options,
    command: 'sf nhi verify',
    gate: verdict,
    category: ['verify', result.app],
    // What is only worth knowing keeps no app from being ready, whatever its severity.
    fails: ({ rule }) => required.has(rule),
    loadRules: async () => Promise.resolve(rulesOf(result)),
  });
};
