/**
 * The caller's session at the two APIs that are asked. Each may refuse a session that the other takes: a token without
 * the right scope, a policy for one of them. That is a gap of what is behind it; a session that both refuse is over.
 */
import type { OrgConnection } from './connection.js';
import { FatalOrgError, RequestFailure } from './failure.js';
import type { FaultReader, OrgReply, OrgRequest, Transport } from './http.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('org.gaps');

/** `rest` stands for all resources with a bearer token, `soap` for the Metadata API. */
export type Api = 'rest' | 'soap';

/** An API, how its errors read, and a request that only asks whether the session is taken. */
export type ApiAccess = { readFault: FaultReader; probe: OrgRequest };

export type Session = {
  /** @throws RequestFailure, FatalOrgError when the session is over */
  send: (api: Api, request: OrgRequest) => Promise<OrgReply>;
};

/** Facts of the platform: such a refusal is about scope or IP policy of the token, and refreshing it cannot help. */
const isNotForApi = (message: string): boolean => /not valid for use with/i.test(message);

export const createSession = (
  connection: OrgConnection,
  transport: Transport,
  apis: Record<Api, ApiAccess>,
): Session => {
  let refreshing: Promise<boolean> | undefined;
  const refresh = (): Promise<boolean> =>
    (refreshing ??= connection.isUsingAccessToken()
      ? Promise.resolve(false)
      : connection.refreshAuth().then(
          () => true,
          () => false,
        ));

  /** The message with which the session is refused; null where it is taken. */
  const refusalOf = (api: Api, reply: OrgReply): string | null => {
    const fault = reply.status >= 300 ? apis[api].readFault(reply) : null;
    return fault?.code === 'INVALID_SESSION_ID' ? fault.message : null;
  };

  const exchange = async (api: Api, request: OrgRequest): Promise<OrgReply> => {
    const token = connection.accessToken;
    const reply = await transport.send(request, apis[api].readFault);
    const refusal = refusalOf(api, reply);
    if (refusal === null || isNotForApi(refusal)) return reply;
    return (await refresh()) && connection.accessToken !== token ? transport.send(request, apis[api].readFault) : reply;
  };

  /** Whether the other API still takes the session, asked at the moment when one refuses it. */
  const taken = new Map<Api, Promise<boolean>>();
  const takes = (api: Api): Promise<boolean> => {
    const asked =
      taken.get(api) ??
      exchange(api, apis[api].probe).then(
        (reply) => refusalOf(api, reply) === null,
        () => false,
      );
    taken.set(api, asked);
    return asked;
  };

  return {
    send: async (api, request) => {
      const reply = await exchange(api, request);
      const refusal = refusalOf(api, reply);
      if (refusal === null) return reply;
      if (await takes(api === 'rest' ? 'soap' : 'rest')) {
        throw new RequestFailure('permission', messages.getMessage(`session.${api}`, [refusal]), 'SESSION_NOT_FOR_API');
      }
      throw new FatalOrgError(isNotForApi(refusal) ? 'sessionNotForApi' : 'sessionExpired', refusal);
    },
  };
};
