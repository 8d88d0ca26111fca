/** The findings of a verification as other programs are to see them: with what only the requirements tell. Pure. */
import type { Finding } from '../../findings/audit-report.js';
import { controlsOfFinding } from '../../findings/control.js';
import { remediationOf } from '../../findings/fix.js';
import { fingerprintOf } from '../../findings/fingerprint.js';
import type { Requirement } from '../requirement.js';
import type { VerifyResult } from '../result.js';
import { selectedRules } from '../selection.js';
import { probeFinding } from './probe-finding.js';

/** Rules whose check the probe answered. */
export const settledRules = ({ requirements }: VerifyResult): ReadonlySet<string> =>
  new Set(requirements.filter(({ settledByProbe }) => settledByProbe).map(({ rule }) => rule));

/** Requirements that are not met although no check of the audit failed: a flow that is off is none of its findings. */
export const unmetBeyondFindings = ({ requirements, findings }: VerifyResult): Requirement[] =>
  requirements.filter(
    ({ rule, state }) =>
      state === 'unmet' && !findings.some((finding) => finding.rule === rule && finding.status === 'fail'),
  );

const failureOf = (
  { rule: id, message, fix = { steps: [] } }: Requirement,
  { app, apps: [reported] }: VerifyResult,
): Finding => {
  const rule = selectedRules.find((one) => one.id === id);
  return {
    rule: id,
    kind: 'breaks',
    severity: rule?.severity ?? 'critical',
    status: 'fail',
    confidence: 'high',
    app,
    subject: app,
    message,
    evidence: [],
    gaps: [],
    fix,
    remediation: remediationOf(fix),
    controls: controlsOfFinding(rule?.controls ?? [], reported?.kind ?? null),
    fingerprint: fingerprintOf(id, app, app),
  };
};

/** What nothing but the verification knows comes first, then the findings of the audit in their order. */
export const findingsOf = (result: VerifyResult): Finding[] => {
  const settled = settledRules(result);
  const unmet = unmetBeyondFindings(result);
  const replaced = new Set(unmet.map(({ rule }) => rule));
  return [
    ...probeFinding(result),
    ...unmet.map((requirement) => failureOf(requirement, result)),
    ...result.findings.filter(({ rule }) => !settled.has(rule) && !replaced.has(rule)),
  ];
};
