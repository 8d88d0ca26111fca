/** What every command of this plugin has in common. */
import { Args, Errors, type Interfaces } from '@oclif/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { EXIT_CODES } from '../findings/exit-codes.js';
import { bundle, say } from '../text/messages.js';
import { safeLines, type Safe } from '../text/safe-text.js';
import { withFlagsOfFolder } from './flags-dir.js';
import type { Io, Outcome } from './io.js';
import { orgNameOf } from './org-name.js';
import { flushed, guardOutput } from './output-guard.js';
import { printJson } from './print-json.js';
import { refuseSecrets, refuseSecretSettings } from './refuse-secrets.js';
import { isInterruption, safeError } from './safe-error.js';
import { endQuietly, exitCodeOf, INTERRUPTED, Interruption, textWhenInterrupted, untilSignal } from './signals.js';

const messages = bundle('command');

/** Says a last word, also with `--json`, whose reader gets nothing. */
const endAfter = (code: number, text: Safe): never => {
  process.stderr.write(`${text}\n`);
  return endQuietly(code);
};

/**
 * A command declares its flags, hands them with {@link io} to one function of `src/cli/run/`, and ends with
 * {@link end}. Whatever it prints is {@link Safe}, JSON and errors are made safe here.
 */
abstract class NhiCommand<T> extends SfCommand<T> {
  /**
   * Where a command takes no argument, the CLI takes one that is given for part of a command's name and quotes it,
   * before anything here could look at it. So there seems to be one: what parses looks at a command's own arguments
   * only, and refuses it.
   */
  public static override readonly args: Interfaces.ArgInput = {
    unexpected: Args.string({ hidden: true, ignoreStdin: true }),
  };

  private targetOrg: string | undefined;
  private orgWasNamed = false;

  /** The JSON of a result or an error, on its way to whoever reads it. */
  private printing = Promise.resolve();

  public override logJson(json: unknown): void {
    this.printing = printJson(json, this.config.theme?.json);
  }

  public override log(text?: Safe): void {
    super.log(text);
  }

  public override logToStderr(text?: Safe): void {
    super.logToStderr(text);
  }

  // The framework warns by it, too, with texts of its own.
  public override warn(input: Safe): Safe {
    super.warn(safeLines(input));
    return input;
  }

  /** Flags that take any text there is, and whose values are never shown. */
  protected pasted(): readonly string[] {
    return [];
  }

  protected override async init(): Promise<void> {
    // Stands if the process ends before there is a result: a gate must not take that for success.
    process.exitCode = EXIT_CODES.failed;
    const flags = { ...this.ctor.baseFlags, ...this.ctor.flags };
    this.argv = await withFlagsOfFolder(this.config, this.argv, { ...this.ctor, flags });
    refuseSecrets(this.argv, flags, this.pasted());
    refuseSecretSettings(this.argv, flags, (setting) => this.configAggregator.getPropertyValue(setting));
    await super.init();
    process.exitCode = EXIT_CODES.failed;
  }

  protected override async parse<
    F extends Record<string, unknown>,
    B extends Record<string, unknown>,
    A extends Record<string, unknown>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse(options, argv);
    this.targetOrg = orgNameOf(parsed.raw, this.configAggregator.getPropertyValue('target-org'));
    const { 'target-org': org } = parsed.metadata.flags as Partial<typeof parsed.metadata.flags>;
    this.orgWasNamed = org !== undefined && org.setFromDefault !== true;
    return parsed;
  }

  public override async _run<R>(): Promise<R> {
    const output = guardOutput();
    try {
      const result = await untilSignal(async () => {
        const given = await super._run<R>();
        await this.printing;
        return given;
      });
      const code = await output.failure();
      if (code !== null) return endAfter(EXIT_CODES.failed, say(messages, 'outputFailed', [code]));
      return result;
    } catch (error) {
      if (error instanceof Interruption)
        return endAfter(exitCodeOf(error.signal), textWhenInterrupted() ?? say(messages, 'interrupted'));
      throw error;
    } finally {
      output.release();
    }
  }

  protected override async catch(error: Error): Promise<never> {
    if (error instanceof Errors.ExitError) throw error;
    if (isInterruption(error)) return endAfter(INTERRUPTED, say(messages, 'interrupted'));
    try {
      return await super.catch(safeError(error));
    } finally {
      // The CLI ends the process as soon as it has the error, whatever is still to be read by whoever reads slowly.
      await this.printing;
      await Promise.all([process.stdout, process.stderr].map(flushed));
    }
  }

  protected io(): Io {
    return {
      json: this.jsonEnabled(),
      version: this.ctor.plugin?.version ?? this.config.version,
      targetOrg: this.targetOrg,
      orgWasNamed: this.orgWasNamed,
      print: (text) => this.log(text),
      note: (text) => this.logToStderr(text),
      warn: (text) => this.warn(text),
    };
  }

  /** The command is done: its exit code, and the result for `--json`. */
  protected end({ result, exitCode }: Outcome<T>): T {
    process.exitCode = exitCode;
    return result;
  }
}

/**
 * Commands import it as `{ SfCommand as NhiCommand }`: eslint-plugin-sf-plugin tells by the name of what is imported
 * which classes are commands, and so goes on to check their flags, messages and types.
 */
export { NhiCommand as SfCommand };
