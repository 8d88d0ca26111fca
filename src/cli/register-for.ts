/** Registers a key for a command: wires the org, the ways to key and secrets, and the readiness check together. */
import type { OrgConnection } from '../org/client/client.js';
import { register, type RegisterOutcome, type RegisterRequest } from '../provision/register.js';
import { finishOptions, prepareOptions, secretOf, type KeyRequest } from './make-key-for.js';
import { bundle, say } from '../text/messages.js';
import { askYes, canAsk } from './prompts.js';
import { readInput } from './read-input.js';
import { takeSecret } from './secrets.js';
import { sayingWhenInterrupted } from './signals.js';

const messages = bundle('nhi.callback.register');

export type RegisterFlags = Pick<RegisterRequest, 'dryRun' | 'endpoint' | 'events' | 'replace' | 'serviceUrl'> &
  KeyRequest & { keyFile?: string; serviceKeyFile?: string };

/** @throws NotReadyError, DefectiveKeyError, SfError as `register` does */
export const registerFor = async (connection: OrgConnection, request: RegisterFlags): Promise<RegisterOutcome> => {
  const { keyFile, serviceKeyFile } = request;
  const secret = await secretOf(request);
  const serviceKey = await takeSecret('serviceKey', { file: serviceKeyFile, interactive: canAsk(request) });
  return register(connection, {
    ...request,
    prepare: (how) => prepareOptions(connection, { ...request, ...how }),
    finish: (client, profile) => finishOptions(client, profile, request, secret),
    readKey: keyFile === undefined ? null : () => readInput(keyFile),
    readServiceKey: serviceKey,
    whileSending: (work) => sayingWhenInterrupted(say(messages, 'interrupted'), work),
    confirmReplace: canAsk(request)
      ? ({ url, events }) => askYes(say(messages, 'prompt.replace', [url, (events ?? []).join(', ')]))
      : null,
  });
};
