/** One attempt of a request: sent with the session of the moment, noted in the log, its failure named. */
import { HttpFailure } from '../../http/failure.js';
import type { Http, HttpLimits, HttpReply } from '../../http/http.js';
import type { Timing } from '../../http/timing.js';
import { holdSecret } from '../../text/secrets.js';
import { addressAt } from './address.js';
import { RequestFailure } from './failure.js';
import type { OrgClock } from './org-clock.js';
import type { Patience } from './patience.js';
import { requestText } from './texts.js';

export type OrgRequest = {
  method: 'GET' | 'POST';
  /** Path and query on the instance. */
  path: string;
  headers?: Record<string, string>;
  /** Makes the body for the token of the moment: SOAP carries the session inside it. */
  body?: (accessToken: string) => string;
  /** A reply of status 2xx is asked for the secrets in it, so that it is handed on as it is. */
  asksForSecrets?: boolean;
};

/** What every attempt of a run goes through, and what learns from it. */
export type Line = {
  /** Of the org, without a slash at its end. */
  origin: string;
  accessToken: () => string;
  exchange: Http['exchange'];
  limits: Pick<HttpLimits, 'deadlineMs' | 'mostBytes'>;
  patience: Patience;
  clock: OrgClock;
  timing: Timing;
  log: (line: string) => void;
  /** The run is over: whatever fails now is not asked again. */
  closing: AbortSignal;
};

/** What a failure of one exchange means for the run. */
const failureOf = ({ kind, code, limit }: HttpFailure, closed: boolean): RequestFailure => {
  if (kind === 'tooLarge') return new RequestFailure('error', requestText(kind, limit ?? 0), code);
  if (kind !== 'network') {
    const seconds = Math.round((limit ?? 0) / 1000);
    return new RequestFailure('error', requestText(kind, seconds), code, { answered: false });
  }
  const isCut = code === 'UND_ERR_SOCKET' || code === 'ECONNRESET';
  const what = requestText(isCut ? 'cut' : kind, code);
  return new RequestFailure('error', what, code, { transient: !closed, answered: false });
};

/** @throws RequestFailure where no whole reply came; a reply of any status is one */
export const attempt = async (request: OrgRequest, line: Line): Promise<HttpReply> => {
  const { accessToken, exchange, limits, patience, clock, timing } = line;
  const startedAt = timing.now();
  const url = addressAt(line.origin, request.path);
  const path = request.path.split('?')[0];
  const note = (what: string): void => line.log(`${request.method} ${path} ${what} ${timing.now() - startedAt} ms`);
  const { method, asksForSecrets } = request;
  const token = holdSecret(accessToken());
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'sf-plugin-nhi', ...request.headers };
  try {
    const reply = await exchange(
      { method, url, headers, body: request.body?.(token), asksForSecrets },
      { ...limits, silenceMs: patience.stallMs() },
    );
    clock.heard(reply.date, startedAt, timing.now());
    note(`${reply.status} ${reply.text.length} characters`);
    return reply;
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    note(error.code);
    if (error.kind === 'silent' || error.kind === 'deadline') patience.stalled();
    throw failureOf(error, line.closing.aborted);
  }
};
