/** How a request to the org can fail, and what that means for the source that asked. */
import type { GapReason } from '../../inventory/inventory.js';

/** A request failed, after retries; the rest of the org can still be read. */
export class RequestFailure extends Error {
  /** Another attempt may succeed. */
  public readonly transient: boolean;
  /** Asking for fewer records may leave only one that fails: the org did answer, and did not refuse all of them. */
  public readonly mayBeOfOneRecord: boolean;

  public constructor(
    public readonly reason: GapReason,
    message: string,
    /** Salesforce's error code (`INVALID_TYPE`) or a network code (`ECONNRESET`). */
    public readonly code: string,
    { transient = false, answered = true }: { transient?: boolean; answered?: boolean } = {},
  ) {
    super(message);
    this.name = 'RequestFailure';
    this.transient = transient;
    this.mayBeOfOneRecord = answered && (reason === 'error' || reason === 'truncated');
  }
}

export type FatalCause = 'apiVersion' | 'sessionExpired' | 'sessionNotForApi';

/** Nothing more can be read from this org in this run. */
export class FatalOrgError extends Error {
  public constructor(
    public readonly kind: FatalCause,
    message: string,
  ) {
    super(message);
    this.name = 'FatalOrgError';
  }
}

/** Statuses after which another attempt may succeed; 420 is Salesforce Edge without a route to the org. */
export const RETRIABLE_STATUSES: ReadonlySet<number> = new Set([420, 429, 500, 502, 503, 504]);
const PERMISSION_CODES = new Set([
  'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'FORBIDDEN',
  'API_CURRENTLY_DISABLED',
  'API_DISABLED_FOR_ORG',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
]);
const NOT_SUPPORTED_CODES = new Set([
  'INVALID_TYPE',
  'FUNCTIONALITY_NOT_ENABLED',
  'UNSUPPORTED_API_VERSION',
  'NOT_FOUND',
  'UNKNOWN_METADATA_TYPE',
]);

const reasonOf = (status: number, code: string): GapReason => {
  if (code === 'REQUEST_LIMIT_EXCEEDED' || status === 429) return 'limit';
  if (PERMISSION_CODES.has(code)) return 'permission';
  if (NOT_SUPPORTED_CODES.has(code)) return 'notSupported';
  return status === 403 ? 'permission' : 'error';
};

/**
 * The failure that an error reply of REST, or a SOAP fault, stands for.
 *
 * @throws FatalOrgError when the API version is no good for any request.
 */
export const failureOfReply = (status: number, code: string, message: string): RequestFailure => {
  if (status === 410) throw new FatalOrgError('apiVersion', message);
  return new RequestFailure(reasonOf(status, code), `${code}: ${message}`, code, {
    // A whole reply without a session never comes here; a part of one may be taken when it is asked for alone.
    transient: RETRIABLE_STATUSES.has(status) || code === 'INVALID_SESSION_ID',
  });
};
