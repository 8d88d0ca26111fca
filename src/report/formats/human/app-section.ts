import type { ReportedApp } from '../../../findings/audit-report.js';
import { IMPACTS, type Impact, type ReportApp, type Wording } from '../../report.js';
import type { View } from '../../views.js';
import { counted, words } from '../../words.js';
import { findingLines } from './finding.js';
import type { SharedFixes } from './fixes.js';
import { clip, paragraph } from './layout.js';
import type { Paint } from './paint.js';

const runAsOf = ({ runAs }: ReportedApp): string => {
  const user = runAs.username ?? runAs.userId ?? '';
  if (runAs.state === 'missing') return words('app.runAsMissing');
  if (runAs.state === 'notKnown') return words('app.runAsNotKnown');
  return words(runAs.state === 'unknownUser' ? 'app.runAsUnknown' : 'app.runAs', user);
};

const scopesOf = ({ scopes }: ReportedApp): string[] => {
  if (scopes === null) return [];
  return [scopes.length === 0 ? words('app.scopesNone') : words('app.scopes', scopes.join(', '))];
};

/** A label that is the name with spaces says nothing new. */
const sameName = (name: string, label: string): boolean =>
  label.replaceAll(' ', '_').toLowerCase() === name.toLowerCase();

const describeConfig = (app: ReportedApp): string => {
  const kind = words(`kind.${app.kind}`);
  const named = app.label === null || sameName(app.name, app.label) ? kind : words('app.labelled', kind, app.label);
  const declared = [
    ...(app.service === null ? [] : [words('app.service', app.service)]),
    ...(app.owner === null ? [] : [words('app.owner', app.owner)]),
  ];
  return [named, runAsOf(app), ...scopesOf(app), ...declared].join('; ');
};

const describe = ({ config, terms = [] }: ReportApp): string =>
  config === undefined
    ? terms.map(([term, detail]) => words('app.term', term, detail)).join('; ')
    : describeConfig(config);

/** `told`: fingerprints of what a list tells already. */
type FindingOptions = { fixes: SharedFixes; told: ReadonlySet<string> };

/** The findings of a view by what they mean, then what could not be checked. Advice stands elsewhere. */
export const viewFindings = (
  view: View,
  columns: number,
  paint: Paint,
  { impacts, fixes, told }: FindingOptions & { impacts: Wording['impacts'] },
): string[] => {
  const part = (impact: Impact): string[] => {
    const findings = view.failed.filter(
      (finding) => finding.impact === impact && !fixes.isAdvice(finding) && !told.has(finding.fingerprint),
    );
    if (findings.length === 0) return [];
    return [
      paint.heading(`  ${impacts[impact]}`),
      ...findings.flatMap((finding) => findingLines(finding, columns, paint, !fixes.has(finding))),
    ];
  };
  const unknown = view.inconclusive.filter(({ fingerprint }) => !told.has(fingerprint));
  const rules = [...new Set(unknown.map(({ rule }) => rule))].join(', ');
  const open = unknown.length === 0 ? [] : paragraph(counted('app.open', unknown.length, rules), columns, 2);
  return [...IMPACTS.flatMap(part), ...open];
};

export const appSection = (
  view: View,
  columns: number,
  paint: Paint,
  { wording, ...options }: FindingOptions & { wording: Wording },
): string[] => [
  ...paragraph(words('app.heading', view.name ?? '', wording.states[view.state]), columns).map((line) =>
    paint.heading(line),
  ),
  ...(view.app === null ? [] : paragraph(clip(describe(view.app)), columns, 2).map((line) => paint.quiet(line))),
  ...viewFindings(view, columns, paint, { impacts: wording.impacts, ...options }),
];
