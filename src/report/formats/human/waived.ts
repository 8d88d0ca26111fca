import type { Finding } from '../../../findings/audit-report.js';
import { statement } from './finding.js';
import { clip, MARGIN, paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { words } from '../../words.js';

const waiverLines = ({ waiver }: Finding, columns: number): string[] => {
  if (waiver === undefined) return [];
  const by = [waiver.owner, waiver.ticket].filter((text) => text !== null).join(', ');
  const reason = words('waived.until', waiver.expires, clip(waiver.reason));
  return paragraph(by === '' ? reason : `${reason} (${by})`, columns, MARGIN);
};

const ofApp = (finding: Finding): Finding => ({
  ...finding,
  message: finding.app === null ? finding.message : `${finding.app}: ${finding.message}`,
});

/** What a deploy of metadata source mends. */
export const mendedLines = (findings: readonly Finding[], columns: number, paint: Paint): string[] =>
  findings.filter(({ status }) => status === 'fixed').flatMap((finding) => statement(ofApp(finding), columns, paint));

/** Accepted findings, with who accepted them, why and for how long. */
export const waivedLines = (findings: readonly Finding[], columns: number, paint: Paint): string[] =>
  findings
    .filter(({ status }) => status === 'waived')
    .flatMap((finding) => [...statement(ofApp(finding), columns, paint), ...waiverLines(finding, columns)]);
