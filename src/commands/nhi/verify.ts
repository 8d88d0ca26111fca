import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import {
  appFlag,
  clientIdFlag,
  clientSecretFileFlag,
  endpointFlag,
  failOnInconclusiveFlag,
  policyFileFlag,
  requiredOrgFlag,
} from '../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../cli/nhi-command.js';
import { reportFlags } from '../../cli/output-flags.js';
import type { VerifyResult } from '../../verify/result.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.verify');

export type NhiVerifyResult = VerifyResult;

export default class NhiVerify extends NhiCommand<NhiVerifyResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': requiredOrgFlag(),
    'api-version': Flags.orgApiVersion(),
    app: appFlag({ description: messages.getMessage('flags.app.description') }),
    endpoint: endpointFlag({ description: messages.getMessage('flags.endpoint.description') }),
    'policy-file': policyFileFlag({ description: messages.getMessage('flags.policy-file.description') }),
    probe: Flags.boolean({ summary: messages.getMessage('flags.probe.summary') }),
    'client-id': clientIdFlag({ description: messages.getMessage('flags.client-id.description') }),
    'client-secret-file': clientSecretFileFlag({
      description: messages.getMessage('flags.client-secret-file.description'),
    }),
    'fail-on-inconclusive': failOnInconclusiveFlag(),
    ...reportFlags,
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    NHI_CLIENT_SECRET: messages.getMessage('env.NHI_CLIENT_SECRET'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiVerifyResult> {
    const { flags } = await this.parse(NhiVerify);
    const { runVerify } = await import('../../cli/run/verify.js');
    return this.end(await runVerify(flags, this.io()));
  }
}
