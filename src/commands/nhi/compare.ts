import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import type { CompareReport } from '../../compare/compare-report.js';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { appsFlag, failOnFlag, failOnInconclusiveFlag, policyFileFlag, namedOrg } from '../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../cli/nhi-command.js';
import { reportFlags } from '../../cli/output-flags.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.compare');

export type NhiCompareResult = CompareReport;

export default class NhiCompare extends NhiCommand<NhiCompareResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'source-org': Flags.optionalOrg({
      parse: namedOrg,
      // The default org is what is worked on; which of the two sides it is has to be said.
      char: 's',
      default: undefined,
      defaultHelp: undefined,
      exactlyOne: ['source-org', 'source-snapshot-file'],
      summary: messages.getMessage('flags.source-org.summary'),
    }),
    'source-snapshot-file': Flags.string({ summary: messages.getMessage('flags.source-snapshot-file.summary') }),
    'target-org': Flags.optionalOrg({
      parse: namedOrg,
      exclusive: ['target-snapshot-file'],
      summary: messages.getMessage('flags.target-org.summary'),
    }),
    'target-snapshot-file': Flags.string({ summary: messages.getMessage('flags.target-snapshot-file.summary') }),
    'api-version': Flags.orgApiVersion(),
    app: appsFlag({ description: messages.getMessage('flags.app.description') }),
    'policy-file': policyFileFlag({ description: messages.getMessage('flags.policy-file.description') }),
    'fail-on': failOnFlag(),
    'fail-on-inconclusive': failOnInconclusiveFlag(),
    ...reportFlags,
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiCompareResult> {
    const { flags } = await this.parse(NhiCompare);
    const { runCompare } = await import('../../cli/run/compare.js');
    return this.end(await runCompare(flags, this.io()));
  }
}
