/** Performs the probe for a command: wires the org, the ways to key and secret, and the signals together. */
import type { Inventory } from '../inventory/inventory.js';
import type { OrgConnection } from '../org/client/client.js';
import { findApps } from '../org/sources/consumer-key.js';
import { withClient } from '../org/with-client.js';
import { clientIdFor } from '../provision/client-id.js';
import { bundle, say } from '../text/messages.js';
import type { Assessment } from '../verify/assess.js';
import { resultOf, withProbe, type VerifyResult } from '../verify/result.js';
import { probeOrigin, runProbe } from '../verify/run-probe.js';
import { endInterrupted, holdSignals } from './signals.js';
import type { Io } from './io.js';
import { askClientId, requireSource, takeSecret, type Secret, type SecretSource } from './secrets.js';

const messages = bundle('nhi.verify');

export type Probing = SecretSource & { origin: string; secret: Secret };

/**
 * Everything about a probe that can be told before the org is read.
 *
 * @throws SfError for a host that gets no secret, and where there is none
 */
export const prepareProbe = async ({ instanceUrl }: OrgConnection, source: SecretSource): Promise<Probing> => {
  const origin = probeOrigin(instanceUrl);
  if (origin === null) throw messages.createError('error.notMyDomain', [instanceUrl]);
  requireSource('clientSecret', source);
  return { ...source, origin, secret: await takeSecret('clientSecret', source) };
};

const consumerKeyOf = async (connection: OrgConnection, { app }: Assessment): Promise<string | null> => {
  if (app.consumerKeyDigest === null) return null;
  const { found } = await withClient(connection, (client) =>
    findApps(client, ({ kind, name }) => kind === app.kind && name === app.name),
  );
  return found[0]?.consumerKey ?? null;
};

export type ProbeRequest = Probing & { connection: OrgConnection; clientId: string | undefined };

export const probeFor = async (
  inventory: Inventory,
  assessment: Assessment,
  { origin, secret, interactive, connection, clientId }: ProbeRequest,
  io: Io,
): Promise<VerifyResult> => {
  const { app } = assessment;
  const consumerKey = clientId === undefined ? await consumerKeyOf(connection, assessment) : null;
  const { value, own } = await clientIdFor(
    { app: app.name, consumerKey, digest: app.consumerKeyDigest },
    { given: clientId, ask: interactive ? askClientId : null },
  );
  const credentials = { clientId: value, clientSecret: await secret() };
  const onInterrupt = (): void => io.note(say(messages, 'warning.interrupted'));
  const probed = await runProbe(inventory, assessment, { origin, credentials, onInterrupt, hold: holdSignals });
  if (probed.steps.revocation === 'failed') io.warn(say(messages, 'warning.notRevoked'));
  if (probed.interrupted) return endInterrupted();
  return withProbe(resultOf(assessment), probed, { origin, ownClientId: own });
};
