import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import { ageNote, clockOf, inventorySource, readInventory, stageLabels } from '../../cli/read-inventory.js';
import type { AuditReport } from '../../findings/audit-report.js';
import { appListComplete, gate, THRESHOLDS } from '../../findings/gate.js';
import type { RuleText } from '../../findings/rule-text.js';
import { deliver, planOutput, withCoverage } from '../../report/output.js';
import { outputFlags } from '../../cli/output-flags.js';
import type { AppSelection } from '../../audit/select-apps.js';
import { EXIT_CODES, exitCodeDescriptions } from '../../findings/exit-codes.js';
import { printJson } from '../../cli/print-json.js';
import { safeError } from '../../cli/safe-error.js';
import { safeText } from '../../text/safe-text.js';
import { createStages } from '../../cli/stages.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.audit');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');

export type NhiAuditResult = AuditReport;

export default class NhiAudit extends SfCommand<NhiAuditResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.optionalOrg({
      exclusive: ['snapshot-file'],
      summary: flagMessages.getMessage('target-org.summary'),
    }),
    'snapshot-file': Flags.string({
      summary: messages.getMessage('flags.snapshot-file.summary'),
      description: messages.getMessage('flags.snapshot-file.description'),
    }),
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
    'baseline-file': Flags.string({
      summary: messages.getMessage('flags.baseline-file.summary'),
      description: messages.getMessage('flags.baseline-file.description'),
    }),
    'fail-on': Flags.option({
      options: THRESHOLDS,
      default: 'high' as const,
      summary: flagMessages.getMessage('fail-on.summary'),
    })(),
    'fail-on-inconclusive': Flags.boolean({
      summary: flagMessages.getMessage('fail-on-inconclusive.summary'),
    }),
    ...outputFlags,
  };
  public static readonly errorCodes = toHelpSection('ERROR CODES', exitCodeDescriptions());

  public async run(): Promise<NhiAuditResult> {
    const { flags } = await this.parse(NhiAudit);
    // Stands if the process ends before there is a report: a gate must not take that for success.
    process.exitCode = EXIT_CODES.failed;

    // Mistakes in files are told before an org is read.
    const plan = await planOutput(flags);
    const { notesOn, onlyNew, readAuditFiles } = await import('../../cli/audit-files.js');
    const files = await readAuditFiles(flags);
    const source = inventorySource(flags['snapshot-file'], flags['target-org'], flags['api-version']);
    const stages = createStages(stageLabels(), {
      title: messages.getMessage('stages.title'),
      jsonEnabled: this.jsonEnabled(),
    });
    const [inventory, { evaluate }, { selectApps }] = await Promise.all([
      readInventory(source, { policy: files.policy, onStage: stages.start }),
      import('../../audit/evaluate.js'),
      import('../../audit/select-apps.js'),
    ]).catch((error: unknown) => {
      stages.fail();
      throw error;
    });
    stages.done();

    const { app: apps } = flags;
    const selection = apps && selectApps(inventory.apps, apps);
    const judged = evaluate(inventory, { now: clockOf(source, inventory), apps, policy: files.policy });
    if (selection && selection.unknown.length > 0) throw unknownApp(selection, appListComplete(judged));
    const covered = await withCoverage(judged, flags, async () =>
      (await import('../../audit/coverage-input.js')).coverageInput(judged, files.policy, apps === undefined),
    );
    const report = await onlyNew(covered, files, apps === undefined);
    const names = inventory.apps.map(({ name }) => name);
    const notes = [...(await ageNote(source, inventory)), ...(await notesOn(report, files, names))];
    for (const note of notes) this.warn(safeText(note));

    const verdict = gate(report, { failOn: flags['fail-on'], failOnInconclusive: flags['fail-on-inconclusive'] });
    await deliver(report, flags, plan, {
      command: 'sf nhi audit',
      version: this.ctor.plugin?.version ?? this.config.version,
      loadRules,
      gate: verdict,
      selection,
      json: this.jsonEnabled(),
      notify: (sentence) => this.logToStderr(safeText(sentence)),
    });
    process.exitCode = verdict.exitCode;
    return report;
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }
}

const loadRules = async (): Promise<RuleText[]> => (await import('../../rules/catalogue.js')).ruleCatalog();

const unknownApp = ({ unknown }: AppSelection, complete: boolean): SfError => {
  const actions = [
    ...unknown
      .filter(({ nearest }) => nearest.length > 0)
      .map(({ wanted, nearest }) => messages.getMessage('error.unknownApp.nearest', [wanted, nearest.join(', ')])),
    ...(complete ? [] : [messages.getMessage('error.unknownApp.incomplete')]),
    messages.getMessage('error.unknownApp.seeAll'),
  ];
  const names = unknown.map(({ wanted }) => wanted).join(', ');
  return new SfError(messages.getMessage('error.unknownApp', [names]), 'UnknownAppError', actions, EXIT_CODES.failed);
};
