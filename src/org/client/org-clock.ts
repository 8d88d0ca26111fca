/** How far the org's clock is from this computer's, by the `Date` header of its replies (RFC 9110, section 6.6.1). */
export type OrgClock = {
  /**
   * @param date what a reply told, in whole seconds; null where it told none
   * @param sentAt this computer's clock when the request was sent, in ms
   * @param receivedAt the same when the reply was whole
   */
  heard: (date: Date | null, sentAt: number, receivedAt: number) => void;
  /** The org's time minus this computer's, in ms, by the quickest reply; null before any told a time. */
  offsetMs: () => number | null;
};

/** The header is cut down to a second. */
const HALF_A_SECOND = 500;

export const createOrgClock = (): OrgClock => {
  let best: { took: number; offset: number } | null = null;
  return {
    heard: (date, sentAt, receivedAt) => {
      const took = receivedAt - sentAt;
      if (date === null || took < 0 || (best !== null && best.took <= took)) return;
      best = { took, offset: Math.round(date.getTime() + HALF_A_SECOND - (sentAt + receivedAt) / 2) };
    },
    offsetMs: () => best?.offset ?? null,
  };
};
