import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import {
  appFlag,
  APP_DESCRIPTION,
  noPromptFlag,
  notWith,
  noVerifyFlag,
  policyFileFlag,
  profileFlag,
  requiredOrgFlag,
} from '../../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../../cli/nhi-command.js';
import type { SecretRotateResult } from '../../../cli/run/secret-rotate-result.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.secret.rotate');

export type NhiSecretRotateResult = SecretRotateResult;

/** Each of them names what is to be done instead of the whole rotation. */
const MODES = ['stage-only', 'finish', 'abort', 'revoke-previous', 'status'];
const others = (name: string): string[] => MODES.filter((each) => each !== name);

export default class NhiSecretRotate extends NhiCommand<NhiSecretRotateResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': requiredOrgFlag(),
    'api-version': Flags.orgApiVersion(),
    app: appFlag({ required: true, description: APP_DESCRIPTION }),
    'output-file': Flags.string({
      char: 'f',
      relationships: notWith('abort', 'revoke-previous', 'status'),
      summary: messages.getMessage('flags.output-file.summary'),
      description: messages.getMessage('flags.output-file.description'),
    }),
    // The usage shows them as one choice.
    'stage-only': Flags.boolean({
      exclusive: others('stage-only'),
      summary: messages.getMessage('flags.stage-only.summary'),
    }),
    finish: Flags.boolean({
      relationships: notWith(...others('finish')),
      summary: messages.getMessage('flags.finish.summary'),
    }),
    abort: Flags.boolean({
      relationships: notWith(...others('abort')),
      summary: messages.getMessage('flags.abort.summary'),
    }),
    'revoke-previous': Flags.boolean({
      relationships: notWith(...others('revoke-previous')),
      summary: messages.getMessage('flags.revoke-previous.summary'),
    }),
    status: Flags.boolean({
      relationships: notWith(...others('status')),
      summary: messages.getMessage('flags.status.summary'),
    }),
    'no-probe': Flags.boolean({
      summary: messages.getMessage('flags.no-probe.summary'),
      description: messages.getMessage('flags.no-probe.description'),
    }),
    'no-verify': noVerifyFlag(),
    record: Flags.boolean({
      relationships: notWith('abort', 'revoke-previous', 'stage-only', 'status'),
      summary: messages.getMessage('flags.record.summary'),
    }),
    'policy-file': policyFileFlag({ description: messages.getMessage('flags.policy-file.description') }),
    profile: profileFlag(),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    'no-prompt': noPromptFlag({ description: messages.getMessage('flags.no-prompt.description') }),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiSecretRotateResult> {
    const { flags } = await this.parse(NhiSecretRotate);
    const { runSecretRotate } = await import('../../../cli/run/secret-rotate.js');
    return this.end(await runSecretRotate(flags, this.io()));
  }
}
