import { Errors } from '@oclif/core';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import type { DescribedDefect } from '../../../callback/key/inspect/texts.js';
import type { RegisterOutcome } from '../../../provision/register.js';
import type { Readiness } from '../../../verify/readiness.js';
import { EXIT_CODES } from '../../../findings/exit-codes.js';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import { printJson } from '../../../cli/print-json.js';
import { safeError } from '../../../cli/safe-error.js';
import { safeText } from '../../../text/safe-text.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.callback.register');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');
const keyMessages = Messages.loadMessages('sf-plugin-nhi', 'nhi.key.generate');
const profileMessages = Messages.loadMessages('sf-plugin-nhi', 'callback.profile');

export type NhiCallbackRegisterResult = {
  app: string;
  dryRun: boolean;
  registered: boolean;
  /** null when the app isn't ready or the key is defective. */
  registration: RegisterOutcome | null;
  /** null when it wasn't checked, or the key is defective. */
  readiness: Readiness | null;
  keyDefects: DescribedDefect[];
};

export default class NhiCallbackRegister extends SfCommand<NhiCallbackRegisterResult> {
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
    endpoint: Flags.string({
      required: true,
      summary: flagMessages.getMessage('endpoint.summary'),
      description: messages.getMessage('flags.endpoint.description'),
    }),
    'service-url': Flags.string({ required: true, summary: messages.getMessage('flags.service-url.summary') }),
    event: Flags.string({ required: true, multiple: true, summary: messages.getMessage('flags.event.summary') }),
    'key-file': Flags.string({
      exclusive: ['client-id', 'client-secret-file'],
      summary: flagMessages.getMessage('key-file.summary'),
      description: messages.getMessage('flags.key-file.description'),
    }),
    'client-id': Flags.string({ summary: flagMessages.getMessage('client-id.summary') }),
    'client-secret-file': Flags.string({ summary: flagMessages.getMessage('client-secret-file.summary') }),
    'service-key-file': Flags.string({ summary: messages.getMessage('flags.service-key-file.summary') }),
    profile: Flags.string({
      default: 'onespan-sign',
      summary: profileMessages.getMessage('flag.summary'),
      description: profileMessages.getMessage('flag.description'),
    }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    'no-verify': Flags.boolean({ summary: flagMessages.getMessage('no-verify.summary') }),
    'no-prompt': Flags.boolean({ summary: flagMessages.getMessage('no-prompt.summary') }),
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    SF_NHI_CLIENT_SECRET: keyMessages.getMessage('env.SF_NHI_CLIENT_SECRET'),
    SF_NHI_SERVICE_API_KEY: messages.getMessage('env.SF_NHI_SERVICE_API_KEY'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiCallbackRegisterResult> {
    const { flags } = await this.parse(NhiCallbackRegister);
    process.exitCode = EXIT_CODES.failed;
    const inputs = [flags['key-file'], flags['client-secret-file'], flags['service-key-file']];
    if (inputs.filter((path) => path === '-').length > 1) {
      throw new Errors.CLIError(messages.getMessage('error.oneStandardInput'), { exit: EXIT_CODES.usage });
    }
    const [{ registerFor }, { DefectiveKeyError }, { NotReadyError }] = await Promise.all([
      import('../../../cli/register-for.js'),
      import('../../../provision/register.js'),
      import('../../../provision/make-key.js'),
    ]);
    const result = {
      app: flags.app,
      dryRun: flags['dry-run'],
      registered: false,
      registration: null,
      readiness: null,
      keyDefects: [],
    };
    try {
      const outcome = await registerFor(flags['target-org'].getConnection(flags['api-version']), {
        app: flags.app,
        endpoint: flags.endpoint,
        serviceUrl: flags['service-url'],
        events: flags.event,
        keyFile: flags['key-file'],
        clientId: flags['client-id'],
        clientSecretFile: flags['client-secret-file'],
        serviceKeyFile: flags['service-key-file'],
        secretFromOrg: false,
        profile: flags.profile,
        dryRun: flags['dry-run'],
        verify: !flags['no-verify'],
        json: this.jsonEnabled(),
        noPrompt: flags['no-prompt'],
      });
      this.report(outcome, flags['dry-run']);
      return { ...result, registered: outcome.registered, registration: outcome, readiness: outcome.readiness };
    } catch (error) {
      if (error instanceof NotReadyError)
        return { ...result, readiness: this.refuse('notReady', flags.app, error.readiness) };
      if (!(error instanceof DefectiveKeyError)) throw error;
      process.exitCode = EXIT_CODES.findings;
      this.printToStderr(
        messages.getMessage('defective'),
        ...error.defects.map(({ id, message, fix }) => `${message} [${id}] ${fix}`),
      );
      return { ...result, keyDefects: error.defects };
    }
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }

  private report(
    { request, replaced, readBack, readiness, warnings, registered }: RegisterOutcome,
    dryRun: boolean,
  ): void {
    if (readiness === null) this.warn(messages.getMessage('warning.notVerified'));
    for (const { rule, message } of readiness?.doubts ?? []) this.warn(safeText(`${message} [${rule}]`));
    for (const warning of warnings) this.warn(safeText(warning));
    if (replaced)
      this.warn(safeText(messages.getMessage('warning.replaced', [replaced.url, replaced.events.join(', ')])));
    const differences = readBack?.differences ?? [];
    if (differences.length > 0) this.warn(messages.getMessage('warning.differs', [differences.join(', ')]));
    else if (readBack && readBack.notShown.length > 0)
      this.warn(messages.getMessage('warning.notShown', [readBack.notShown.join(', ')]));
    if (registered && readBack === null) this.warn(messages.getMessage('warning.notReadBack'));

    const unread = registered && readBack === null;
    process.exitCode = differences.length > 0 ? EXIT_CODES.findings : unread ? EXIT_CODES.incomplete : EXIT_CODES.ok;
    if (dryRun) this.styledJSON(request);
    else
      this.log(
        safeText(messages.getMessage('registered', [request.body.url, request.url, request.body.events.join(', ')])),
      );
  }

  private refuse(key: 'notReady', app: string, readiness: Readiness): Readiness {
    process.exitCode = EXIT_CODES.findings;
    this.printToStderr(
      messages.getMessage(key, [app]),
      ...readiness.problems.map(({ rule, message, remediation }) => `${message} [${rule}] ${remediation}`),
    );
    return readiness;
  }

  private printToStderr(...lines: string[]): void {
    this.logToStderr(lines.map(safeText).join('\n\n'));
  }
}
