/** Makes a key for a command: wires the org, the ways to the secret and the readiness check together. */
import { loadProfile } from '../callback/profiles/load.js';
import type { VendorProfile } from '../callback/profiles/profile.js';
import { requireKnownApps } from '../inventory/unknown-app.js';
import type { OrgClient, OrgConnection } from '../org/client/client.js';
import { collectInventory } from '../org/collect.js';
import { withClient } from '../org/with-client.js';
import { makeKey, type FinishOptions, type MadeKey, type PrepareOptions } from '../provision/make-key.js';
import { secretFromOrg } from '../provision/secret-from-org.js';
import { loginWindowDays } from './login-window.js';
import { canAsk } from './prompts.js';
import { askClientId, takeSecret, type Secret } from './secrets.js';
import { readinessVerifier } from './verify-readiness.js';

export { NotReadyError } from '../provision/make-key.js';

export type KeyRequest = {
  app: string;
  /** Name or path of the profile. */
  profile: string;
  clientId?: string;
  clientSecretFile?: string;
  secretFromOrg: boolean;
  verify: boolean;
  /** Path or URL that the service will call. */
  endpoint?: string;
  /** What commands of remedies call the org. */
  targetOrg?: string;
  json: boolean;
  noPrompt: boolean;
};

/** The consumer secret where the caller puts it. */
export const secretOf = async (request: KeyRequest): Promise<Secret> =>
  takeSecret('clientSecret', { file: request.clientSecretFile, interactive: canAsk(request) });

/** The ways to what the org does not tell, for one command. */
export const finishOptions = (
  client: OrgClient,
  profile: VendorProfile,
  request: KeyRequest,
  secret: Secret,
): FinishOptions => ({
  profile,
  clientId: request.clientId,
  askClientId: canAsk(request) ? askClientId : null,
  readSecret: (app) => (request.secretFromOrg ? secretFromOrg(client, app) : secret()),
});

type PrepareRequest = Pick<KeyRequest, 'app' | 'endpoint' | 'targetOrg' | 'verify'>;

export const prepareOptions = (
  connection: OrgConnection,
  { app, verify, endpoint, targetOrg }: PrepareRequest,
): PrepareOptions => ({
  instanceUrl: connection.instanceUrl,
  app,
  endpoint,
  requireApp: async (wanted) => {
    await collectInventory(connection, {
      loginWindowDays: loginWindowDays(),
      onApps: (read) => requireKnownApps([wanted], read),
    });
  },
  verifyReadiness: verify ? readinessVerifier(connection, undefined, undefined, targetOrg) : null,
});

/** @throws NotReadyError, SfError as `makeKey` does */
export const makeKeyFor = async (connection: OrgConnection, request: KeyRequest): Promise<MadeKey> => {
  const profile = await loadProfile(request.profile);
  const secret = await secretOf(request);
  return withClient(connection, (client) =>
    makeKey(client, { ...prepareOptions(connection, request), ...finishOptions(client, profile, request, secret) }),
  );
};
