/** A report in which every text of the org tries to act on whoever shows it. */
import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import { aFinding, aGap, anApp, aReport } from './sample.js';

export const HOSTILE_TEXTS = [
  '\u001b[2J\u001b]0;owned\u0007',
  'line\nbreak\r\n::error file=x::y',
  '::error::hello',
  ':: ::warning:: ::debug:: ::add-mask:: ::stop-commands::x ::set-output name=x:: ::group::y',
  '##vso[task.complete result=Succeeded]##[error]',
  '\u202egnp.exe\u202c \u2066x\u2069 zero\u200bwidth',
  'quotes \' " ` and \\ back\\\\slashes %s %d $(id)',
  `${'x'.repeat(67)}::error::${'y'.repeat(67)}::error::z`,
  '契約署名サービス連携アプリケーション契約署名サービス連携アプリケーション',
];

const findingsAbout = (app: string, i: number): Finding[] => [
  aFinding({
    rule: 'run-as-inactive',
    kind: 'breaks',
    severity: 'critical',
    app,
    subject: app,
    message: `The user "${app}" of the app "${app}" is deactivated.`,
    evidence: [{ source: 'User', detail: app }],
  }),
  aFinding({ rule: `rule-${i}`, app, status: 'inconclusive', message: app, evidence: [] }),
  aFinding({
    rule: 'run-as-shared',
    app,
    status: 'waived',
    message: app,
    waiver: { reason: app, owner: app, ticket: app, expires: '2027-01-01' },
  }),
];

/** A report in which each of the texts stands wherever an org could put one. */
export const hostileReport = (texts: readonly string[]): AuditReport =>
  aReport({
    apps: texts.map((name) => anApp({ name, label: `${name} label`, scopes: [name], runAs: { username: name } })),
    findings: texts.flatMap(findingsAbout),
    gaps: texts.map((detail) => aGap({ source: 'LoginHistory', reason: 'error', detail })),
  });

export const hostile: AuditReport = hostileReport(HOSTILE_TEXTS);
