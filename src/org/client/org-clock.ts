/** How far the org's clock is from this computer's, by the `Date` header of its replies (RFC 9110, section 6.6.1). */
export type OrgClock = {
  /**
   * @param date what a reply told, in whole seconds; null where it told none
   * @param sentAt this computer's clock when the request was sent, in ms
   * @param receivedAt the same when the reply was whole
   */
  heard: (date: Date | null, sentAt: number, receivedAt: number) => void;
  /** The org's time minus this computer's, in ms, by the quickest reply; null before any told a time that can be. */
  offsetMs: () => number | null;
};

/** The header is cut down to a second. */
const HALF_A_SECOND = 500;

/** Before this was written; a clock that is behind it was never set. */
const FLOOR = Date.UTC(2026, 0, 1);
const YEAR = 366 * 86_400_000;

/**
 * Whether a date can be the org's time. What stands between here and the org may tell its own: where two clocks that
 * were both set are more than a year apart, neither is believed.
 */
const canBe = (date: number, local: number): boolean =>
  date >= FLOOR && (local < FLOOR || Math.abs(date - local) <= YEAR);

export const createOrgClock = (): OrgClock => {
  let best: { took: number; offset: number } | null = null;
  return {
    heard: (date, sentAt, receivedAt) => {
      const took = receivedAt - sentAt;
      if (date === null || !canBe(date.getTime(), receivedAt) || took < 0 || (best !== null && best.took <= took))
        return;
      best = { took, offset: Math.round(date.getTime() + HALF_A_SECOND - (sentAt + receivedAt) / 2) };
    },
    offsetMs: () => best?.offset ?? null,
  };
};
