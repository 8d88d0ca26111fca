import { Messages } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import type { MadeKey } from '../../../provision/make-key.js';
import type { Readiness } from '../../../verify/readiness.js';
import { EXIT_CODES } from '../../../findings/exit-codes.js';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import { printJson } from '../../../cli/print-json.js';
import { safeError } from '../../../cli/safe-error.js';
import { safeText } from '../../../text/safe-text.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.key.generate');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');
const profileMessages = Messages.loadMessages('sf-plugin-nhi', 'callback.profile');

export type NhiKeyGenerateResult = {
  /** The callback key, which holds the secret; null when it was written to a file, or the app isn't ready. */
  key: string | null;
  host: string | null;
  app: string;
  /** SHA-256 (hex) of the consumer key. */
  clientIdDigest: string | null;
  createdAt: string | null;
  outputFile: string | null;
  /** null when it wasn't checked. */
  readiness: Readiness | null;
};

export default class NhiKeyGenerate extends SfCommand<NhiKeyGenerateResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    app: Flags.string({
      char: 'a',
      required: true,
      summary: flagMessages.getMessage('app.summary'),
      description: flagMessages.getMessage('app.description'),
    }),
    'client-id': Flags.string({
      summary: flagMessages.getMessage('client-id.summary'),
      description: messages.getMessage('flags.client-id.description'),
    }),
    'client-secret-file': Flags.string({
      exclusive: ['secret-from-org'],
      summary: flagMessages.getMessage('client-secret-file.summary'),
      description: messages.getMessage('flags.client-secret-file.description'),
    }),
    'secret-from-org': Flags.boolean({
      summary: messages.getMessage('flags.secret-from-org.summary'),
      description: messages.getMessage('flags.secret-from-org.description'),
    }),
    'output-file': Flags.string({ char: 'f', summary: messages.getMessage('flags.output-file.summary') }),
    force: Flags.boolean({ dependsOn: ['output-file'], summary: flagMessages.getMessage('force.summary') }),
    profile: Flags.string({
      default: 'onespan-sign',
      summary: profileMessages.getMessage('flag.summary'),
      description: profileMessages.getMessage('flag.description'),
    }),
    'no-verify': Flags.boolean({ summary: flagMessages.getMessage('no-verify.summary') }),
    'no-prompt': Flags.boolean({
      summary: flagMessages.getMessage('no-prompt.summary'),
      description: messages.getMessage('flags.no-prompt.description'),
    }),
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    SF_NHI_CLIENT_SECRET: messages.getMessage('env.SF_NHI_CLIENT_SECRET'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings'),
  );

  public async run(): Promise<NhiKeyGenerateResult> {
    const { flags } = await this.parse(NhiKeyGenerate);
    process.exitCode = EXIT_CODES.failed;
    const file = flags['output-file'];
    if (file !== undefined) await (await import('../../../provision/key-file.js')).checkKeyFile(file, flags.force);

    const { makeKeyFor, NotReadyError } = await import('../../../cli/make-key-for.js');
    const made = await makeKeyFor(flags['target-org'].getConnection(flags['api-version']), {
      app: flags.app,
      profile: flags.profile,
      clientId: flags['client-id'],
      clientSecretFile: flags['client-secret-file'],
      secretFromOrg: flags['secret-from-org'],
      verify: !flags['no-verify'],
      json: this.jsonEnabled(),
      noPrompt: flags['no-prompt'],
    }).catch((error: unknown) => {
      if (error instanceof NotReadyError) return error.readiness;
      throw error;
    });
    if (!('key' in made)) return this.refuse(flags.app, made);

    this.warnOf(made.readiness, flags['secret-from-org']);
    if (file !== undefined)
      await (await import('../../../provision/key-file.js')).writeKeyFile(file, made.key, flags.force);
    else if (!this.jsonEnabled()) await this.show(made, flags['no-prompt']);
    if (file !== undefined) this.logToStderr(messages.getMessage('written', [file]));
    process.exitCode = EXIT_CODES.ok;
    const { host, app, clientIdDigest, createdAt, readiness } = made;
    return {
      key: file === undefined ? made.key : null,
      host,
      app,
      clientIdDigest,
      createdAt,
      outputFile: file ?? null,
      readiness,
    };
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }

  /** On a terminal a key can be read over a shoulder, and stays in its scrollback. */
  private async show({ key, app, host }: MadeKey, noPrompt: boolean): Promise<void> {
    if (process.stdout.isTTY && !noPrompt) {
      const { askYes, canAsk } = await import('../../../cli/prompts.js');
      if (!canAsk({ json: false })) throw messages.createError('error.cannotConfirm');
      if (!(await askYes(messages.getMessage('prompt.show', [app, host]))))
        throw messages.createError('error.notShown');
    }
    await (await import('../../../cli/write-out.js')).writeOut(key);
  }

  private warnOf(readiness: Readiness | null, secretFromOrg: boolean): void {
    if (readiness === null) this.warn(messages.getMessage('warning.notVerified'));
    for (const { rule, message } of readiness?.doubts ?? []) this.warn(safeText(`${message} [${rule}]`));
    if (secretFromOrg) this.warn(messages.getMessage('warning.secretFromOrg'));
  }

  private refuse(app: string, readiness: Readiness): NhiKeyGenerateResult {
    const lines = readiness.problems.flatMap(({ rule, message, remediation }) => [
      '',
      `${message} [${rule}]`,
      `  ${remediation}`,
    ]);
    const none = readiness.problems.length === 0 ? ['', messages.getMessage('notReady.noFlow')] : [];
    const text = [messages.getMessage('notReady', [app]), ...lines, ...none, '', messages.getMessage('notReady.hint')];
    this.logToStderr(text.map(safeText).join('\n'));
    process.exitCode = EXIT_CODES.findings;
    return { key: null, host: null, app, clientIdDigest: null, createdAt: null, outputFile: null, readiness };
  }
}
