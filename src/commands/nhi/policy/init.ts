import { existsSync } from 'node:fs';
import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import { POLICY_FILE } from '../../../policy/policy-file-name.js';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import { EXIT_CODES } from '../../../findings/exit-codes.js';
import { printJson } from '../../../cli/print-json.js';
import { safeError } from '../../../cli/safe-error.js';
import { safeText } from '../../../text/safe-text.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.policy.init');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');

export type NhiPolicyInitResult = {
  /** The file as it was named. */
  file: string;
  /** Apps that it declares. */
  integrations: string[];
  /** Every app of the org could be read. */
  complete: boolean;
};

export default class NhiPolicyInit extends SfCommand<NhiPolicyInitResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    'output-file': Flags.string({
      char: 'f',
      default: POLICY_FILE,
      summary: messages.getMessage('flags.output-file.summary'),
    }),
    force: Flags.boolean({ summary: flagMessages.getMessage('force.summary') }),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'incomplete'),
  );

  public async run(): Promise<NhiPolicyInitResult> {
    const { flags } = await this.parse(NhiPolicyInit);
    // Stands if the process ends before the file is there.
    process.exitCode = EXIT_CODES.failed;
    const { 'output-file': file, force } = flags;
    if (!force && existsSync(file)) throw alreadyThere(file);
    const { checkWritable, writeWhole } = await import('../../../text/write-file.js');
    await checkWritable(file);

    const [{ collectInventory }, { loginWindowDays }] = await Promise.all([
      import('../../../org/collect.js'),
      import('../../../cli/login-window.js'),
    ]);
    this.spinner.start(messages.getMessage('stages.title'));
    const connection = flags['target-org'].getConnection(flags['api-version']);
    const inventory = await collectInventory(connection, { loginWindowDays: loginWindowDays() });
    this.spinner.stop();

    const { draftPolicy } = await import('../../../audit/draft-policy.js');
    const draft = draftPolicy(inventory, {
      now: new Date(),
      version: this.ctor.plugin?.version ?? this.config.version,
    });
    await writeWhole(file, [draft.text], { overwrite: force });

    this.log(safeText(messages.getMessage('written', [file, draft.integrations.length])));
    if (!draft.complete) this.warn(messages.getMessage('incomplete'));
    process.exitCode = draft.failed ? EXIT_CODES.incomplete : EXIT_CODES.ok;
    return { file, integrations: draft.integrations, complete: draft.complete };
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    this.spinner.stop();
    return super.catch(safeError(error));
  }
}

const alreadyThere = (file: string): SfError =>
  new SfError(
    messages.getMessage('error.exists', [file]),
    'FileExistsError',
    messages.getMessages('error.exists.actions'),
    EXIT_CODES.failed,
  );
