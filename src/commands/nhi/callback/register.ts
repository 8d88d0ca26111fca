import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import {
  appFlag,
  APP_DESCRIPTION,
  clientIdFlag,
  clientSecretFileFlag,
  endpointFlag,
  keyFileFlag,
  noPromptFlag,
  notWith,
  noVerifyFlag,
  profileFlag,
  requiredOrgFlag,
} from '../../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../../cli/nhi-command.js';
import type { CallbackRegisterResult } from '../../../cli/run/callback-register.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.callback.register');
const keyMessages = Messages.loadMessages('sf-plugin-nhi', 'nhi.key.generate');

export type NhiCallbackRegisterResult = CallbackRegisterResult;

export default class NhiCallbackRegister extends NhiCommand<NhiCallbackRegisterResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': requiredOrgFlag(),
    'api-version': Flags.orgApiVersion(),
    app: appFlag({ required: true, description: APP_DESCRIPTION }),
    endpoint: endpointFlag({ required: true, description: messages.getMessage('flags.endpoint.description') }),
    'service-url': Flags.string({ required: true, summary: messages.getMessage('flags.service-url.summary') }),
    event: Flags.string({ required: true, multiple: true, summary: messages.getMessage('flags.event.summary') }),
    'key-file': keyFileFlag({
      relationships: notWith('client-id', 'client-secret-file'),
      description: messages.getMessage('flags.key-file.description'),
    }),
    'client-id': clientIdFlag(),
    'client-secret-file': clientSecretFileFlag(),
    'service-key-file': Flags.string({ summary: messages.getMessage('flags.service-key-file.summary') }),
    profile: profileFlag(),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    replace: Flags.boolean({
      summary: messages.getMessage('flags.replace.summary'),
      description: messages.getMessage('flags.replace.description'),
    }),
    'no-verify': noVerifyFlag(),
    'no-prompt': noPromptFlag(),
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    NHI_CLIENT_SECRET: keyMessages.getMessage('env.NHI_CLIENT_SECRET'),
    NHI_SERVICE_API_KEY: messages.getMessage('env.NHI_SERVICE_API_KEY'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiCallbackRegisterResult> {
    const { flags } = await this.parse(NhiCallbackRegister);
    const { runCallbackRegister } = await import('../../../cli/run/callback-register.js');
    return this.end(await runCallbackRegister(flags, this.io()));
  }
}
