/** Record ids of Salesforce, of 15 characters or, with three more to tell case, of 18. */

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** By its form alone. */
export const isId = (text: string): boolean => ID.test(text);

/** What both spellings of an id share, for lookups. */
export const idKey = (id: string): string => id.slice(0, 15);

/** Whether two ids name the same record, whatever their spelling; never true of what is no id. */
export const sameId = (a: string | null | undefined, b: string | null | undefined): boolean =>
  typeof a === 'string' && typeof b === 'string' && a.length >= 15 && idKey(a) === idKey(b);

/** Record ids begin with three signs that name an object; there is none of this name. */
const STAND_IN = 'SRC';

/**
 * A key of 15 characters for what only metadata source names: it joins records of an Inventory, and is shown nowhere.
 */
export const standInId = (number: number): string => `${STAND_IN}${String(number).padStart(12, '0')}`;

/** Whether an id is that of a record of an org; others are of {@link standInId}. */
const isStandIn = (id: string): boolean => id.startsWith(STAND_IN);

/** The id as it may be shown: null for one that stands in for a record. */
export const shownId = (id: string | null): string | null => (id === null || isStandIn(id) ? null : id);
