/** Which consumer key goes with an app: what the org tells, what the caller gives, or what somebody answers. */
import { sha256 } from '../callback/key/key.js';
import { usableValue } from '../callback/key/usable-value.js';
import { bundle } from '../text/messages.js';

const messages = bundle('provision.client-id');

/** What the org tells of an app's consumer key. */
export type OwnKey = {
  app: string;
  /** null where it was not shown. */
  consumerKey: string | null;
  /** SHA-256 (hex) of it, where only that was kept. */
  digest?: string | null;
  /** Why it was not shown, as far as that is known. */
  unread?: readonly string[];
};

export type ClientIdSource = {
  /** What the caller says it is. */
  given: string | undefined;
  /** Asks somebody; null where nobody can answer. */
  ask: (() => Promise<string>) | null;
};

export type ClientId = {
  value: string;
  /** It is the app's, as the org tells; null where the org does not tell. */
  own: boolean | null;
};

/** @throws SfError when what was given is another app's, or there is none */
export const clientIdFor = async (
  { app, consumerKey, digest = null, unread = [] }: OwnKey,
  { given, ask }: ClientIdSource,
): Promise<ClientId> => {
  const known = consumerKey === null ? digest : sha256(consumerKey);
  const own = (value: string): ClientId => {
    if (known !== null && known !== sha256(value)) throw messages.createError('error.otherClientId', [app]);
    return { value: usableValue('client_id', value), own: known === null ? null : true };
  };
  if (given !== undefined) return own(given);
  if (consumerKey !== null) return own(consumerKey);
  if (ask === null)
    throw messages.createError('error.noClientId', [app, unread.join('; ') || messages.getMessage('hidden')]);
  return own(await ask());
};
