/** What must hold before registration, as a list. Pure. */
import type { Item, Mark, ReportFinding, Section } from '../../report/report.js';
import { findingOf, type Requirement, type RequirementState } from '../requirement.js';
import type { VerifyResult } from '../result.js';
import { selectedRules } from '../selection.js';
import { text } from './text.js';

const MARKS: Readonly<Record<RequirementState, Mark>> = {
  met: 'good',
  unmet: 'bad',
  notKnown: 'open',
  waived: 'none',
  notApplicable: 'none',
};

const sentenceOf = ({ message, rule, settledByProbe }: Requirement, result: VerifyResult): string => {
  const said = text(settledByProbe ? 'requirement.proven' : 'requirement', message, rule);
  const finding = findingOf(result, rule);
  return finding?.status === 'fail' && finding.confidence !== 'high' && !settledByProbe
    ? text('requirement.confidence', said, finding.confidence)
    : said;
};

const itemOf = (requirement: Requirement, result: VerifyResult, findings: readonly ReportFinding[]): Item => {
  const { rule, state } = requirement;
  const finding = findings.find((one) => one.rule === rule);
  return {
    mark: MARKS[state],
    word: text(`mark.${state}`),
    text: sentenceOf(requirement, result),
    ...(state === 'unmet' && finding?.status === 'fail' ? { finding } : {}),
    ...(state === 'notKnown' && finding?.status === 'inconclusive' ? { tells: finding.fingerprint } : {}),
  };
};

const ENDPOINT: ReadonlySet<string> = new Set(
  selectedRules.flatMap(({ id, family }) => (family === 'endpoint' ? [id] : [])),
);

const notLookedAt = (key: string): Item => ({ mark: 'none', word: text('mark.notChecked'), text: text(key) });

/**
 * Requirements that do not apply are left out, but for the endpoint and the probe, which somebody may have forgotten.
 *
 * @param findings of the report; a requirement tells its own, with evidence and remedy
 */
export const requirementsSection = (result: VerifyResult, findings: readonly ReportFinding[]): Section => {
  const { requirements } = result;
  const shown = requirements.filter(({ state }) => state !== 'notApplicable');
  const unchecked = requirements
    .filter(({ rule }) => ENDPOINT.has(rule))
    .every(({ state }) => state === 'notApplicable');
  return {
    id: 'requirements',
    title: text('heading.requirements'),
    items: [
      ...shown.map((one) => itemOf(one, result, findings)),
      ...(unchecked ? [notLookedAt('endpoint.notGiven')] : []),
      ...(result.probe === null ? [notLookedAt('probe.notMade')] : []),
    ],
  };
};
