/** Registers endpoint, key and events of an app with a callback service, once, and reads the registration back. */
import { SfError } from '@salesforce/core/sfError';
import { describeDefect, type DescribedDefect } from '../callback/key/inspect/texts.js';
import { readKey } from '../callback/key/inspect.js';
import { sha256 } from '../callback/key/key.js';
import { loadProfile } from '../callback/profiles/load.js';
import type { VendorProfile } from '../callback/profiles/profile.js';
import { compareRegistration, type Comparison } from '../callback/service/compare.js';
import {
  checkEvents,
  checkPairing,
  endpointUrl,
  redactedRequest,
  serviceResource,
  type RedactedRequest,
  type Registration,
} from '../callback/service/request.js';
import { decide, existingOf, type Existing, type Shown } from '../callback/service/existing.js';
import { openService, type CallbackService } from '../callback/service/service.js';
import { adviceFor, vendorErrorText, type VendorError } from '../callback/service/vendor-error.js';
import type { OrgClient, OrgConnection } from '../org/client/client.js';
import { organizationQuery, type Organization } from '../org/sources/organization.js';
import { stagedKeyOf } from '../org/sources/staged-credentials.js';
import { withClient } from '../org/with-client.js';
import type { Readiness } from '../verify/readiness.js';
import { finishKey, prepareKey, type FinishOptions, type Prepared, type PrepareOptions } from './make-key.js';
import { bundle } from '../text/messages.js';
import { withoutSecrets } from '../text/secrets.js';

const messages = bundle('provision.register');

/** What a command has of its caller for a registration. */
export type RegisterRequest = {
  endpoint: string;
  serviceUrl: string;
  events: string[];
  /** Name or path of the profile. */
  profile: string;
  /** Whether the app must be ready. */
  verify: boolean;
  dryRun: boolean;
  prepare: (how: { verify: boolean; endpoint?: string }) => PrepareOptions;
  finish: (client: OrgClient, profile: VendorProfile) => FinishOptions;
  /** Gives the key that was made before; null when it is to be made now. */
  readKey: (() => Promise<Buffer>) | null;
  /** Gives the API key of the callback service. */
  readServiceKey: () => Promise<string>;
  /** Another registration, or an equal one, is replaced. */
  replace: boolean;
  /** Runs what nobody can take back, so that somebody who interrupts it hears what that means. */
  whileSending: <T>(work: () => Promise<T>) => Promise<T>;
  /** Asks whether another registration is to be replaced; null where nobody can answer. */
  confirmReplace: ((existing: Shown) => Promise<boolean>) | null;
};

/**
 * `unchanged`: the same is registered already, and nothing was sent. `refused`: something else is registered and was
 * left as it is. `unknown`: it was sent, and nobody knows what came of it.
 */
export type RegisterEnd = 'refused' | 'registered' | 'replaced' | 'unchanged' | 'unknown';

export type RegisterOutcome = {
  app: string;
  host: string;
  /** The request as it was, or would be, sent, without its secrets. */
  request: RedactedRequest;
  /** null in a dry run. */
  outcome: RegisterEnd | null;
  /** It was sent, and the service took it. */
  registered: boolean;
  /** What was registered before, as far as the service shows it. */
  existing: Shown | null;
  /** null when nothing was sent, or it could not be read back. */
  readBack: Comparison | null;
  readiness: Readiness | null;
  warnings: string[];
};

/** A key that has defects: a finding, not a failure of the command. */
export class DefectiveKeyError extends Error {
  public constructor(public readonly defects: DescribedDefect[]) {
    super('The key is defective.');
    this.name = 'DefectiveKeyError';
  }
}

type Known = Exclude<Existing, { kind: 'unreadable' }>;

const refusal = (error: VendorError, sent: 'GET' | 'POST'): SfError =>
  new SfError(messages.getMessage('error.refused', [vendorErrorText(error)]), 'CallbackServiceError', [
    adviceFor(error, sent),
  ]);

/** The key may be that of a pair that is staged, which is registered before it is applied. */
const digestOf = async (client: OrgClient, { app }: Prepared, given: Buffer): Promise<string | null> => {
  const own = app.consumerKey === null ? null : sha256(app.consumerKey);
  const { clientIdDigest } = readKey(given).view;
  if (own === null || clientIdDigest === null || clientIdDigest === own) return own;
  const staged = await stagedKeyOf(client, app);
  return staged !== null && sha256(staged) === clientIdDigest ? clientIdDigest : own;
};

const checkedKey = async (
  client: OrgClient,
  given: Buffer,
  prepared: Prepared,
  profile: VendorProfile,
): Promise<string> => {
  const clientIdDigest = await digestOf(client, prepared, given);
  const expected = { host: prepared.host, ...(clientIdDigest !== null && { clientIdDigest }) };
  const { defects } = readKey(given, { hostFormat: profile.hostFormat, expected });
  if (defects.length > 0) throw new DefectiveKeyError(defects.map(describeDefect));
  return given.toString('utf8');
};

