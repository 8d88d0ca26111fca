/**
 * Why there is no whole reply. `silent`: nothing came for a while. `deadline`: something came, and no end. `tooLarge`:
 * the body. `network`: the connection was not made, or was cut.
 */
export type FailureKind = 'deadline' | 'network' | 'silent' | 'tooLarge';

/** One request failed; nothing of what was sent or received is in the error. */
export class HttpFailure extends Error {
  public constructor(
    public readonly kind: FailureKind,
    /** `TIMEOUT`, `DEADLINE`, `TOO_LARGE`, or that of the network (`ECONNRESET`). */
    public readonly code: string,
    /** What was exceeded, in ms or bytes; null for the network. */
    public readonly limit: number | null = null,
  ) {
    super(code);
    this.name = 'HttpFailure';
  }
}
