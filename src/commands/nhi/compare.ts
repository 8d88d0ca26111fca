import { Messages } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import type { CompareReport } from '../../compare/compare-report.js';
import { ageNote, errorOfSide, inventorySource, readInventory } from '../../cli/read-inventory.js';
import { THRESHOLDS } from '../../findings/gate.js';
import { planOutput } from '../../report/output.js';
import { reportFlags } from '../../cli/output-flags.js';
import { readAuditFiles } from '../../cli/audit-files.js';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { printJson } from '../../cli/print-json.js';
import { safeError } from '../../cli/safe-error.js';
import { safeText } from '../../text/safe-text.js';
import { createStages } from '../../cli/stages.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.compare');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');

export type NhiCompareResult = CompareReport;

export default class NhiCompare extends SfCommand<NhiCompareResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'source-org': Flags.optionalOrg({
      // The default org is what is worked on; which of the two sides it is has to be said.
      char: 's',
      default: undefined,
      defaultHelp: undefined,
      exactlyOne: ['source-org', 'source-snapshot-file'],
      summary: messages.getMessage('flags.source-org.summary'),
    }),
    'source-snapshot-file': Flags.string({ summary: messages.getMessage('flags.source-snapshot-file.summary') }),
    'target-org': Flags.optionalOrg({
      exclusive: ['target-snapshot-file'],
      summary: messages.getMessage('flags.target-org.summary'),
    }),
    'target-snapshot-file': Flags.string({ summary: messages.getMessage('flags.target-snapshot-file.summary') }),
    'api-version': Flags.orgApiVersion(),
    app: Flags.string({
      char: 'a',
      multiple: true,
      summary: flagMessages.getMessage('apps.summary'),
      description: messages.getMessage('flags.app.description'),
    }),
    'policy-file': Flags.string({
      summary: flagMessages.getMessage('policy-file.summary'),
      description: messages.getMessage('flags.policy-file.description'),
    }),
    'fail-on': Flags.option({
      options: THRESHOLDS,
      default: 'high' as const,
      summary: flagMessages.getMessage('fail-on.summary'),
    })(),
    'fail-on-inconclusive': Flags.boolean({
      summary: flagMessages.getMessage('fail-on-inconclusive.summary'),
    }),
    ...reportFlags,
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiCompareResult> {
    const { flags } = await this.parse(NhiCompare);
    process.exitCode = EXIT_CODES.failed;

    const { 'source-snapshot-file': sourceFile, 'target-snapshot-file': targetFile, app: apps } = flags;
    // Mistakes in files are told before an org is read.
    const plan = await planOutput(flags);
    const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
    const sources = {
      source: inventorySource(sourceFile, flags['source-org'], flags['api-version']),
      target: inventorySource(targetFile, flags['target-org'], flags['api-version']),
    };
    if (sourceFile === '-' && targetFile === '-') throw messages.createError('error.OneStandardInput');
    const stages = createStages(
      { both: messages.getMessage('stages.both') },
      { title: messages.getMessage('stages.title'), jsonEnabled: this.jsonEnabled() },
    );
    stages.start('both');
    const read = async (side: 'source' | 'target'): ReturnType<typeof readInventory> =>
      readInventory(sources[side], { policy }).catch((error: unknown) => {
        throw errorOfSide(side, error);
      });
    const [source, target, { compareInventories }, { gateOf }, { unknownApps }] = await Promise.all([
      read('source'),
      read('target'),
      import('../../compare/compare.js'),
      import('../../compare/gate.js'),
      import('../../compare/unknown-apps.js'),
    ]).catch((error: unknown) => {
      stages.fail();
      throw error;
    });
    stages.done();

    const unknown = apps && unknownApps(source, target, apps);
    if (unknown) throw unknown;
    const report = compareInventories(source, target, {
      apps,
      policy,
      snapshotFiles: { source: sourceFile, target: targetFile },
    });
    const notes = [...(await ageNote(sources.source, source)), ...(await ageNote(sources.target, target))];
    if (report.policy !== undefined) {
      const { policyNotes } = await import('../../findings/policy-notes.js');
      notes.push(...policyNotes({ ...report.policy, unmatchedApps: [] }, []));
    }
    for (const note of notes) this.warn(safeText(note));
    if (report.sameOrg === true)
      this.warn(messages.getMessage('warning.sameOrg', [safeText(report.target.org.instanceUrl)]));

    const gate = gateOf(report, { failOn: flags['fail-on'], failOnInconclusive: flags['fail-on-inconclusive'] });
    const { deliverComparison } = await import('../../compare/report/deliver.js');
    await deliverComparison(report, {
      flags,
      plan,
      gate,
      narrowed: apps !== undefined,
      version: this.ctor.plugin?.version ?? this.config.version,
      json: this.jsonEnabled(),
      notify: (sentence) => this.logToStderr(safeText(sentence)),
    });
    process.exitCode = gate.exitCode;
    return report;
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }
}
