/**
 * What has to hold before a secret may be rotated, found by reading only. Everything that is missing is told at once.
 */
import type { OrgClient } from '../../org/client/client.js';
import { RequestFailure } from '../../org/client/failure.js';
import { rowsBy } from '../../org/client/query.js';
import type { AppIdentity } from '../../org/sources/consumer-key.js';
import { CREDENTIALS_FROM, type Consumer, type CredentialsOfApp } from '../../org/sources/staged-credentials.js';
import { READS_CREDENTIALS, ROTATES_CREDENTIALS } from '../../platform/permissions.js';
import { soqlString } from '../../platform/soql-string.js';
import { bundle } from '../../text/messages.js';
import type { RotateMode } from './plan.js';

const messages = bundle('provision.rotate.preflight');

/** What is missing, where in Setup it is found (null: nowhere), and a stable id for programs. */
export type Missing = { id: string; message: string; setup: string | null };

export type Preflight = { missing: Missing[]; consumer: Consumer | null };

const missing = (id: string, ...tokens: string[]): Missing => {
  const setup = `${id}.setup`;
  return {
    id,
    message: messages.getMessage(id, tokens),
    setup: messages.messages.has(setup) ? messages.getMessage(setup) : null,
  };
};

/** Permissions that the caller certainly lacks; one that the org does not know of is left to the org to judge. */
const lackedPermissions = async (client: OrgClient, wanted: readonly string[]): Promise<string[]> => {
  const columns = await client.describe('UserPermissionAccess').catch((error: unknown) => {
    if (error instanceof RequestFailure) return new Set<string>();
    throw error;
  });
  const asked = wanted.filter((name) => columns.has(`Permissions${name}`));
  if (asked.length === 0) return [];
  const [{ result }] = await client.query<[string[][]]>({
    soql: [`SELECT Id, ${asked.map((name) => `Permissions${name}`).join(', ')} FROM UserPermissionAccess`],
    fold: rowsBy((row) => asked.filter((name) => row.flag(`Permissions${name}`) === false)),
  });
  return result.flat();
};

/** Null where the org does not tell. */
const distributionOf = async (client: OrgClient, id: string): Promise<string | null> => {
  const [{ result }] = await client.query<[string[]]>({
    soql: [`SELECT DistributionState FROM ExternalClientApplication WHERE Id = ${soqlString(id)}`],
    fold: rowsBy((row) => row.text('DistributionState') ?? undefined),
  });
  return result[0] ?? null;
};

/** Salesforce words a missing setting and a missing permission alike. */
const NOT_ENABLED = /not currently enabled|feature is not enabled|not enabled for this user/i;

const refusalOf = ({ message }: RequestFailure): Missing => {
  if (/for this user/i.test(message)) return missing('permissions', READS_CREDENTIALS.join(', '));
  return NOT_ENABLED.test(message) ? missing('setting') : missing('refused', message);
};

type Consumers = { consumers: Consumer[] } | { missing: Missing };

const consumersOf = async (credentials: CredentialsOfApp): Promise<Consumers> => {
  try {
    return { consumers: await credentials.consumers() };
  } catch (error) {
    const said = error instanceof RequestFailure && ['notSupported', 'permission'].includes(error.reason);
    if (said) return { missing: refusalOf(error) };
    throw error;
  }
};

/** What speaks against the app itself, before its credentials are asked for. */
const againstApp = async (client: OrgClient, app: AppIdentity): Promise<{ missing: Missing[]; id: string | null }> => {
  if (app.kind === 'ConnectedApp') return { missing: [missing('connectedApp', app.name)], id: null };
  if (app.id === null) return { missing: [missing('noId', app.name)], id: null };
  const packaged = app.name.includes('__') || !/^local$/i.test((await distributionOf(client, app.id)) ?? 'local');
  return { missing: packaged ? [missing('packaged', app.name)] : [], id: app.id };
};

export type PreflightOptions = {
  app: AppIdentity;
  mode: RotateMode;
  /** Client id with which the CLI itself is logged in; null where it is not known. */
  ownClientId: string | null;
  credentialsOf: (appId: string) => CredentialsOfApp;
};

/** @throws RequestFailure when the org could not be asked */
export const preflight = async (
  client: OrgClient,
  { app, mode, ownClientId, credentialsOf }: PreflightOptions,
): Promise<Preflight> => {
  if (Number(client.apiVersion) < CREDENTIALS_FROM) {
    return { missing: [missing('apiVersion', client.apiVersion, `${CREDENTIALS_FROM}.0`)], consumer: null };
  }
  const { missing: found, id } = await againstApp(client, app);
  if (id === null) return { missing: found, consumer: null };
  const [lacked, asked] = await Promise.all([
    lackedPermissions(client, mode === 'status' ? READS_CREDENTIALS : ROTATES_CREDENTIALS),
    consumersOf(credentialsOf(id)),
  ]);
  found.push(...lacked.map((name) => missing(`permission.${name}`)));
  if ('missing' in asked) {
    // The permissions that are missing say it better.
    const said = asked.missing.id === 'permissions' && lacked.length > 0;
    return { missing: said ? found : [...found, asked.missing], consumer: null };
  }
  const [consumer, ...others] = asked.consumers;
  if (consumer === undefined) found.push(missing('noConsumer', app.name));
  if (others.length > 0) found.push(missing('severalConsumers', app.name, String(others.length + 1)));
  const own = ownClientId !== null && asked.consumers.some(({ key }) => key === ownClientId);
  if (own && mode !== 'status') found.push(missing('ownSession', app.name));
  return { missing: found, consumer: consumer ?? null };
};
