import { dayInWords } from '../../report/words.js';
import type { CompareReport } from '../compare-report.js';
import { compareText, countedText } from '../texts.js';

const nothingCompared = ({ summary }: CompareReport, everyApp: boolean): string => {
  if (!everyApp) return compareText('verdict.appsIdle');
  return compareText(summary.appListsComplete ? 'verdict.noApps' : 'verdict.noAppsIncomplete');
};

/** Of what would break, what works until a day that is known. */
const later = ({ findings }: CompareReport): string[] => {
  const days = findings.flatMap(({ status, breaksOn }) =>
    status === 'fail' && breaksOn !== undefined ? breaksOn : [],
  );
  const [first] = days.sort();
  return first === undefined ? [] : [countedText('verdict.later', days.length, dayInWords(first))];
};

const differences = (report: CompareReport): string[] => {
  const { comparedApps, effects, inconclusive, waived } = report.summary;
  const { breaks, riskier, different } = effects;
  const compared = countedText('apps', comparedApps);
  if (breaks + riskier + different + waived + inconclusive === 0) return [compareText('verdict.equal', compared)];
  return [
    breaks === 0 ? compareText('verdict.breaksNone', compared) : countedText('verdict.breaks', breaks),
    ...later(report),
    ...(riskier > 0 ? [countedText('verdict.riskier', riskier)] : []),
    ...(different > 0 ? [countedText('verdict.different', different)] : []),
    ...(waived > 0 ? [countedText('verdict.waived', waived)] : []),
  ];
};

/**
 * What was found, in a few sentences.
 *
 * @param open key of the sentence about what could not be compared
 */
const sentences = (report: CompareReport, everyApp: boolean, open: string): string => {
  const { sameOrg, source, summary } = report;
  return [
    ...(sameOrg === true ? [compareText('verdict.same', source.org.instanceUrl)] : []),
    ...(summary.comparedApps === 0 ? [nothingCompared(report, everyApp)] : differences(report)),
    ...(summary.inconclusive > 0 ? [countedText(open, summary.inconclusive)] : []),
    ...(summary.comparedApps > 0 && everyApp && !summary.appListsComplete ? [compareText('verdict.lists')] : []),
  ].join(' ');
};

export const verdict = (report: CompareReport, everyApp: boolean): string =>
  sentences(report, everyApp, 'verdict.open');

/** The same, for where the end of the report does not follow. */
export const brief = (report: CompareReport, everyApp: boolean): string => sentences(report, everyApp, 'brief.open');
