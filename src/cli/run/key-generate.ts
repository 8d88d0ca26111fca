/** What `sf nhi key generate` does: makes a key, and gives it to a file, a terminal or a pipe. */
import type { Org } from '@salesforce/core';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { checkKeyFile, writeKeyFile } from '../../provision/key-file.js';
import { bundle, say } from '../../text/messages.js';
import { joinLines, safeText } from '../../text/safe-text.js';
import type { Readiness } from '../../verify/readiness.js';
import type { Io, Outcome } from '../io.js';
import { makeKeyFor, NotReadyError } from '../make-key-for.js';
import { checkText, problemLines } from '../readiness-text.js';
import { refuseFormerVariables } from '../secrets.js';
import type { MadeKey } from '../../provision/make-key.js';
import { showKey } from '../show-key.js';

const messages = bundle('nhi.key.generate');

export type KeyGenerateFlags = {
  'target-org': Org;
  'api-version'?: string;
  app: string;
  'client-id'?: string;
  'client-secret-file'?: string;
  'secret-from-org': boolean;
  'output-file'?: string;
  force: boolean;
  profile: string;
  'no-verify': boolean;
  'no-prompt': boolean;
};

export type KeyGenerateResult = {
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

export const runKeyGenerate = async (flags: KeyGenerateFlags, io: Io): Promise<Outcome<KeyGenerateResult>> => {
  refuseFormerVariables();
  const { 'output-file': file, force } = flags;
  if (file !== undefined) await checkKeyFile(file, force);
  const made = await makeKeyFor(flags['target-org'].getConnection(flags['api-version']), {
    app: flags.app,
    targetOrg: io.targetOrg,
    profile: flags.profile,
    clientId: flags['client-id'],
    clientSecretFile: flags['client-secret-file'],
    secretFromOrg: flags['secret-from-org'],
    verify: !flags['no-verify'],
    json: io.json,
    noPrompt: flags['no-prompt'],
  }).catch((error: unknown) => {
    if (error instanceof NotReadyError) return error.readiness;
    throw error;
  });
  if (!('key' in made)) return refuse(flags.app, made, io);

  warnOf(made, flags['secret-from-org'], io);
  if (file !== undefined) {
    await writeKeyFile(file, made.key, force);
    io.note(say(messages, 'written', [file]));
  } else await showKey(made, { io, noPrompt: flags['no-prompt'] });
  const { host, app, clientIdDigest, createdAt, readiness } = made;
  const key = file === undefined ? made.key : null;
  const result = { key, host, app, clientIdDigest, createdAt, outputFile: file ?? null, readiness };
  return { result, exitCode: EXIT_CODES.ok };
};

const warnOf = ({ readiness, doubts }: MadeKey, secretFromOrg: boolean, io: Io): void => {
  if (readiness === null) io.warn(say(messages, 'warning.notVerified'));
  for (const doubt of readiness?.doubts ?? []) io.warn(safeText(checkText(doubt)));
  for (const { id, message, fix } of doubts) io.warn(safeText(`${message} ${fix} [${id}]`));
  if (secretFromOrg) io.warn(say(messages, 'warning.secretFromOrg'));
};

const refuse = (app: string, readiness: Readiness, io: Io): Outcome<KeyGenerateResult> => {
  const problems = readiness.problems.flatMap((check) => ['', ...problemLines(check)]);
  const none = readiness.problems.length === 0 ? ['', messages.getMessage('notReady.noFlow')] : [];
  io.note(
    joinLines([
      say(messages, 'notReady', [app]),
      ...[...problems, ...none, ''].map(safeText),
      say(messages, 'notReady.hint'),
    ]),
  );
  const result = { key: null, host: null, app, clientIdDigest: null, createdAt: null, outputFile: null, readiness };
  return { result, exitCode: EXIT_CODES.findings };
};
