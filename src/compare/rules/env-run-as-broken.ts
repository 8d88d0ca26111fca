import type { CheckState, Finding } from '../../findings/audit-report.js';
import {
  differs,
  notApplicable,
  undecided,
  type BothSides,
  type PairOutcome,
  type PairRule,
  type PairSide,
} from '../pair-rule.js';
import { inScope } from '../../inventory/apps.js';
import { ruleText } from '../../rules/texts.js';
import type { CompareEvidence } from '../compare-report.js';

const onTarget = ({ evidence }: Finding): CompareEvidence[] => evidence.map((one) => ({ side: 'target', ...one }));

const FAILED = new Set<CheckState | undefined>(['fail', 'waived']);

/** An app that does not use the flow on the target gets no checks there; that it does not is another rule's finding. */
const unchecked = ({ facts }: PairSide): PairOutcome => {
  const runAs = facts('runAs');
  return runAs.status === 'unknown' ? undecided('target', runAs) : notApplicable;
};

const compareChecks = (pair: BothSides): PairOutcome[] => {
  if (!inScope(pair.target.app)) return [unchecked(pair.target)];
  const here = pair.source.verdict();
  const there = pair.target.verdict();
  return Object.entries(there.checks).flatMap(([rule, state]): PairOutcome[] => {
    const finding = there.findings.get(rule);
    // What fails on the source as well is nothing that a promotion changes: the audit says it.
    if (finding === undefined || state === 'waived' || FAILED.has(here.checks[rule])) return [];
    if (state === 'inconclusive') {
      const gaps = finding.gaps
        .flatMap((key) => there.gapNamed(key) ?? [])
        .map((gap) => ({ side: 'target' as const, gap }));
      return [{ result: 'inconclusive', detail: finding.message, evidence: onTarget(finding), gaps }];
    }
    return [
      differs('breaks', onTarget(finding), {
        tokens: [ruleText({ family: 'run-as', id: rule }, 'title'), finding.message],
        severity: finding.severity,
        confidence: finding.confidence,
        subject: finding.subject,
        aspect: rule,
        breaksOn: finding.breaksOn,
        fix: () => finding.fix.steps,
      }),
    ];
  });
};

export const envRunAsBroken: PairRule = {
  id: 'env-run-as-broken',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI1:2025', 'NHI8:2025', 'NIST CSF PR.AA-01', 'NIST 800-53 IA-9', 'ISO 27001 A.5.16'],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm',
  evaluate: compareChecks,
};
