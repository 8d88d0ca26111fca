/** What `sf nhi secret rotate` does: what has to hold, the steps, and what is said of them. */
import { Errors } from '@oclif/core';
import type { Connection, Org } from '@salesforce/core';
import { loadProfile } from '../../callback/profiles/load.js';
import { EXIT_CODES, type ExitCode } from '../../findings/exit-codes.js';
import { dayOf } from '../../inventory/days.js';
import type { OrgClient } from '../../org/client/client.js';
import { RequestFailure } from '../../org/client/failure.js';
import { changeSender } from '../../org/client/send-change.js';
import { organizationQuery } from '../../org/sources/organization.js';
import { credentialsOfApp, type Consumer } from '../../org/sources/staged-credentials.js';
import { withClient } from '../../org/with-client.js';
import { prepareKey, NotReadyError, type Prepared } from '../../provision/make-key.js';
import { toFile, toShow } from '../../provision/rotate/emit-key.js';
import type { RotateMode } from '../../provision/rotate/plan.js';
import { preflight, type Missing } from '../../provision/rotate/preflight.js';
import { pairProver } from '../../provision/rotate/prove.js';
import { checkRecord, writeRecord, type RecordTarget } from '../../provision/rotate/record.js';
import type { Rotation, RotateOutcome } from '../../provision/rotate/result.js';
import { rotate, type EmitKey } from '../../provision/rotate/rotate.js';
import { bundle, say } from '../../text/messages.js';
import { expectedOf, probeOrigin } from '../../verify/run-probe.js';
import type { Readiness } from '../../verify/readiness.js';
import { readAuditFiles } from '../audit-files.js';
import { endInterrupted, holdSignals } from '../signals.js';
import type { Io, Outcome } from '../io.js';
import { prepareOptions } from '../make-key-for.js';
import { askYes, canAsk } from '../prompts.js';
import { showKey } from '../show-key.js';
import { readinessVerifier } from '../verify-readiness.js';
import type { SecretRotateResult } from './secret-rotate-result.js';
import { printRotation } from './secret-rotate-text.js';

const messages = bundle('nhi.secret.rotate');

export type SecretRotateFlags = {
  'target-org': Org;
  'api-version'?: string;
  app: string;
  'output-file'?: string;
  'stage-only': boolean;
  finish: boolean;
  abort: boolean;
  'revoke-previous': boolean;
  status: boolean;
  'no-probe': boolean;
  'no-verify': boolean;
  record: boolean;
  'policy-file'?: string;
  profile: string;
  'dry-run': boolean;
  'no-prompt': boolean;
};

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

type Session = { flags: SecretRotateFlags; io: Io; connection: Connection; client: OrgClient; mode: RotateMode };

const WITHOUT_READINESS: ReadonlySet<RotateMode> = new Set<RotateMode>(['abort', 'revokePrevious', 'status']);

/** `userId`: whom a token must stand for, where the org was read. */
type Ready = { prepared: Prepared; userId: string | null };

/** Only what issues or applies a pair asks whether the app works with the pair that it has. */
const prepare = async ({ flags, io, connection, client, mode }: Session): Promise<NotReadyError | Ready> => {
  const verify = !flags['no-verify'] && !WITHOUT_READINESS.has(mode);
  let userId: string | null = null;
  const verifier = readinessVerifier(
    connection,
    undefined,
    (inventory, assessment) => {
      ({ userId } = expectedOf(inventory, assessment));
    },
    io.targetOrg,
  );
  try {
    const options = prepareOptions(connection, { app: flags.app, verify });
    const prepared = await prepareKey(client, verify ? { ...options, verifyReadiness: verifier } : options);
    return { prepared, userId };
  } catch (error) {
    if (error instanceof NotReadyError) return error;
    throw error;
  }
};

const recordTarget = async (
  { flags, connection, client }: Session,
  { app }: Prepared,
): Promise<RecordTarget | null> => {
  if (!flags.record) return null;
  const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
  if (policy === undefined) throw messages.createError('error.noPolicy');
  const [{ result: rows }] = await client.query(organizationQuery);
  const org = {
    id: rows[0]?.id ?? null,
    isSandbox: rows[0]?.isSandbox ?? null,
    instanceUrl: connection.instanceUrl,
    username: connection.getUsername() ?? null,
  };
  const target = { policy, app, org };
  await checkRecord(target);
  return target;
};

/** Somebody sees what a write will do before it is sent. */
const confirmer =
  ({ flags, io }: Session, { app, host }: Prepared) =>
  async (step: string): Promise<boolean> => {
    if (flags['no-prompt']) return true;
    if (!canAsk(io)) throw messages.createError('error.cannotConfirm');
    return askYes(say(messages, `prompt.${step}`, [app.name, host]));
  };

type Emission = { emit: EmitKey | null; shown: () => string | null };

const emission = async ({ flags, io, mode }: Session, prepared: Prepared): Promise<Emission> => {
  const file = flags['output-file'];
  const profile = await loadProfile(flags.profile);
  if (file !== undefined) return { emit: toFile(file, prepared, profile), shown: () => null };
  // To finish is to apply a key that was handed over before.
  if (mode === 'finish') return { emit: null, shown: () => null };
  let shown: string | null = null;
  const show = async (key: string): Promise<void> => {
    shown = key;
    await showKey({ key, app: prepared.app.name, host: prepared.host }, { io, noPrompt: flags['no-prompt'] });
  };
  return { emit: toShow(show, prepared, profile), shown: () => shown };
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
    credentials: credentialsOfApp(
      client,
      changeSender(connection, () => {}),
      prepared.app.id ?? '',
    ),
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
    credentialsOf: (id) =>
      credentialsOfApp(
        client,
        changeSender(connection, () => {}),
        id,
      ),
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
