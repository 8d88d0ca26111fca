import { SEVERITIES, type Finding } from '../../../findings/audit-report.js';
import { failedOf } from '../human/app-view.js';
import { words } from '../human/words.js';
import { rulesInState, type AppGroup } from '../groups.js';
import { label } from '../words.js';
import { code, text } from './escape.js';

/** An org can put any amount of text into one field. */
const MOST_CHARACTERS = 600;
const MOST_EVIDENCE = 8;

const clip = (long: string): string =>
  (long.length > MOST_CHARACTERS ? `${long.slice(0, MOST_CHARACTERS)}…` : long).toWellFormed();

const runAsOf = ({ view: { app } }: AppGroup): string => {
  if (app === null) return '';
  if (app.runAs.state === 'missing') return words('runAs.missing');
  const user = app.runAs.username ?? app.runAs.userId;
  return user === null ? words('runAs.notKnown') : code(clip(user));
};

/** `2 critical, 1 low` */
export const countsOf = ({ view }: AppGroup): string => {
  const failed = failedOf(view);
  const counts = SEVERITIES.map(
    (severity) => [failed.filter((found) => found.severity === severity).length, severity] as const,
  )
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}`);
  const open = view.inconclusive.length === 0 ? [] : [words('overview.open', view.inconclusive.length)];
  return [...counts, ...open].join(', ');
};

export const row = (...cells: string[]): string => `| ${cells.join(' | ')} |\n`;

export const appRow = (group: AppGroup): string => {
  const { app, state } = group.view;
  const kind = app === null ? '' : words(`kind.${app.kind}`);
  return row(code(clip(group.name ?? '')), kind, runAsOf(group), words(`state.${state}`), countsOf(group));
};

const waiverOf = ({ waiver }: Finding): string => {
  if (waiver === undefined) return '';
  const by = [waiver.owner, waiver.ticket].filter((part) => part !== null);
  const given = text(label('waived', waiver.expires, clip(waiver.reason)));
  return `  ${given}${by.length === 0 ? '' : ` (${by.map((part) => text(clip(part))).join(', ')})`}\n`;
};

const findingItem = (finding: Finding): string => {
  const status =
    finding.status === 'fail' ? finding.severity : `${finding.severity}, ${label(`status.${finding.status}`)}`;
  const more = finding.evidence.length - MOST_EVIDENCE;
  return [
    `- **${status}** ${text(clip(finding.message))} (${code(finding.rule)})\n`,
    waiverOf(finding),
    ...finding.evidence
      .slice(0, MOST_EVIDENCE)
      .map(({ source, detail }) => `  - ${text(source)}: ${text(clip(detail))}\n`),
    ...(more > 0 ? [`  - ${label('moreEvidence', more)}\n`] : []),
  ].join('');
};

/** An app with all its findings, folded; empty where there is nothing to tell. */
export const appDetails = (group: AppGroup): string => {
  if (group.findings.length === 0) return '';
  const name = group.name === null ? words('heading.org') : code(clip(group.name));
  const passed = rulesInState(group, 'pass');
  return [
    `<details>\n<summary>${name}: ${[words(`state.${group.view.state}`), countsOf(group)].filter(Boolean).join(', ')}</summary>\n\n`,
    ...group.findings.map(findingItem),
    ...(passed.length > 0 ? [`\n${label('passedChecks', passed.length)}: ${passed.map(code).join(' ')}\n`] : []),
    '\n</details>\n\n',
  ].join('');
};
