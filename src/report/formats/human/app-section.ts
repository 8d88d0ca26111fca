import type { ReportedApp } from '../../../findings/audit-report.js';
import type { AppView } from './app-view.js';
import { findingLines } from './finding.js';
import type { SharedFixes } from './fixes.js';
import { clip, paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { counted, words } from './words.js';

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

const describe = (app: ReportedApp): string => {
  const kind = words(`kind.${app.kind}`);
  const named = app.label === null || sameName(app.name, app.label) ? kind : words('app.labelled', kind, app.label);
  const declared = [
    ...(app.service === null ? [] : [words('app.service', app.service)]),
    ...(app.owner === null ? [] : [words('app.owner', app.owner)]),
  ];
  return [named, runAsOf(app), ...scopesOf(app), ...declared].join('; ');
};

/** The findings of a view: what breaks, then what is risky, then what could not be checked. Advice stands elsewhere. */
export const viewFindings = (view: AppView, columns: number, paint: Paint, fixes: SharedFixes): string[] => {
  const part = (kind: 'breaks' | 'posture'): string[] => {
    const findings = view[kind].filter((finding) => !fixes.isAdvice(finding));
    if (findings.length === 0) return [];
    return [
      paint.heading(`  ${words(`section.${kind}`)}`),
      ...findings.flatMap((finding) => findingLines(finding, columns, paint, !fixes.has(finding))),
    ];
  };
  const rules = [...new Set(view.inconclusive.map(({ rule }) => rule))].join(', ');
  const open =
    view.inconclusive.length === 0 ? [] : paragraph(counted('app.open', view.inconclusive.length, rules), columns, 2);
  return [...part('breaks'), ...part('posture'), ...open];
};

export const appSection = (view: AppView, columns: number, paint: Paint, fixes: SharedFixes): string[] => [
  ...paragraph(words('app.heading', view.name, words(`state.${view.state}`)), columns).map((line) =>
    paint.heading(line),
  ),
  ...(view.app === null ? [] : paragraph(clip(describe(view.app)), columns, 2).map((line) => paint.quiet(line))),
  ...viewFindings(view, columns, paint, fixes),
];
