import type { Finding } from '../../../findings/audit-report.js';
import { placeAndChange } from '../../place.js';
import type { Wording } from '../../report.js';
import { countsOf, rulesInState, type View } from '../../views.js';
import { label, words } from '../../words.js';
import { clip } from './clip.js';
import { code, text } from './escape.js';
import { stepBlocks } from './steps.js';

const MOST_EVIDENCE = 8;

const runAsOf = ({ app }: View): string => {
  const runAs = app?.runAs ?? null;
  if (runAs === null) return '';
  if (runAs.state === 'missing') return words('runAs.missing');
  const user = runAs.username ?? runAs.userId;
  return user === null ? words('runAs.notKnown') : code(clip(user));
};

/** `2 critical, 1 low` */
const countsText = (view: View): string => {
  const counts = countsOf(view).map(({ severity, count }) => `${count} ${severity}`);
  const open = view.inconclusive.length === 0 ? [] : [words('overview.open', view.inconclusive.length)];
  return [...counts, ...open].join(', ');
};

export const row = (...cells: string[]): string => `| ${cells.join(' | ')} |\n`;

export const appRow = (view: View, { states }: Wording): string => {
  const kind = view.app === null ? '' : words(`kind.${view.app.kind}`);
  return row(code(clip(view.name ?? '')), kind, runAsOf(view), states[view.state], countsText(view));
};

const waiverOf = ({ waiver }: Finding): string => {
  if (waiver === undefined) return '';
  const by = [waiver.owner, waiver.ticket].filter((part) => part !== null);
  const given = text(label('waived', waiver.expires, clip(waiver.reason)));
  return `  ${given}${by.length === 0 ? '' : ` (${by.map((part) => text(clip(part))).join(', ')})`}\n`;
};

/** What is only information gets its advice once, with its rule. */
export const isActedOn = ({ status, severity }: Finding): boolean => status === 'fail' && severity !== 'info';

const findingItem = (finding: Finding): string => {
  const status =
    finding.status === 'fail' ? finding.severity : `${finding.severity}, ${label(`status.${finding.status}`)}`;
  const more = finding.evidence.length - MOST_EVIDENCE;
  return [
    `- **${status}** ${text(clip(finding.message))} (${[finding.rule, ...placeAndChange(finding)].map((part) => code(clip(part))).join(', ')})\n`,
    waiverOf(finding),
    ...finding.evidence
      .slice(0, MOST_EVIDENCE)
      .map(({ source, detail }) => `  - ${text(source)}: ${text(clip(detail))}\n`),
    ...(more > 0 ? [`  - ${label('moreEvidence', more)}\n`] : []),
    ...(isActedOn(finding) ? [stepBlocks(finding.fix, '  ')] : []),
  ].join('');
};

/** An app with all its findings, folded; empty where there is nothing to tell. */
export const appDetails = (view: View, { states }: Wording): string => {
  if (view.findings.length === 0) return '';
  const name = view.name === null ? words('heading.org') : code(clip(view.name));
  const passed = rulesInState(view, 'pass');
  return [
    `<details>\n<summary>${name}: ${[states[view.state], countsText(view)].filter(Boolean).join(', ')}</summary>\n\n`,
    ...view.findings.map(findingItem),
    ...(passed.length > 0 ? [`\n${label('passedChecks', passed.length)}: ${passed.map(code).join(' ')}\n`] : []),
    '\n</details>\n\n',
  ].join('');
};
