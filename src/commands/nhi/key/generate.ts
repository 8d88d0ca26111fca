import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import {
  appFlag,
  APP_DESCRIPTION,
  clientIdFlag,
  clientSecretFileFlag,
  forceFlag,
  noPromptFlag,
  noVerifyFlag,
  onlyWith,
  profileFlag,
  requiredOrgFlag,
} from '../../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../../cli/nhi-command.js';
import type { KeyGenerateResult } from '../../../cli/run/key-generate.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.key.generate');

export type NhiKeyGenerateResult = KeyGenerateResult;

export default class NhiKeyGenerate extends NhiCommand<NhiKeyGenerateResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': requiredOrgFlag(),
    'api-version': Flags.orgApiVersion(),
    app: appFlag({ required: true, description: APP_DESCRIPTION }),
    'client-id': clientIdFlag({ description: messages.getMessage('flags.client-id.description') }),
    'client-secret-file': clientSecretFileFlag({
      exclusive: ['secret-from-org'],
      description: messages.getMessage('flags.client-secret-file.description'),
    }),
    'secret-from-org': Flags.boolean({
      summary: messages.getMessage('flags.secret-from-org.summary'),
      description: messages.getMessage('flags.secret-from-org.description'),
    }),
    'output-file': Flags.string({
      char: 'f',
      summary: messages.getMessage('flags.output-file.summary'),
      description: messages.getMessage('flags.output-file.description'),
    }),
    force: forceFlag({ relationships: onlyWith('output-file') }),
    profile: profileFlag(),
    'no-verify': noVerifyFlag(),
    'no-prompt': noPromptFlag({ description: messages.getMessage('flags.no-prompt.description') }),
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    NHI_CLIENT_SECRET: messages.getMessage('env.NHI_CLIENT_SECRET'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings'),
  );

  public async run(): Promise<NhiKeyGenerateResult> {
    const { flags } = await this.parse(NhiKeyGenerate);
    const { runKeyGenerate } = await import('../../../cli/run/key-generate.js');
    return this.end(await runKeyGenerate(flags, this.io()));
  }
}
