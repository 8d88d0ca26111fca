/**
 * The client credentials flow for real: a token, whom it stands for, one harmless call with it, and its revocation. The
 * token ends in every case, also when a step failed or the process was told to stop.
 */
import { sameId } from '../inventory/ids.js';
import {
  callApi,
  requestToken,
  revokeToken,
  type AccessToken,
  type Credentials,
  type Identity,
} from '../token/exchange.js';
import type { TokenError } from '../token/parse-error.js';
import { isRefusal } from './refusal.js';

export const PROBE_STEPS = ['token', 'identity', 'apiCall', 'revocation'] as const;
export type ProbeStepName = (typeof PROBE_STEPS)[number];
export type ProbeStepState = 'failed' | 'passed' | 'skipped' | 'unclear';

/** `proven`: everything passed. `refused`: Salesforce said no, or the token stands for somebody else. */
export type ProbeVerdict = 'proven' | 'refused' | 'unclear';

export type Probed = {
  verdict: ProbeVerdict;
  steps: Record<ProbeStepName, ProbeStepState>;
  /** What Salesforce said, or why there was no answer. */
  error: TokenError | null;
  /** Whom the token stands for; null when the reply does not say. */
  identity: Identity | null;
};

export type ProbeOptions = {
  /** Origin of the org's My Domain host. */
  origin: string;
  apiVersion: string;
  credentials: Credentials;
  /** What was read; null where it is not known. */
  expected: { orgId: string | null; userId: string | null };
  /** The process was told to stop: no further step, but the revocation. */
  interrupted?: () => boolean;
  timeoutMs?: number;
};

const UNTRIED: Probed['steps'] = { token: 'skipped', identity: 'skipped', apiCall: 'skipped', revocation: 'skipped' };

const identityState = (identity: Identity | null, { orgId, userId }: ProbeOptions['expected']): ProbeStepState => {
  if (identity === null) return 'unclear';
  if (orgId !== null && !sameId(identity.orgId, orgId)) return 'failed';
  return userId !== null && !sameId(identity.userId, userId) ? 'failed' : 'passed';
};

const verdictOf = ({ token, identity, apiCall }: Probed['steps']): ProbeVerdict => {
  const states = [token, identity, apiCall];
  if (states.includes('failed')) return 'refused';
  return states.every((state) => state === 'passed') ? 'proven' : 'unclear';
};

/** What is done with a token while it lives. */
const useToken = async (
  token: AccessToken,
  identity: Identity | null,
  options: ProbeOptions,
): Promise<Pick<Probed, 'error' | 'steps'>> => {
  const steps: Probed['steps'] = { ...UNTRIED, token: 'passed', identity: identityState(identity, options.expected) };
  if (steps.identity === 'failed' || options.interrupted?.()) return { steps, error: null };
  const reply = await callApi(options.origin, options.apiVersion, token, options.timeoutMs);
  if (reply.ok) return { steps: { ...steps, apiCall: 'passed' }, error: null };
  return { steps: { ...steps, apiCall: isRefusal(reply) ? 'failed' : 'unclear' }, error: reply.error };
};

/** One more attempt: a token that was not revoked opens the org until it expires. */
const revoke = async (token: AccessToken, { origin, timeoutMs }: ProbeOptions): Promise<ProbeStepState> =>
  (await revokeToken(origin, token, timeoutMs)) || (await revokeToken(origin, token, timeoutMs)) ? 'passed' : 'failed';

export const probe = async (options: ProbeOptions): Promise<Probed> => {
  const { origin, credentials } = options;
  const reply = await requestToken(origin, credentials, options.timeoutMs);
  if (!reply.ok) {
    const steps: Probed['steps'] = { ...UNTRIED, token: isRefusal(reply) ? 'failed' : 'unclear' };
    return { verdict: verdictOf(steps), steps, error: reply.error, identity: null };
  }
  const { token, identity } = reply;
  let revocation: ProbeStepState = 'failed';
  let used: Pick<Probed, 'error' | 'steps'>;
  try {
    used = await useToken(token, identity, options);
  } finally {
    revocation = await revoke(token, options);
  }
  return { verdict: verdictOf(used.steps), steps: { ...used.steps, revocation }, error: used.error, identity };
};
