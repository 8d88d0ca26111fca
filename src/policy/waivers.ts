import type { Waiver } from './policy.js';
import { isPast } from './civil-date.js';
import { isPattern, matches } from './wildcard.js';

/** What a finding is about, as a waiver may name it: the rule, and the app's name and `kind:name` (none: the org). */
export type Waivable = { rule: string; appNames: readonly string[] };

/** A waiver without an app is about the org; `*` also is. */
export const covers = ({ rule, app = '*' }: Waiver, { rule: found, appNames }: Waivable): boolean =>
  rule === found && (appNames.length === 0 ? app === '*' : appNames.some((name) => matches(app, name)));

export const isExpired = ({ expires }: Waiver, now: Date): boolean => isPast(expires, now);

/** Among several: one that names the app, then the one that lasts longest. */
const byPrecision = (a: Waiver, b: Waiver): number =>
  Number(isPattern(a.app ?? '*')) - Number(isPattern(b.app ?? '*')) || (a.expires < b.expires ? 1 : -1);

/** The waiver in force that covers the finding, or else the last one that did before it expired. */
export const waiverOf = (waivers: readonly Waiver[], finding: Waivable, now: Date): Waiver | undefined => {
  const covering = waivers.filter((waiver) => covers(waiver, finding)).sort(byPrecision);
  return (
    covering.find((waiver) => !isExpired(waiver, now)) ?? covering.sort((a, b) => (a.expires < b.expires ? 1 : -1))[0]
  );
};
