/** What `sf nhi callback register` does. */
import { Errors } from '@oclif/core';
import type { Org } from '@salesforce/core';
import type { DescribedDefect } from '../../callback/key/inspect/texts.js';
import { EXIT_CODES, type ExitCode } from '../../findings/exit-codes.js';
import { NotReadyError } from '../../provision/make-key.js';
import { DefectiveKeyError, type RegisterOutcome } from '../../provision/register.js';
import type { RegisterEnd } from '../../provision/send-registration.js';
import { bundle, say } from '../../text/messages.js';
import { safeJson } from '../../text/safe-json.js';
import { joinLines, safeText, type Safe } from '../../text/safe-text.js';
import type { Readiness } from '../../verify/readiness.js';
import type { Io, Outcome } from '../io.js';
import { checkText, problemLines } from '../readiness-text.js';
import { registerFor } from '../register-for.js';
import { refuseFormerVariables } from '../secrets.js';

const messages = bundle('nhi.callback.register');

export type CallbackRegisterFlags = {
  'target-org': Org;
  'api-version'?: string;
  app: string;
  endpoint: string;
  'service-url': string;
  event: string[];
  'key-file'?: string;
  'client-id'?: string;
  'client-secret-file'?: string;
  'service-key-file'?: string;
  profile: string;
  'dry-run': boolean;
  replace: boolean;
  'no-verify': boolean;
  'no-prompt': boolean;
};

export type CallbackRegisterResult = {
  app: string;
  dryRun: boolean;
  /** null in a dry run. */
  outcome: RegisterEnd | null;
  registered: boolean;
  /** null when the app isn't ready or the key is defective. */
  registration: RegisterOutcome | null;
  /** null when it wasn't checked, or the key is defective. */
  readiness: Readiness | null;
  keyDefects: DescribedDefect[];
};

export const runCallbackRegister = async (
  flags: CallbackRegisterFlags,
  io: Io,
): Promise<Outcome<CallbackRegisterResult>> => {
  refuseFormerVariables();
  const inputs = [flags['key-file'], flags['client-secret-file'], flags['service-key-file']];
  if (inputs.filter((path) => path === '-').length > 1)
    throw new Errors.CLIError(messages.getMessage('error.oneStandardInput'), { exit: EXIT_CODES.usage });
  const result: CallbackRegisterResult = {
    app: flags.app,
    dryRun: flags['dry-run'],
    outcome: flags['dry-run'] ? null : 'refused',
    registered: false,
    registration: null,
    readiness: null,
    keyDefects: [],
  };
  try {
    const outcome = await registerFor(flags['target-org'].getConnection(flags['api-version']), {
      app: flags.app,
      targetOrg: io.targetOrg,
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
      replace: flags.replace,
      verify: !flags['no-verify'],
      json: io.json,
      noPrompt: flags['no-prompt'],
    });
    warnOf(outcome, io);
    tellOutcome(outcome, io);
    const { outcome: end, registered, readiness } = outcome;
    const told = { ...result, outcome: end, registered, registration: outcome, readiness };
    return { result: told, exitCode: exitCodeOf(outcome) };
  } catch (error) {
    if (error instanceof NotReadyError) return refuseApp(result, error.readiness, io);
    if (error instanceof DefectiveKeyError) return refuseKey(result, error.defects, io);
    throw error;
  }
};

const exitCodeOf = ({ outcome, registered, readBack }: RegisterOutcome): ExitCode => {
  if (outcome === 'refused') return EXIT_CODES.findings;
  if (outcome === 'unknown') return EXIT_CODES.incomplete;
  if (readBack !== null && readBack.differences.length > 0) return EXIT_CODES.findings;
  return registered && readBack === null ? EXIT_CODES.incomplete : EXIT_CODES.ok;
};

const eventsText = (events: readonly string[] | null): string =>
  events === null ? messages.getMessage('events.notShown') : events.join(', ');

const tellOutcome = ({ outcome, request, existing }: RegisterOutcome, io: Io): void => {
  const { body, url } = request;
  if (outcome === null) return io.print(safeJson(request));
  if (outcome === 'refused' || outcome === 'unknown') {
    const before =
      existing === null ? [] : [say(messages, 'isRegistered', [existing.url, eventsText(existing.events)])];
    const wanted = say(messages, 'toRegister', [body.url, body.events.join(', ')]);
    return io.note(joinLines([say(messages, outcome), ...before, wanted, say(messages, `${outcome}.action`)]));
  }
  io.print(say(messages, outcome, [body.url, url, body.events.join(', ')]));
};

const warnOf = ({ outcome, existing, readBack, readiness, warnings, registered }: RegisterOutcome, io: Io): void => {
  if (readiness === null) io.warn(say(messages, 'warning.notVerified'));
  for (const doubt of readiness?.doubts ?? []) io.warn(safeText(checkText(doubt)));
  for (const warning of warnings) io.warn(safeText(warning));
  if (outcome === 'replaced' && existing !== null)
    io.warn(say(messages, 'warning.replaced', [existing.url, eventsText(existing.events)]));
  const differences = readBack?.differences ?? [];
  if (differences.length > 0) io.warn(say(messages, 'warning.differs', [differences.join(', ')]));
  else if (readBack && readBack.notShown.length > 0)
    io.warn(say(messages, 'warning.notShown', [readBack.notShown.join(', ')]));
  if (registered && readBack === null) io.warn(say(messages, 'warning.notReadBack'));
};

const refuseApp = (result: CallbackRegisterResult, readiness: Readiness, io: Io): Outcome<CallbackRegisterResult> => {
  const problems = readiness.problems.flatMap((check) => ['', ...problemLines(check)]);
  io.note(joinLines([say(messages, 'notReady', [result.app]), ...problems.map(safeText)]));
  return { result: { ...result, readiness }, exitCode: EXIT_CODES.findings };
};

const refuseKey = (
  result: CallbackRegisterResult,
  defects: DescribedDefect[],
  io: Io,
): Outcome<CallbackRegisterResult> => {
  tell(
    io,
    say(messages, 'defective'),
    defects.map(({ id, message, fix }) => `${message} [${id}] ${fix}`),
  );
  return { result: { ...result, keyDefects: defects }, exitCode: EXIT_CODES.findings };
};

const tell = (io: Io, heading: Safe, texts: string[]): void => {
  io.note(joinLines([heading, ...texts.flatMap((text) => ['', text]).map(safeText)]));
};
