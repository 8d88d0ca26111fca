import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import { appFlag, keyFileFlag, profileFlag, namedOrg } from '../../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../../cli/nhi-command.js';
import type { KeyInspectResult } from '../../../cli/run/key-inspect.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.key.inspect');

export type NhiKeyInspectResult = KeyInspectResult;

export default class NhiKeyInspect extends NhiCommand<NhiKeyInspectResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.optionalOrg({ parse: namedOrg, summary: messages.getMessage('flags.target-org.summary') }),
    'api-version': Flags.orgApiVersion(),
    app: appFlag({ description: messages.getMessage('flags.app.description') }),
    'key-file': keyFileFlag({ description: messages.getMessage('flags.key-file.description') }),
    profile: profileFlag(),
    repair: Flags.boolean({
      summary: messages.getMessage('flags.repair.summary'),
      description: messages.getMessage('flags.repair.description'),
    }),
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    NHI_CLIENT_SECRET: messages.getMessage('env.NHI_CLIENT_SECRET'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiKeyInspectResult> {
    const { flags } = await this.parse(NhiKeyInspect);
    const { runKeyInspect } = await import('../../../cli/run/key-inspect.js');
    return this.end(await runKeyInspect(flags, this.io()));
  }
}
