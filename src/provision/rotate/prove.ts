/** Proves a pair by a real token: of the expected user and org, tried by one call, and revoked. */
import type { OrgClient } from '../../org/client/client.js';
import { organizationQuery } from '../../org/sources/organization.js';
import { bundle } from '../../text/messages.js';
import type { TokenError } from '../../token/parse-error.js';
import { probe, type Probed } from '../../verify/probe.js';
import type { HeldSignals } from '../../verify/run-probe.js';
import type { Proof, RotateContext } from './context.js';

const messages = bundle('provision.rotate.prove');

export type ProverOptions = {
  /** Origin of the org's My Domain host. */
  origin: string;
  /** Id of the user that a token must stand for; null: not known. */
  userId?: string | null;
  hold: (onFirst: () => void) => HeldSignals;
  onSignal: () => void;
  timeoutMs?: number;
};

/** What the endpoint says of a pair that it does not know. */
const UNKNOWN_PAIR = new Set(['invalid_client', 'invalid_client_id']);

const said = ({ code, description }: TokenError): string => [code, description].filter(Boolean).join(': ');

const explain = ({ verdict, steps, error }: Probed, which: 'main' | 'staged'): string => {
  if (verdict === 'proven') return steps.revocation === 'failed' ? messages.getMessage('notRevoked') : '';
  if (steps.identity === 'failed') return messages.getMessage('otherUser');
  const answer = error === null ? '' : messages.getMessage('answer', [said(error)]);
  if (verdict === 'unclear') return `${messages.getMessage('unclear')} ${answer}`.trim();
  const early = which === 'staged' && steps.token === 'failed' && UNKNOWN_PAIR.has(error?.code ?? '');
  return `${answer} ${early ? messages.getMessage('notBeforeApplied') : ''}`.trim();
};

/** @throws RequestFailure never: an org that does not tell its id is proven by the pair alone */
export const pairProver = async (
  client: OrgClient,
  { origin, userId = null, hold, onSignal, timeoutMs }: ProverOptions,
): Promise<NonNullable<RotateContext['prove']>> => {
  const [{ result: rows }] = await client.query(organizationQuery);
  const orgId = rows[0]?.id ?? null;
  return async ({ key, secret }, which): Promise<Proof> => {
    const signals = hold(onSignal);
    try {
      const probed = await probe({
        origin,
        apiVersion: client.apiVersion,
        credentials: { clientId: key, clientSecret: secret },
        expected: { orgId, userId },
        interrupted: signals.interrupted,
        timeoutMs,
      });
      const proven = probed.verdict === 'unclear' ? null : probed.verdict === 'proven';
      return { proven, message: explain(probed, which) };
    } finally {
      signals.release();
    }
  };
};
