/**
 * Makes the callback key of an app: host from the org, client id from the org where it can be read, secret from a
 * person.
 */
import { SfError } from '@salesforce/core/sfError';
import { classifyHost } from '../platform/host.js';
import { orgHostOf, splitHost } from '../platform/split-host.js';
import { doubtOf } from '../callback/key/inspect/doubts.js';
import { describeDefect, describeDoubt, type DescribedDoubt } from '../callback/key/inspect/texts.js';
import { formatHost } from '../callback/key/inspect/host-defects.js';
import { readKey } from '../callback/key/inspect.js';
import { encodeKey, sha256 } from '../callback/key/key.js';
import { usableValue } from '../callback/key/usable-value.js';
import type { VendorProfile } from '../callback/profiles/profile.js';
import type { OrgClient } from '../org/client/client.js';
import { findApps, readCustomDomain, type AppIdentity } from '../org/sources/consumer-key.js';
import { isWanted } from '../inventory/apps.js';
import type { Readiness } from '../verify/readiness.js';
import { bundle } from '../text/messages.js';
import { clientIdFor } from './client-id.js';

const messages = bundle('provision.key');

/** Asks the org what `sf nhi verify` asks it, of an app named `kind:name`. */
export type VerifyReadiness = (app: string, endpoint?: string) => Promise<Readiness>;

export type PrepareOptions = {
  instanceUrl: string;
  app: string;
  /** Tells why no app has that name, after a reading that looks closer than the search for its key. */
  requireApp: (wanted: string) => Promise<void>;
  /** null skips the check. */
  verifyReadiness: VerifyReadiness | null;
  /** Path or URL that the service will call. */
  endpoint?: string;
};

/** The org and the app that a key is for. */
export type Prepared = {
  host: string;
  app: AppIdentity & { unread: string[] };
  readiness: Readiness | null;
};

export type FinishOptions = {
  profile: VendorProfile;
  /** What the caller says the consumer key is. */
  clientId?: string;
  /** Asks for the client id where the org does not tell it; null where nobody can answer. */
  askClientId: (() => Promise<string>) | null;
  /** Gives the secret; the app is known by then. */
  readSecret: (app: AppIdentity) => Promise<string>;
  now?: Date;
};

export type MakeKeyOptions = FinishOptions & PrepareOptions;

/** Holds the secret, in `key` only. */
export type MadeKey = {
  key: string;
  host: string;
  app: AppIdentity['name'];
  kind: AppIdentity['kind'];
  clientIdDigest: string;
  createdAt: string;
  readiness: Readiness | null;
  /** What is unusual about the values, and wrong with none that can be seen. */
  doubts: DescribedDoubt[];
};

/** An app that is not ready: a finding, not a failure of the command. */
export class NotReadyError extends Error {
  public constructor(public readonly readiness: Readiness) {
    super('The app is not ready.');
    this.name = 'NotReadyError';
  }
}

const refuse = (key: string, ...tokens: string[]): SfError => messages.createError(key, tokens);

/** @throws SfError with the right host where it is known */
const hostOf = async (client: OrgClient, instanceUrl: string): Promise<string> => {
  const host = orgHostOf(instanceUrl);
  if (host !== null) return host;
  const parts = splitHost(instanceUrl);
  const myDomain = parts && classifyHost(parts.hostname).myDomain;
  const domain = myDomain ?? splitHost((await readCustomDomain(client)) ?? '')?.host;
  const given = parts?.hostname ?? instanceUrl;
  throw domain ? refuse('error.hostNamed', given, domain, domain) : refuse('error.host', given);
};

const appOf = async (
  client: OrgClient,
  { app: wanted, requireApp }: PrepareOptions,
): Promise<AppIdentity & { unread: string[] }> => {
  const { found, unread } = await findApps(client, (app) => isWanted(app, [wanted]));
  const [app, another] = found;
  if (another) throw refuse('error.ambiguousApp', wanted);
  if (app) return { ...app, unread };
  await requireApp(wanted);
  throw refuse('error.appUnread', wanted, unread.join('; '));
};

/**
 * Finds the org's host and the app, and sees whether the app is ready.
 *
 * @throws NotReadyError when the app is not ready
 */
export const prepareKey = async (client: OrgClient, options: PrepareOptions): Promise<Prepared> => {
  const host = await hostOf(client, options.instanceUrl);
  const app = await appOf(client, options);
  const readiness =
    options.verifyReadiness && (await options.verifyReadiness(`${app.kind}:${app.name}`, options.endpoint));
  if (readiness && !readiness.ready) throw new NotReadyError(readiness);
  return { host, app, readiness };
};

/**
 * @throws NotReadyError when the app is not ready
 * @throws SfError when the key cannot be made
 */
export const makeKey = async (client: OrgClient, options: MakeKeyOptions): Promise<MadeKey> =>
  finishKey(await prepareKey(client, options), options);

/** @throws SfError when the key cannot be made */
export const finishKey = async ({ host, app, readiness }: Prepared, options: FinishOptions): Promise<MadeKey> => {
  const own = { app: app.name, consumerKey: app.consumerKey, unread: app.unread };
  const { value: clientId } = await clientIdFor(own, { given: options.clientId, ask: options.askClientId });
  const clientSecret = usableValue('client_secret', await options.readSecret({ ...app, consumerKey: clientId }));
  const { hostFormat } = options.profile;
  const key = encodeKey({ host: formatHost(host, hostFormat), client_id: clientId, client_secret: clientSecret });
  const expected = { host, clientIdDigest: sha256(clientId), clientSecretDigest: sha256(clientSecret) };
  const [defect] = readKey(key, { hostFormat, expected }).defects;
  if (defect) throw new SfError(describeDefect(defect).message, 'DefectiveKeyError', [describeDefect(defect).fix]);
  return {
    key,
    host,
    app: app.name,
    kind: app.kind,
    clientIdDigest: expected.clientIdDigest,
    createdAt: (options.now ?? new Date()).toISOString(),
    readiness,
    doubts: [
      // What the org tells is right, whatever its form.
      ...(app.consumerKey === null ? [doubtOf('client_id', clientId)] : []),
      doubtOf('client_secret', clientSecret),
    ].flatMap((doubt) => (doubt === null ? [] : describeDoubt(doubt))),
  };
};
