import { Errors } from '@oclif/core';
import { Messages, type Connection } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import type { Inventory } from '../../inventory/inventory.js';
import { planOutput } from '../../report/output.js';
import { reportFlags } from '../../cli/output-flags.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { printJson } from '../../cli/print-json.js';
import { holdSignals, INTERRUPTED } from '../../cli/hold-signals.js';
import { canAsk } from '../../cli/prompts.js';
import { safeError } from '../../cli/safe-error.js';
import { safeText } from '../../text/safe-text.js';
import type { Assessment } from '../../verify/assess.js';
import type { prepareProbe, Probing } from '../../cli/prepare-probe.js';
import type { VerifyResult } from '../../verify/result.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.verify');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');

export type NhiVerifyResult = VerifyResult;

export default class NhiVerify extends SfCommand<NhiVerifyResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    app: Flags.string({
      char: 'a',
      summary: flagMessages.getMessage('app.summary'),
      description: messages.getMessage('flags.app.description'),
    }),
    endpoint: Flags.string({
      summary: flagMessages.getMessage('endpoint.summary'),
      description: messages.getMessage('flags.endpoint.description'),
    }),
    'policy-file': Flags.string({
      summary: flagMessages.getMessage('policy-file.summary'),
      description: messages.getMessage('flags.policy-file.description'),
    }),
    probe: Flags.boolean({ summary: messages.getMessage('flags.probe.summary') }),
    'client-id': Flags.string({
      summary: flagMessages.getMessage('client-id.summary'),
      description: messages.getMessage('flags.client-id.description'),
    }),
    'client-secret-file': Flags.string({
      summary: flagMessages.getMessage('client-secret-file.summary'),
      description: messages.getMessage('flags.client-secret-file.description'),
    }),
    'fail-on-inconclusive': Flags.boolean({ summary: flagMessages.getMessage('fail-on-inconclusive.summary') }),
    ...reportFlags,
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    SF_NHI_CLIENT_SECRET: messages.getMessage('env.SF_NHI_CLIENT_SECRET'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiVerifyResult> {
    const { flags } = await this.parse(NhiVerify);
    // Stands if the process ends before there is a result: a gate must not take that for success.
    process.exitCode = EXIT_CODES.failed;
    const { isEndpoint } = await import('../../verify/endpoint.js');
    if (flags.endpoint !== undefined && !isEndpoint(flags.endpoint)) throw wrongFlags('error.endpoint');
    if (!flags.probe && (flags['client-id'] ?? flags['client-secret-file']) !== undefined)
      throw wrongFlags('error.onlyWithProbe');

    // Whatever the caller has to put right is told before the org is read.
    const plan = await planOutput(flags);
    const interactive = canAsk({ json: this.jsonEnabled() });
    const [{ readAuditFiles }, { readOrg }] = await Promise.all([
      import('../../cli/audit-files.js'),
      import('../../cli/read-org.js'),
    ]);
    const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
    const connection = flags['target-org'].getConnection(flags['api-version']);
    const probing = flags.probe ? await prepare(connection, flags['client-secret-file'], interactive) : null;
    const inventory = await readOrg(connection, policy, this.jsonEnabled());

    const [{ pickApp }, { assess }, { exitCodeOf, resultOf }] = await Promise.all([
      import('../../cli/pick-app.js'),
      import('../../verify/assess.js'),
      import('../../verify/result.js'),
    ]);
    const app = await pickApp(inventory, flags.app, interactive);
    const assessment = assess(inventory, app, { now: new Date(), policy, endpoint: flags.endpoint });
    const result = probing
      ? await this.probe(connection, inventory, assessment, { ...probing, interactive, clientId: flags['client-id'] })
      : resultOf(assessment);

    const exitCode = exitCodeOf(result, flags['fail-on-inconclusive']);
    const { deliverVerify } = await import('../../verify/report/deliver.js');
    await deliverVerify(result, {
      flags,
      plan,
      exitCode,
      version: this.ctor.plugin?.version ?? this.config.version,
      json: this.jsonEnabled(),
      notify: (sentence) => this.logToStderr(safeText(sentence)),
    });
    process.exitCode = exitCode;
    return result;
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }

  private async probe(
    connection: Connection,
    inventory: Inventory,
    assessment: Assessment,
    { origin, secret, interactive, clientId }: Probing & { interactive: boolean; clientId: string | undefined },
  ): Promise<NhiVerifyResult> {
    const [{ clientIdFor, promptSecret }, { runProbe }, { resultOf, withProbe }] = await Promise.all([
      import('../../cli/credentials.js'),
      import('../../verify/run-probe.js'),
      import('../../verify/result.js'),
    ]);
    const { value, own } = await clientIdFor(connection, assessment.app, { given: clientId, interactive });
    const credentials = { clientId: value, clientSecret: secret ?? (await promptSecret()) };
    const onInterrupt = (): void => this.logToStderr(messages.getMessage('warning.interrupted'));
    const probed = await runProbe(inventory, assessment, { origin, credentials, onInterrupt, hold: holdSignals });
    if (probed === null) return this.exit(INTERRUPTED);
    if (probed.steps.revocation === 'failed') this.warn(messages.getMessage('warning.notRevoked'));
    return withProbe(resultOf(assessment), probed, { origin, ownClientId: own });
  }
}

const prepare = async (...given: Parameters<typeof prepareProbe>): Promise<Probing> =>
  (await import('../../cli/prepare-probe.js')).prepareProbe(...given);

const wrongFlags = (key: string): Error => new Errors.CLIError(messages.getMessage(key), { exit: EXIT_CODES.usage });
