import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { policyFileFlag, requiredOrgFlag } from '../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../cli/nhi-command.js';
import type { SavedSnapshot } from '../../snapshot/save-snapshot.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.snapshot');

export type NhiSnapshotResult = SavedSnapshot;

export default class NhiSnapshot extends NhiCommand<NhiSnapshotResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': requiredOrgFlag(),
    'api-version': Flags.orgApiVersion(),
    'output-file': Flags.string({
      char: 'f',
      required: true,
      summary: messages.getMessage('flags.output-file.summary'),
      description: messages.getMessage('flags.output-file.description'),
    }),
    'policy-file': policyFileFlag({ description: messages.getMessage('flags.policy-file.description') }),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'incomplete'),
  );

  public async run(): Promise<NhiSnapshotResult> {
    const { flags } = await this.parse(NhiSnapshot);
    const { runSnapshot } = await import('../../cli/run/snapshot.js');
    return this.end(await runSnapshot(flags, this.io()));
  }
}