/** The API key is tried by reading, which changes nothing, before anything is sent. */
const readFirst = async (service: CallbackService, wanted: Registration): Promise<Known> => {
  const reply = await service.read();
  const existing = existingOf(reply, wanted);
  if (existing.kind !== 'unreadable') return existing;
  if (!reply.ok) throw refusal(reply.error, 'GET');
  throw messages.createError('error.unreadable');
};

/** What became of a registration whose answer was lost: read back, it is there or not, or nobody knows. */
const settle = async (
  service: CallbackService,
  wanted: Registration,
  before: Known,
): Promise<'carriedOut' | 'ignored' | 'unknown'> => {
  const now = existingOf(await service.read(), wanted);
  if (now.kind === 'unreadable') return 'unknown';
  // What was equal before is equal now, whatever happened: the key is not shown.
  if (now.kind === 'equal') return before.kind === 'equal' ? 'unknown' : 'carriedOut';
  return 'ignored';
};

/** An answer in the service's own words, rather than none or that of something in between. */
const isAnswer = ({ status }: VendorError): boolean => status !== null && status < 500;

type Sent = Pick<RegisterOutcome, 'outcome' | 'readBack' | 'registered'>;

const send = async (service: CallbackService, wanted: Registration, before: Known): Promise<Sent> => {
  const done = before.kind === 'none' ? 'registered' : 'replaced';
  const sent = await service.register(wanted);
  if (!sent.ok) {
    const came = isAnswer(sent.error) ? 'ignored' : await settle(service, wanted, before);
    if (came === 'ignored') throw refusal(sent.error, 'POST');
    if (came === 'unknown') return { outcome: 'unknown', registered: false, readBack: null };
  }
  const read = await service.read();
  return { outcome: done, registered: true, readBack: read.ok ? compareRegistration(wanted, read.body) : null };
};

/** A service may repeat the key in whatever it shows. */
const presentable = ({ url, events }: Shown): Shown => ({
  url: withoutSecrets(url),
  events: events?.map(withoutSecrets) ?? null,
});

const sendUnlessOther = async (
  service: CallbackService,
  wanted: Registration,
  { replace, confirmReplace, whileSending }: Pick<RegisterRequest, 'confirmReplace' | 'replace' | 'whileSending'>,
): Promise<Pick<RegisterOutcome, 'existing'> & Sent> => {
  const before = await readFirst(service, wanted);
  const existing = 'shown' in before ? presentable(before.shown) : null;
  const nothing = { existing, registered: false, readBack: null };
  switch (decide(before, { replace, canAsk: confirmReplace !== null })) {
    case 'unchanged':
      return { ...nothing, outcome: 'unchanged' };
    case 'refuse':
      return { ...nothing, outcome: 'refused' };
    case 'ask':
      if (existing === null || !(await confirmReplace?.(existing))) return { ...nothing, outcome: 'refused' };
      return { existing, ...(await whileSending(() => send(service, wanted, before))) };
    case 'send':
      return { existing, ...(await whileSending(() => send(service, wanted, before))) };
  }
};

const readOrganization = async (client: OrgClient): Promise<Organization | null> => {
  const [{ result: rows }] = await client.query<[Organization[]]>(organizationQuery);
  return rows[0] ?? null;
};

/**
 * @throws NotReadyError, DefectiveKeyError when there is nothing that should be registered
 * @throws SfError when it could not be registered
 */
export const register = async (connection: OrgConnection, request: RegisterRequest): Promise<RegisterOutcome> => {
  const profile = await loadProfile(request.profile);
  const events = checkEvents(request.events, profile);
  const resource = serviceResource(request.serviceUrl, profile);

  return withClient(connection, async (client) => {
    const organization = await readOrganization(client);
    const pairing = checkPairing(resource, profile, {
      sandbox: organization?.isSandbox ?? null,
      developerEdition: organization?.organizationType === 'Developer Edition',
    });
    const prepared = await prepareKey(client, request.prepare({ verify: false }));
    const url = endpointUrl(request.endpoint, prepared.host);
    const { readiness } = request.verify
      ? await prepareKey(client, request.prepare({ verify: true, endpoint: url }))
      : prepared;
    const outcome: RegisterOutcome = {
      app: prepared.app.name,
      host: prepared.host,
      request: redactedRequest(resource, profile, { url, events }),
      outcome: null,
      registered: false,
      existing: null,
      readBack: null,
      readiness,
      warnings: pairing === null ? [] : [pairing],
    };
    if (request.readKey === null && request.dryRun) return outcome;
    const key =
      request.readKey === null
        ? (await finishKey(prepared, request.finish(client, profile))).key
        : await checkedKey(client, await request.readKey(), prepared, profile);
    if (request.dryRun) return outcome;

    const service = openService(resource, profile, await request.readServiceKey());
    return { ...outcome, ...(await sendUnlessOther(service, { url, key, events }, request)) };
  });
};
