/** What `sf nhi secret rotate` does: what has to hold, the steps, and what is said of them. */
import { Errors } from '@oclif/core';
import { EXIT_CODES, type ExitCode } from '../../findings/exit-codes.js';
import { dayOf } from '../../inventory/days.js';
import { RequestFailure } from '../../org/client/failure.js';
import type { Consumer } from '../../org/sources/staged-credentials.js';
import { withClient } from '../../org/with-client.js';
import { NotReadyError } from '../../provision/make-key.js';
import type { RotateMode } from '../../provision/rotate/plan.js';
import { preflight, type Missing } from '../../provision/rotate/preflight.js';
import { pairProver } from '../../provision/rotate/prove.js';
import { writeRecord } from '../../provision/rotate/record.js';
import type { Rotation, RotateOutcome } from '../../provision/rotate/result.js';
import { rotate } from '../../provision/rotate/rotate.js';
import { bundle, say } from '../../text/messages.js';
import { probeOrigin } from '../../verify/run-probe.js';
import type { Readiness } from '../../verify/readiness.js';
import { endInterrupted, holdSignals } from '../signals.js';
import type { Io, Outcome } from '../io.js';
import type { SecretRotateResult } from './secret-rotate-result.js';
import {
  confirmer,
  credentials,
  emission,
  prepare,
  recordTarget,
  type Ready,
  type SecretRotateFlags,
  type Session,
} from './secret-rotate-session.js';
import { printRotation } from './secret-rotate-text.js';

const messages = bundle('nhi.secret.rotate');

const modeOf = (flags: SecretRotateFlags): RotateMode => {
  if (flags['stage-only']) return 'stageOnly';
  if (flags.finish) return 'finish';
  if (flags.abort) return 'abort';
  if (flags['revoke-previous']) return 'revokePrevious';
  return flags.status ? 'status' : 'rotate';
};

const EXITS: Readonly<Record<Exclude<RotateOutcome, 'interrupted'>, ExitCode>> = {
  done: EXIT_CODES.ok,
  refused: EXIT_CODES.findings,
  notProven: EXIT_CODES.findings,
  unknown: EXIT_CODES.incomplete,
  declined: EXIT_CODES.failed,
  failed: EXIT_CODES.failed,
};

const NOT_BEGUN: Rotation = {
  outcome: 'refused',
  state: 'untouched',
  steps: [],
  proven: null,
  expiresAt: null,
  previousValidUntil: null,
  rotatedAt: null,
  reason: null,
};

const carryOut = async (
  session: Session,
  { prepared, userId }: Ready,
  consumer: Consumer,
): Promise<SecretRotateResult> => {
  const { flags, io, connection, client, mode } = session;
  const origin = probeOrigin(connection.instanceUrl);
  if (origin === null) throw messages.createError('error.notMyDomain', [connection.instanceUrl]);
  const target = await recordTarget(session, prepared);
  const { emit, shown } = await emission(session, prepared);
  const onSignal = (): void => io.note(say(messages, 'interrupted'));
  const rotation = await rotate({
    credentials: credentials(session, prepared.app.id ?? ''),
    consumer,
    mode,
    dryRun: flags['dry-run'],
    confirm: confirmer(session, prepared),
    prove: flags['no-probe'] ? null : await pairProver(client, { origin, userId, hold: holdSignals, onSignal }),
    emit,
    hold: () => holdSignals(onSignal),
  });
  const record = target !== null && rotation.state === 'rotated' && rotation.outcome === 'done' && !flags['dry-run'];
  if (record) await writeRecord(target, dayOf(new Date(rotation.rotatedAt ?? Date.now())));
  return {
    ...rotation,
    app: prepared.app.name,
    dryRun: flags['dry-run'],
    consumer: { id: consumer.id, name: consumer.name },
    missing: [],
    readiness: prepared.readiness,
    key: shown(),
    outputFile: flags['output-file'] ?? null,
    recordedIn: record ? target.policy.file : null,
  };
};

const refused = (
  flags: SecretRotateFlags,
  found: { missing: Missing[]; readiness: Readiness | null; reason: Rotation['reason'] },
): SecretRotateResult => ({
  ...NOT_BEGUN,
  ...found,
  app: flags.app,
  dryRun: flags['dry-run'],
  consumer: null,
  key: null,
  outputFile: null,
  recordedIn: null,
});

const rotateWith = async (session: Session): Promise<SecretRotateResult> => {
  const { flags, client, connection, mode } = session;
  const ready = await prepare(session);
  if (ready instanceof NotReadyError) {
    return refused(flags, { missing: [], readiness: ready.readiness, reason: 'notReady' });
  }
  const { prepared } = ready;
  const { missing, consumer } = await preflight(client, {
    app: prepared.app,
    mode,
    ownClientId: connection.getAuthInfoFields().clientId ?? null,
    credentialsOf: (id) => credentials(session, id),
  });
  if (missing.length > 0 || consumer === null) {
    return refused(flags, { missing, readiness: prepared.readiness, reason: 'missing' });
  }
  return carryOut(session, ready, consumer);
};

export const runSecretRotate = async (flags: SecretRotateFlags, io: Io): Promise<Outcome<SecretRotateResult>> => {
  if (flags['policy-file'] !== undefined && !flags.record) {
    throw new Errors.CLIError(messages.getMessage('error.policyWithoutRecord'), { exit: EXIT_CODES.usage });
  }
  const connection = flags['target-org'].getConnection(flags['api-version']);
  const mode = modeOf(flags);
  const result = await withClient(connection, (client) => rotateWith({ flags, io, connection, client, mode })).catch(
    (error: unknown) => {
      throw error instanceof RequestFailure ? messages.createError('error.unread', [error.message]) : error;
    },
  );
  // The key has standard output to itself.
  const print = result.key === null ? io.print : io.note;
  if (!io.json)
    print(printRotation(result, { mode, targetOrg: io.targetOrg ?? flags['target-org'].getUsername() ?? '' }));
  if (result.outcome === 'interrupted') return endInterrupted();
  return { result, exitCode: EXITS[result.outcome] };
};
