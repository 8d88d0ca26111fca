/** Sends a registration to a callback service once, unless it should not, and finds out what became of it. */
import { SfError } from '@salesforce/core/sfError';
import { compareRegistration, type Comparison } from '../callback/service/compare.js';
import { decide, existingOf, type Existing, type Shown } from '../callback/service/existing.js';
import type { Registration } from '../callback/service/request.js';
import type { CallbackService } from '../callback/service/service.js';
import { adviceFor, vendorErrorText, type VendorError } from '../callback/service/vendor-error.js';
import { bundle } from '../text/messages.js';
import { withoutSecrets } from '../text/secrets.js';

const messages = bundle('provision.register');

export type SendOptions = {
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

type Known = Exclude<Existing, { kind: 'unreadable' }>;

const refusal = (error: VendorError, sent: 'GET' | 'POST'): SfError =>
  new SfError(messages.getMessage('error.refused', [vendorErrorText(error)]), 'CallbackServiceError', [
    adviceFor(error, sent),
  ]);

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

type Sent = {
  outcome: RegisterEnd;
  /** It was sent, and the service took it. */
  registered: boolean;
  /** null when nothing was sent, or it could not be read back. */
  readBack: Comparison | null;
};

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

export const sendUnlessOther = async (
  service: CallbackService,
  wanted: Registration,
  { replace, confirmReplace, whileSending }: SendOptions,
): Promise<Sent & { existing: Shown | null }> => {
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
