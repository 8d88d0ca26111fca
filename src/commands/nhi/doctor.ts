import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { SfCommand as NhiCommand } from '../../cli/nhi-command.js';
import type { DoctorReport } from '../../doctor/report.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.doctor');

export type NhiDoctorResult = DoctorReport;

export default class NhiDoctor extends NhiCommand<NhiDoctorResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    facts: Flags.boolean({
      summary: messages.getMessage('flags.facts.summary'),
      description: messages.getMessage('flags.facts.description'),
    }),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'incomplete'),
  );

  public async run(): Promise<NhiDoctorResult> {
    const { flags } = await this.parse(NhiDoctor);
    const { runDoctor } = await import('../../cli/run/doctor.js');
    return this.end(await runDoctor(flags, this.io()));
  }
}
