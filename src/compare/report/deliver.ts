/** What `sf nhi compare` does with its report besides returning it: report files, standard output. */
import { deliver, type OutputFlags, type OutputOptions } from '../../report/output.js';
import type { OutputFile } from '../../report/output-files.js';
import type { CompareReport } from '../compare-report.js';
import { pairRuleCatalog } from '../rule-catalog.js';
import { hostOf, reportOfComparison, type CompareOptions } from './view.js';

export type CompareOutput = CompareOptions &
  Pick<OutputOptions, 'json' | 'notify' | 'version'> & {
    flags: OutputFlags;
    plan: readonly OutputFile[];
  };

export const deliverComparison = async (
  report: CompareReport,
  { flags, plan, gate, everyApp, ...options }: CompareOutput,
): Promise<void> =>
  deliver(reportOfComparison(report, { gate, everyApp }), flags, plan, {
    ...options,
    command: 'sf nhi compare',
    gate,
    everyApp,
    category: ['compare', hostOf(report.source)],
    loadRules: async () => Promise.resolve(pairRuleCatalog()),
  });
