/** Registers a key for a command: wires the org, the ways to key and secrets, and the readiness check together. */
import type { OrgConnection } from '../org/client/client.js';
import { register, type RegisterOutcome, type RegisterRequest } from '../provision/register.js';
import { bundle } from '../text/messages.js';
import { finishOptions, prepareOptions, type KeyRequest } from './make-key-for.js';
import { askSecret, canAsk } from './prompts.js';
import { readInput, readSecret } from './read-input.js';

const messages = bundle('provision.register');

/** Environment variable for the API key of the callback service. */
export const SERVICE_KEY_VARIABLE = 'SF_NHI_SERVICE_API_KEY';

export type RegisterFlags = Pick<RegisterRequest, 'dryRun' | 'endpoint' | 'events' | 'serviceUrl'> &
  KeyRequest & { keyFile?: string; serviceKeyFile?: string };

const readServiceKey = async (request: RegisterFlags): Promise<string> => {
  const key = await readSecret({
    file: request.serviceKeyFile,
    variable: SERVICE_KEY_VARIABLE,
    ask: canAsk(request) ? () => askSecret(messages.getMessage('prompt.serviceKey')) : null,
    missing: () => messages.createError('error.noServiceKey'),
  });
  // A header takes visible ASCII only; the error must not come from there, since it would quote the key.
  if (!/^[\x21-\x7e]+$/.test(key)) throw messages.createError('error.serviceKeyForm');
  return key;
};

/** @throws NotReadyError, DefectiveKeyError, SfError as `register` does */
export const registerFor = async (connection: OrgConnection, request: RegisterFlags): Promise<RegisterOutcome> => {
  const { keyFile } = request;
  return register(connection, {
    ...request,
    prepare: (how) => prepareOptions(connection, { ...request, ...how }),
    finish: (client, profile) => finishOptions(client, profile, request),
    readKey: keyFile === undefined ? null : () => readInput(keyFile),
    readServiceKey: () => readServiceKey(request),
  });
};
