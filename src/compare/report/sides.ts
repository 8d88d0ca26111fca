import { clockNoteOn } from '../../findings/clock-note.js';
import { SIDES, type ComparedOrg, type CompareReport, type SideName } from '../compare-report.js';
import { compareText, countedText } from '../texts.js';

const orgName = ({ org: { instanceUrl, isSandbox } }: ComparedOrg): string =>
  isSandbox === null ? instanceUrl : compareText(isSandbox ? 'side.sandbox' : 'side.notSandbox', instanceUrl);

const sideLine = (side: SideName, compared: ComparedOrg): string => {
  const at = compared.collectedAt.slice(0, 16).replace('T', ' ');
  const name = compareText(`side.${side}`);
  if (compared.snapshotFile !== null) return compareText('side.snapshot', name, orgName(compared), at);
  return compareText('side.line', name, orgName(compared), at, compared.org.username ?? compareText('side.anonymous'));
};

/** Whose computer's clock was wrong. */
export const clockNotes = (report: Pick<CompareReport, SideName>): string[] =>
  SIDES.flatMap((side) => clockNoteOn(compareText(`side.${side}`), report[side].clock));

/** Which orgs were compared, when each was read, and what that cost. */
export const sideLines = (report: CompareReport): string[] => [
  ...SIDES.map((side) => sideLine(side, report[side])),
  ...clockNotes(report),
  countedText('calls', report.summary.apiCalls),
];
