import type { Waiver } from './policy.js';
import { isPast } from './civil-date.js';
import { isPattern, matches } from './wildcard.js';

/** What a finding is about, as a waiver may name it: the rule, and the app's name and `kind:name` (none: the org). */
export type Waivable = { rule: string; appNames: readonly string[] };

/** A waiver without an app is about the org; `*` also is. */
const covers = ({ app = '*' }: Waiver, appNames: readonly string[]): boolean =>
  appNames.length === 0 ? app === '*' : appNames.some((name) => matches(app, name));

export const isExpired = ({ expires }: Waiver, now: Date): boolean => isPast(expires, now);

/** Among several: one that names the app, then the one that lasts longest. */
const byPrecision = (a: Waiver, b: Waiver): number =>
  Number(isPattern(a.app ?? '*')) - Number(isPattern(b.app ?? '*')) || (a.expires < b.expires ? 1 : -1);

/** Waivers that may cover a finding, found by its rule and the names of its app; a pattern may cover any. */
export const waiverIndex = (waivers: readonly Waiver[]): ((about: Waivable) => Waiver[]) => {
  const keyOf = (rule: string, app: string): string => JSON.stringify([rule, app.trim().toLowerCase()]);
  const patterns = Map.groupBy(
    waivers.filter(({ app = '*' }) => isPattern(app)),
    ({ rule }) => rule,
  );
  const named = Map.groupBy(
    waivers.filter(({ app = '*' }) => !isPattern(app)),
    ({ rule, app = '' }) => keyOf(rule, app),
  );
  return ({ rule, appNames }) => {
    const keys = new Set(appNames.map((name) => keyOf(rule, name)));
    const likely = (patterns.get(rule) ?? []).filter((waiver) => covers(waiver, appNames));
    return [...likely, ...[...keys].flatMap((key) => named.get(key) ?? [])];
  };
};

/** Of the waivers that cover a finding the one in force, or else the last one that was before it expired. */
export const waiverOf = (covering: readonly Waiver[], now: Date): Waiver | undefined =>
  covering.toSorted(byPrecision).find((waiver) => !isExpired(waiver, now)) ??
  covering.toSorted((a, b) => (a.expires < b.expires ? 1 : -1))[0];
