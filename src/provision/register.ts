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
} from '../callback/service/request.js';
import { openService, type ServiceReply } from '../callback/service/service.js';
import { adviceFor, vendorErrorText, type VendorError } from '../callback/service/vendor-error.js';
import type { OrgClient, OrgConnection } from '../org/client/client.js';
import { organizationQuery, type Organization } from '../org/sources/organization.js';
import { withClient } from '../org/with-client.js';
import type { Readiness } from '../verify/readiness.js';
import { finishKey, prepareKey, type FinishOptions, type Prepared, type PrepareOptions } from './make-key.js';
import { bundle } from '../text/messages.js';

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
};

export type RegisterOutcome = {
  app: string;
  host: string;
  /** The request as it was, or would be, sent, without its secrets. */
  request: RedactedRequest;
  registered: boolean;
  /** What was registered before. */
  replaced: { url: string; events: string[] } | null;
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

const refusal = (error: VendorError, sent: 'GET' | 'POST'): SfError =>
  new SfError(messages.getMessage('error.refused', [vendorErrorText(error)]), 'CallbackServiceError', [
    adviceFor(error, sent),
  ]);

const checkedKey = (given: Buffer, { host, app }: Prepared, profile: VendorProfile): string => {
  const expected = { host, ...(app.consumerKey !== null && { clientIdDigest: sha256(app.consumerKey) }) };
  const { defects } = readKey(given, { hostFormat: profile.hostFormat, expected });
  if (defects.length > 0) throw new DefectiveKeyError(defects.map(describeDefect));
  return given.toString('utf8');
};

const registrationOf = (reply: ServiceReply): RegisterOutcome['replaced'] => {
  const body =
    reply.ok && typeof reply.body === 'object' && reply.body !== null ? (reply.body as Record<string, unknown>) : {};
  if (typeof body.url !== 'string' || body.url === '') return null;
  return { url: body.url, events: Array.isArray(body.events) ? body.events.map(String) : [] };
};

/** The API key is tried by reading, which changes nothing, before anything is sent. */
const readFirst = async (read: () => Promise<ServiceReply>): Promise<RegisterOutcome['replaced']> => {
  const reply = await read();
  const { status } = reply.ok ? reply : reply.error;
  if (!reply.ok && (status === null || status === 401 || status === 403 || (status >= 300 && status < 400)))
    throw refusal(reply.error, 'GET');
  return registrationOf(reply);
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
      registered: false,
      replaced: null,
      readBack: null,
      readiness,
      warnings: pairing === null ? [] : [pairing],
    };
    if (request.readKey === null && request.dryRun) return outcome;
    const key =
      request.readKey === null
        ? (await finishKey(prepared, request.finish(client, profile))).key
        : checkedKey(await request.readKey(), prepared, profile);
    if (request.dryRun) return outcome;

    const service = openService(resource, profile, await request.readServiceKey());
    const replaced = await readFirst(service.read);
    const registration = { url, key, events };
    const sent = await service.register(registration);
    if (!sent.ok) throw refusal(sent.error, 'POST');
    const read = await service.read();
    return {
      ...outcome,
      registered: true,
      replaced,
      readBack: read.ok ? compareRegistration(registration, read.body) : null,
    };
  });
};
