import type { Finding } from '../../findings/audit-report.js';
import { clip, paragraph } from '../../report/formats/human/layout.js';
import type { Paint } from '../../report/formats/human/paint.js';
import type { Requirement, RequirementState } from '../requirement.js';
import type { VerifyResult } from '../result.js';
import { selectedRules } from '../selection.js';
import { INDENT, marked, type Mark } from './mark.js';
import { text } from './text.js';

const MARKS: Readonly<Record<RequirementState, Mark>> = {
  met: 'good',
  unmet: 'bad',
  notKnown: 'open',
  waived: 'none',
  notApplicable: 'none',
};

const MOST_EVIDENCE = 6;

const evidenceLines = (finding: Finding, columns: number, paint: Paint): string[] =>
  finding.evidence
    .slice(0, MOST_EVIDENCE)
    .flatMap(({ source, detail }) =>
      paragraph(`${source}: ${clip(detail)}`, columns, INDENT + 2, `${' '.repeat(INDENT)}-`),
    )
    .map((line) => paint.quiet(line));

const sentenceOf = ({ message, rule, settledByProbe }: Requirement, finding: Finding | undefined): string => {
  const said = text(settledByProbe ? 'requirement.proven' : 'requirement', clip(message), rule);
  return finding?.status === 'fail' && finding.confidence !== 'high' && !settledByProbe
    ? text('requirement.confidence', said, finding.confidence)
    : said;
};

const linesOf = (requirement: Requirement, finding: Finding | undefined, columns: number, paint: Paint): string[] => {
  const { state } = requirement;
  const lines = marked(MARKS[state], state, sentenceOf(requirement, finding), columns, paint);
  if (state !== 'unmet') return lines;
  const fix = finding?.remediation ?? text('flow.off.remedy');
  return [
    ...lines,
    ...(finding === undefined ? [] : evidenceLines(finding, columns, paint)),
    ...paragraph(text('fix', fix), columns, INDENT),
  ];
};

const ENDPOINT: ReadonlySet<string> = new Set(
  selectedRules.flatMap(({ id, family }) => (family === 'endpoint' ? [id] : [])),
);

/** Requirements that do not apply are left out, but for the endpoint: somebody may have forgotten it. */
export const checklist = ({ requirements, findings }: VerifyResult, columns: number, paint: Paint): string[] => {
  const findingOf = (rule: string): Finding | undefined => findings.find((finding) => finding.rule === rule);
  const shown = requirements.filter(({ state }) => state !== 'notApplicable');
  const endpoint = requirements.filter(({ rule }) => ENDPOINT.has(rule));
  const unchecked = endpoint.every(({ state }) => state === 'notApplicable');
  return [
    ...shown.flatMap((one) => linesOf(one, findingOf(one.rule), columns, paint)),
    ...(unchecked ? marked('none', 'notChecked', text('endpoint.notGiven'), columns, paint) : []),
  ];
};
