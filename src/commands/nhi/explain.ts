import { Args } from '@oclif/core';
import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { SfCommand as NhiCommand } from '../../cli/nhi-command.js';
import type { ExplainResult } from '../../cli/run/explain.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.explain');

export type NhiExplainResult = ExplainResult;

export default class NhiExplain extends NhiCommand<NhiExplainResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly args = {
    rule: Args.string({ ignoreStdin: true, description: messages.getMessage('args.rule.description') }),
  };
  public static readonly flags = {
    error: Flags.string({
      char: 'e',
      exclusive: ['list'],
      summary: messages.getMessage('flags.error.summary'),
      description: messages.getMessage('flags.error.description'),
    }),
    list: Flags.boolean({ char: 'l', summary: messages.getMessage('flags.list.summary') }),
  };
  public static readonly errorCodes = toHelpSection('ERROR CODES', exitCodeTexts(messages, 'ok', 'failed', 'usage'));

  protected override pasted(): readonly string[] {
    return ['error'];
  }

  public async run(): Promise<NhiExplainResult> {
    const { args, flags } = await this.parse(NhiExplain);
    const { runExplain } = await import('../../cli/run/explain.js');
    return this.end(await runExplain({ rule: args.rule, ...flags }, this.io()));
  }
}
