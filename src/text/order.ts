/** The order of texts by their UTF-16 code units, which no locale and no release of Node changes. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `App_2` before `App_10`. The language is fixed, so that the order is the same everywhere. */
export const { compare: byNumbers } = new Intl.Collator('en', { numeric: true });
