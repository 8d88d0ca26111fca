/** Makes a key for a command: wires the org, the ways to the secret and the readiness check together. */
import { loadProfile } from '../callback/profiles/load.js';
import type { VendorProfile } from '../callback/profiles/profile.js';
import type { OrgClient, OrgConnection } from '../org/client/client.js';
import { collectInventory } from '../org/collect.js';
import { withClient } from '../org/with-client.js';
import { requireKnownApps } from '../inventory/unknown-app.js';
import { loginWindowDays } from './login-window.js';
import { askSecret, askText, canAsk } from './prompts.js';
import { readSecret, type SecretSource } from './read-input.js';
import { readinessVerifier } from './verify-readiness.js';
import { makeKey, type FinishOptions, type MadeKey, type PrepareOptions } from '../provision/make-key.js';
import { secretFromOrg } from '../provision/secret-from-org.js';
import { bundle } from '../text/messages.js';

export { NotReadyError } from '../provision/make-key.js';

const messages = bundle('provision.prompts');

/** Environment variable for the consumer secret. */
export const SECRET_VARIABLE = 'SF_NHI_CLIENT_SECRET';

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
  json: boolean;
  noPrompt: boolean;
};

/** The ways to what the org does not tell, for one command. */
export const finishOptions = (client: OrgClient, profile: VendorProfile, request: KeyRequest): FinishOptions => {
  const asks = canAsk(request);
  const variables: SecretSource = {
    file: request.clientSecretFile,
    variable: SECRET_VARIABLE,
    ask: asks ? () => askSecret(messages.getMessage('clientSecret')) : null,
    missing: () => messages.createError('error.noSecret'),
  };
  return {
    profile,
    clientId: request.clientId,
    askClientId: asks ? () => askText(messages.getMessage('clientId')) : null,
    readSecret: (app) => (request.secretFromOrg ? secretFromOrg(client, app) : readSecret(variables)),
  };
};

type PrepareRequest = Pick<KeyRequest, 'app' | 'endpoint' | 'verify'>;

export const prepareOptions = (
  connection: OrgConnection,
  { app, verify, endpoint }: PrepareRequest,
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
  verifyReadiness: verify ? readinessVerifier(connection) : null,
});

/** @throws NotReadyError, SfError as `makeKey` does */
export const makeKeyFor = async (connection: OrgConnection, request: KeyRequest): Promise<MadeKey> => {
  const profile = await loadProfile(request.profile);
  return withClient(connection, (client) =>
    makeKey(client, { ...prepareOptions(connection, request), ...finishOptions(client, profile, request) }),
  );
};
