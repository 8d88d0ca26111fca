import { Errors } from '@oclif/core';
import { Messages, type Connection } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import type { Drift } from '../../../callback/key/drift.js';
import type { Expectation, KeyView } from '../../../callback/key/inspect.js';
import type { DescribedDefect } from '../../../callback/key/inspect/texts.js';
import { EXIT_CODES } from '../../../findings/exit-codes.js';
import { exitCodeTexts } from '../../../cli/exit-code-texts.js';
import { printJson } from '../../../cli/print-json.js';
import { safeError } from '../../../cli/safe-error.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.key.inspect');
const flagMessages = Messages.loadMessages('sf-plugin-nhi', 'flags');
const profileMessages = Messages.loadMessages('sf-plugin-nhi', 'callback.profile');

export type NhiKeyInspectResult = {
  /** Nothing is wrong with the key. */
  valid: boolean;
  defects: DescribedDefect[];
  key: KeyView;
  /** What could not be compared with the org, in words. */
  notChecked: string[];
  /** With --repair: the corrected key, which holds the secret; null when it can't be corrected. */
  repairedKey?: string | null;
};

export default class NhiKeyInspect extends SfCommand<NhiKeyInspectResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.optionalOrg({ summary: messages.getMessage('flags.target-org.summary') }),
    'api-version': Flags.orgApiVersion(),
    app: Flags.string({
      char: 'a',
      summary: flagMessages.getMessage('app.summary'),
      description: messages.getMessage('flags.app.description'),
    }),
    'key-file': Flags.string({
      summary: flagMessages.getMessage('key-file.summary'),
      description: messages.getMessage('flags.key-file.description'),
    }),
    profile: Flags.string({
      default: 'onespan-sign',
      summary: profileMessages.getMessage('flag.summary'),
      description: profileMessages.getMessage('flag.description'),
    }),
    repair: Flags.boolean({
      summary: messages.getMessage('flags.repair.summary'),
      description: messages.getMessage('flags.repair.description'),
    }),
  };
  public static readonly envVariablesSection = toHelpSection('ENVIRONMENT VARIABLES', {
    SF_NHI_CLIENT_SECRET: messages.getMessage('env.SF_NHI_CLIENT_SECRET'),
  });
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    exitCodeTexts(messages, 'ok', 'failed', 'usage', 'findings', 'incomplete'),
  );

  public async run(): Promise<NhiKeyInspectResult> {
    const { flags, metadata } = await this.parse(NhiKeyInspect);
    process.exitCode = EXIT_CODES.failed;

    const [{ readKey }, { repairKey }, { describeDefect }, { loadProfile }, { sha256 }] = await Promise.all([
      import('../../../callback/key/inspect.js'),
      import('../../../callback/key/repair.js'),
      import('../../../callback/key/inspect/texts.js'),
      import('../../../callback/profiles/load.js'),
      import('../../../callback/key/key.js'),
    ]);
    // The default org is left alone: only an org that was named is asked.
    const org = metadata.flags['target-org']?.setFromDefault ? undefined : flags['target-org'];
    if (flags.app !== undefined && org === undefined) {
      throw new Errors.CLIError(messages.getMessage('error.appWithoutOrg'), { exit: EXIT_CODES.usage });
    }
    const { hostFormat } = await loadProfile(flags.profile);
    const given = await this.readGiven(flags['key-file']);
    const connection = org?.getConnection(flags['api-version']);
    const drift = connection && (await compareWithOrg(connection, flags.app, readKey(given, { hostFormat }).view));

    const current = process.env.SF_NHI_CLIENT_SECRET;
    const expected: Expectation = { ...drift?.expected, ...(current && { clientSecretDigest: sha256(current) }) };
    const { defects: ownDefects, view } = readKey(given, { hostFormat, expected });
    const defects = [...ownDefects, ...(drift?.defects ?? [])].map(describeDefect);
    const repaired = flags.repair && !drift?.defects.length ? repairKey(given, { hostFormat, expected }) : null;
    const notChecked = drift?.notChecked ?? [];

    const sound = defects.length === 0 || repaired !== null;
    process.exitCode = !sound ? EXIT_CODES.findings : drift?.incomplete ? EXIT_CODES.incomplete : EXIT_CODES.ok;
    await this.show({ view, defects, notChecked }, flags.repair, repaired);
    return {
      valid: defects.length === 0,
      defects,
      key: view,
      notChecked,
      ...(flags.repair && { repairedKey: repaired }),
    };
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }

  private async readGiven(file: string | undefined): Promise<Uint8Array | string> {
    const [{ readInput, STANDARD_INPUT }, { askSecret, canAsk }] = await Promise.all([
      import('../../../cli/read-input.js'),
      import('../../../cli/prompts.js'),
    ]);
    if (file === undefined && canAsk({ json: this.jsonEnabled() })) return askSecret(messages.getMessage('prompt.key'));
    if (file === undefined && process.stdin.isTTY) throw messages.createError('error.noKey');
    return readInput(file ?? STANDARD_INPUT);
  }

  private async show({ view, defects, notChecked }: Shown, repair: boolean, repaired: string | null): Promise<void> {
    for (const text of notChecked) this.warn(text);
    if (this.jsonEnabled()) return;
    const [{ inspectionLines }, { writeOut }] = await Promise.all([
      import('../../../callback/key/render.js'),
      import('../../../cli/write-out.js'),
    ]);
    const lines = inspectionLines(view, defects).join('\n');
    if (!repair) return this.log(lines);
    if (repaired !== null) return writeOut(repaired);
    this.logToStderr(`${lines}\n\n${messages.getMessage('notRepairable')}`);
  }
}

type Shown = { view: KeyView; defects: DescribedDefect[]; notChecked: string[] };

const compareWithOrg = async (connection: Connection, app: string | undefined, view: KeyView): Promise<Drift> => {
  const [{ collectInventory }, { driftOf }, { isWanted }] = await Promise.all([
    import('../../../org/collect.js'),
    import('../../../callback/key/drift.js'),
    import('../../../inventory/apps.js'),
  ]);
  const inventory = await collectInventory(connection, { loginWindowDays: 1 });
  const apps = app === undefined ? inventory.apps : inventory.apps.filter((each) => isWanted(each, [app]));
  if (app !== undefined && apps.length === 0) throw messages.createError('error.unknownApp', [app]);
  return driftOf(inventory, apps, app !== undefined, view);
};
