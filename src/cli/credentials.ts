/** Where a probe gets the consumer key and secret from. Neither is ever shown. */
import { SfError } from '@salesforce/core/sfError';
import { describeDefect } from '../callback/key/inspect/texts.js';
import { refusalOf } from '../callback/key/inspect/values.js';
import { sha256 } from '../callback/key/key.js';
import type { App } from '../inventory/inventory.js';
import type { OrgConnection } from '../org/client/client.js';
import { findApps } from '../org/sources/consumer-key.js';
import { withClient } from '../org/with-client.js';
import { askSecret, askText } from './prompts.js';
import { readSecret } from './read-input.js';
import { bundle } from '../text/messages.js';

const messages = bundle('verify.credentials');

/** Environment variable for the consumer secret. */
export const SECRET_VARIABLE = 'SF_NHI_CLIENT_SECRET';

type Member = 'client_id' | 'client_secret';

/** @throws SfError that says what is wrong with the value, and not what it is */
const checked = (member: Member, value: string): string => {
  // The check of keys lets white space inside a secret pass as it may belong to it; no secret of Salesforce has any.
  const spaced = /\s/.test(value) && value.trim() !== '';
  if (spaced) throw messages.createError(`error.whitespace.${member}`);
  const refusal = refusalOf(member, value);
  if (refusal === null) return value;
  const { message, fix } = describeDefect(refusal);
  throw new SfError(message, 'ValueRefusedError', [fix]);
};

/**
 * The secret from a file or standard input, or from the environment; null when it is to be asked for.
 *
 * @throws SfError when there is none and nobody can be asked
 */
export const givenSecret = async (file: string | undefined, interactive: boolean): Promise<string | null> => {
  const secret = await readSecret({
    file,
    variable: SECRET_VARIABLE,
    ask: interactive ? async () => Promise.resolve('') : null,
    missing: () => messages.createError('error.noSecret', [], [SECRET_VARIABLE]),
  });
  if (secret === '' && file === undefined && interactive) return null;
  return checked('client_secret', secret);
};

export const promptSecret = async (): Promise<string> =>
  checked('client_secret', await askSecret(messages.getMessage('prompt.secret')));

export type ClientId = {
  value: string;
  /** It is the app's, as the org tells; null where the org does not tell. */
  own: boolean | null;
};

const readFromOrg = async (connection: OrgConnection, app: App): Promise<string | null> =>
  withClient(connection, async (client) => {
    const { found } = await findApps(client, ({ kind, name }) => kind === app.kind && name === app.name);
    return found[0]?.consumerKey ?? null;
  });

/**
 * The client id that was given, or that of the app where the org tells it, or asks for it.
 *
 * @throws SfError when what was given is another app's, or there is none
 */
export const clientIdFor = async (
  connection: OrgConnection,
  app: App,
  { given, interactive }: { given: string | undefined; interactive: boolean },
): Promise<ClientId> => {
  const own = (value: string): ClientId => {
    const known = app.consumerKeyDigest;
    if (known !== null && known !== sha256(value)) throw messages.createError('error.otherClientId', [app.name]);
    return { value: checked('client_id', value), own: known === null ? null : true };
  };
  if (given !== undefined) return own(given);
  const read = app.consumerKeyDigest === null ? null : await readFromOrg(connection, app);
  if (read !== null) return own(read);
  if (!interactive) throw messages.createError('error.noClientId', [app.name]);
  return own(await askText(messages.getMessage('prompt.clientId')));
};
