/** What a rotation is made of: the app and whether it is ready, what is confirmed, handed over and recorded. */
import type { Connection, Org } from '@salesforce/core';
import { loadProfile } from '../../callback/profiles/load.js';
import type { OrgClient } from '../../org/client/client.js';
import { changeSender } from '../../org/client/send-change.js';
import { organizationQuery } from '../../org/sources/organization.js';
import { credentialsOfApp, type CredentialsOfApp } from '../../org/sources/staged-credentials.js';
import { prepareKey, NotReadyError, type Prepared } from '../../provision/make-key.js';
import { toFile, toShow } from '../../provision/rotate/emit-key.js';
import type { RotateMode } from '../../provision/rotate/plan.js';
import { checkRecord, type RecordTarget } from '../../provision/rotate/record.js';
import type { EmitKey } from '../../provision/rotate/context.js';
import { bundle, say } from '../../text/messages.js';
import { expectedOf } from '../../verify/run-probe.js';
import { readAuditFiles } from '../audit-files.js';
import type { Io } from '../io.js';
import { prepareOptions } from '../make-key-for.js';
import { askYes, canAsk } from '../prompts.js';
import { showKey } from '../show-key.js';
import { readinessVerifier } from '../verify-readiness.js';

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

export type Session = { flags: SecretRotateFlags; io: Io; connection: Connection; client: OrgClient; mode: RotateMode };

export const credentials = ({ client, connection }: Session, appId: string): CredentialsOfApp =>
  credentialsOfApp(
    client,
    changeSender(connection, () => {}),
    appId,
  );

const WITHOUT_READINESS: ReadonlySet<RotateMode> = new Set<RotateMode>(['abort', 'revokePrevious', 'status']);

/** `userId`: whom a token must stand for, where the org was read. */
export type Ready = { prepared: Prepared; userId: string | null };

/** Only what issues or applies a pair asks whether the app works with the pair that it has. */
export const prepare = async ({ flags, io, connection, client, mode }: Session): Promise<NotReadyError | Ready> => {
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

export const recordTarget = async (
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
export const confirmer =
  ({ flags, io }: Session, { app, host }: Prepared) =>
  async (step: string): Promise<boolean> => {
    if (flags['no-prompt']) return true;
    if (!canAsk(io)) throw messages.createError('error.cannotConfirm');
    return askYes(say(messages, `prompt.${step}`, [app.name, host]));
  };

type Emission = { emit: EmitKey | null; shown: () => string | null };

export const emission = async ({ flags, io, mode }: Session, prepared: Prepared): Promise<Emission> => {
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
