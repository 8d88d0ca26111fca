import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import { forceFlag, requiredOrgFlag } from '../../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../../cli/nhi-command.js';
import type { PolicyInitResult } from '../../../cli/run/policy-init.js';
import { POLICY_FILE } from '../../../policy/policy-file-name.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.policy.init');

export type NhiPolicyInitResult = PolicyInitResult;

export default class NhiPolicyInit extends NhiCommand<NhiPolicyInitResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': requiredOrgFlag(),
    'api-version': Flags.orgApiVersion(),
    'output-file': Flags.string({
      char: 'f',
      default: POLICY_FILE,
      summary: messages.getMessage('flags.output-file.summary'),
    }),
    force: forceFlag(),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'incomplete'),
  );

  public async run(): Promise<NhiPolicyInitResult> {
    const { flags } = await this.parse(NhiPolicyInit);
    const { runPolicyInit } = await import('../../../cli/run/policy-init.js');
    return this.end(await runPolicyInit(flags, this.io()));
  }
}
