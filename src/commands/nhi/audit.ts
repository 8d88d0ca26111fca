import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import {
  appsFlag,
  failOnFlag,
  failOnInconclusiveFlag,
  notWith,
  onlyWith,
  policyFileFlag,
  targetOrgFlag,
} from '../../cli/flags.js';
import { SfCommand as NhiCommand } from '../../cli/nhi-command.js';
import { outputFlags } from '../../cli/output-flags.js';
import type { AuditReport } from '../../findings/audit-report.js';
import { exitCodeDescriptions } from '../../findings/exit-codes.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.audit');

export type NhiAuditResult = AuditReport;

export default class NhiAudit extends NhiCommand<NhiAuditResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': targetOrgFlag({ exclusive: ['snapshot-file'] }),
    'source-dir': Flags.string({
      char: 'd',
      multiple: true,
      relationships: notWith('snapshot-file'),
      summary: messages.getMessage('flags.source-dir.summary'),
      description: messages.getMessage('flags.source-dir.description'),
    }),
    'snapshot-file': Flags.string({
      summary: messages.getMessage('flags.snapshot-file.summary'),
      description: messages.getMessage('flags.snapshot-file.description'),
    }),
    'api-version': Flags.orgApiVersion(),
    app: appsFlag({ description: messages.getMessage('flags.app.description') }),
    'policy-file': policyFileFlag({ description: messages.getMessage('flags.policy-file.description') }),
    'baseline-file': Flags.string({
      summary: messages.getMessage('flags.baseline-file.summary'),
      description: messages.getMessage('flags.baseline-file.description'),
    }),
    'fail-on': failOnFlag(),
    'fail-on-inconclusive': failOnInconclusiveFlag(),
    'fail-on-existing': Flags.boolean({
      relationships: onlyWith('source-dir'),
      summary: messages.getMessage('flags.fail-on-existing.summary'),
    }),
    ...outputFlags,
  };
  public static readonly errorCodes = toHelpSection('ERROR CODES', exitCodeDescriptions());

  public async run(): Promise<NhiAuditResult> {
    const { flags } = await this.parse(NhiAudit);
    const { runAudit } = await import('../../cli/run/audit.js');
    return this.end(await runAudit(flags, this.io()));
  }
}
