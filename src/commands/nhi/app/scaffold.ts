import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import { endpointFlag, forceFlag, policyFileFlag, namedOrg } from '../../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../../cli/nhi-command.js';
import type { AppScaffoldResult } from '../../../cli/run/app-scaffold-result.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.app.scaffold');

export type NhiAppScaffoldResult = AppScaffoldResult;

export default class NhiAppScaffold extends NhiCommand<NhiAppScaffoldResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    name: Flags.string({ char: 'n', required: true, summary: messages.getMessage('flags.name.summary') }),
    'run-as-user': Flags.string({
      required: true,
      summary: messages.getMessage('flags.run-as-user.summary'),
      description: messages.getMessage('flags.run-as-user.description'),
    }),
    'contact-email': Flags.string({ required: true, summary: messages.getMessage('flags.contact-email.summary') }),
    label: Flags.string({ summary: messages.getMessage('flags.label.summary') }),
    description: Flags.string({ summary: messages.getMessage('flags.description.summary') }),
    'policy-file': policyFileFlag({ description: messages.getMessage('flags.policy-file.description') }),
    endpoint: endpointFlag(),
    'apex-class': Flags.string({
      summary: messages.getMessage('flags.apex-class.summary'),
      description: messages.getMessage('flags.apex-class.description'),
    }),
    permission: Flags.string({ multiple: true, summary: messages.getMessage('flags.permission.summary') }),
    object: Flags.string({
      multiple: true,
      summary: messages.getMessage('flags.object.summary'),
      description: messages.getMessage('flags.object.description'),
    }),
    field: Flags.string({
      multiple: true,
      summary: messages.getMessage('flags.field.summary'),
      description: messages.getMessage('flags.field.description'),
    }),
    scope: Flags.string({
      multiple: true,
      summary: messages.getMessage('flags.scope.summary'),
      description: messages.getMessage('flags.scope.description'),
    }),
    'ip-range': Flags.string({
      multiple: true,
      summary: messages.getMessage('flags.ip-range.summary'),
      description: messages.getMessage('flags.ip-range.description'),
    }),
    'callback-url': Flags.string({
      default: 'https://localhost',
      summary: messages.getMessage('flags.callback-url.summary'),
    }),
    'output-dir': Flags.string({
      char: 'd',
      default: 'force-app/main/default',
      summary: messages.getMessage('flags.output-dir.summary'),
    }),
    // No default org: only the org that is named is asked.
    'target-org': Flags.optionalOrg({
      parse: namedOrg,
      default: undefined,
      summary: messages.getMessage('flags.target-org.summary'),
      description: messages.getMessage('flags.target-org.description'),
    }),
    'api-version': Flags.orgApiVersion(),
    'write-replacement': Flags.boolean({ summary: messages.getMessage('flags.write-replacement.summary') }),
    force: forceFlag({ summary: messages.getMessage('flags.force.summary') }),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiAppScaffoldResult> {
    const { flags } = await this.parse(NhiAppScaffold);
    const { runAppScaffold } = await import('../../../cli/run/app-scaffold.js');
    return this.end(await runAppScaffold(flags, this.io()));
  }
}
