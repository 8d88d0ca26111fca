/** Registers endpoint, key and events of an app with a callback service, once, and reads the registration back. */
import { describeDefect, type DescribedDefect } from '../callback/key/inspect/texts.js';
import { readKey } from '../callback/key/inspect.js';
import { sha256 } from '../callback/key/key.js';
import { loadProfile } from '../callback/profiles/load.js';
import type { VendorProfile } from '../callback/profiles/profile.js';
import type { Comparison } from '../callback/service/compare.js';
import {
  checkEvents,
  checkPairing,
  endpointUrl,
  redactedRequest,
  serviceResource,
  type RedactedRequest,
} from '../callback/service/request.js';
import type { Shown } from '../callback/service/existing.js';
import { openService } from '../callback/service/service.js';
import type { OrgClient, OrgConnection } from '../org/client/client.js';
import { organizationQuery, type Organization } from '../org/sources/organization.js';
import { stagedKeyOf } from '../org/sources/staged-credentials.js';
import { withClient } from '../org/with-client.js';
import type { Readiness } from '../verify/readiness.js';
import { finishKey, prepareKey, type FinishOptions, type Prepared, type PrepareOptions } from './make-key.js';
import { sendUnlessOther, type RegisterEnd, type SendOptions } from './send-registration.js';

/** What a command has of its caller for a registration. */
export type RegisterRequest = SendOptions & {
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
