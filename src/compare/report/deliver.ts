/** What `sf nhi compare` does with its report besides returning it: report files, standard output. */
import type { Gate } from '../../findings/gate.js';
import { deliver, type OutputFlags, type OutputOptions } from '../../report/output.js';
import type { OutputFile } from '../../report/output-files.js';
import type { CompareReport } from '../compare-report.js';
import { pairRuleCatalog } from '../rule-catalog.js';
import { factsOf, hostOf, leadOf } from './lead.js';
import { compareView } from './view.js';

export type CompareOutput = Pick<OutputOptions, 'json' | 'notify' | 'version'> & {
  flags: OutputFlags;
  plan: readonly OutputFile[];
  gate: Gate;
  /** Only some apps were asked for. */
  narrowed: boolean;
};

export const deliverComparison = async (
  report: CompareReport,
  { flags, plan, gate, narrowed, ...options }: CompareOutput,
): Promise<void> =>
  deliver(compareView(report), flags, plan, {
    ...options,
    command: 'sf nhi compare',
    gate,
    loadRules: async () => Promise.resolve(pairRuleCatalog()),
    own: {
      lead: leadOf(report, gate, narrowed),
      category: ['compare', hostOf(report.source)],
      factsOf: factsOf(report),
      result: report,
      human: async (screen) =>
        (await import('../human/render.js')).renderComparison(report, { ...screen, gate, narrowed }),
    },
  });
