import { Messages } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import { inventorySource, readInventory, stageLabels } from '../../cli/read-inventory.js';
import type { SavedSnapshot } from '../../snapshot/save-snapshot.js';
import { readAuditFiles } from '../../cli/audit-files.js';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { printJson } from '../../cli/print-json.js';
import { safeError } from '../../cli/safe-error.js';
import { createStages } from '../../cli/stages.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.snapshot');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');

export type NhiSnapshotResult = SavedSnapshot;

export default class NhiSnapshot extends SfCommand<NhiSnapshotResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    'output-file': Flags.string({
      char: 'f',
      required: true,
      summary: messages.getMessage('flags.output-file.summary'),
      description: messages.getMessage('flags.output-file.description'),
    }),
    'policy-file': Flags.string({
      summary: flagMessages.getMessage('policy-file.summary'),
      description: messages.getMessage('flags.policy-file.description'),
    }),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'incomplete'),
  );

  public async run(): Promise<NhiSnapshotResult> {
    const { flags } = await this.parse(NhiSnapshot);
    process.exitCode = EXIT_CODES.failed;
    const { 'output-file': file, 'target-org': org, 'api-version': apiVersion } = flags;

    const { checkWritable } = await import('../../text/write-file.js');
    await checkWritable(file);
    const { policy } = await readAuditFiles(flags);
    const source = inventorySource(undefined, org, apiVersion);
    const stages = createStages(stageLabels(), {
      title: messages.getMessage('stages.title'),
      jsonEnabled: this.jsonEnabled(),
    });
    const inventory = await readInventory(source, { policy, onStage: stages.start }).catch((error: unknown) => {
      stages.fail();
      throw error;
    });
    stages.done();

    const { saveSnapshot } = await import('../../snapshot/save-snapshot.js');
    const result = await saveSnapshot(inventory, file);
    if (!this.jsonEnabled()) {
      const [{ snapshotLines }, { terminal }] = await Promise.all([
        import('../../snapshot/saved-lines.js'),
        import('../../text/terminal.js'),
      ]);
      this.log(snapshotLines(result, terminal().columns).join('\n'));
    }
    const incomplete = inventory.gaps.some(({ reason }) => reason !== 'permission' && reason !== 'notSupported');
    process.exitCode = incomplete ? EXIT_CODES.incomplete : EXIT_CODES.ok;
    return result;
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }
}
