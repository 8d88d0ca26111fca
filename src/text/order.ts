/** The order of texts by their UTF-16 code units, which no locale and no release of Node changes. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
