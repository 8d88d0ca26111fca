/** Record ids of Salesforce, of 15 characters or, with three more to tell case, of 18. */

/** What both spellings of an id share, for lookups. */
export const idKey = (id: string): string => id.slice(0, 15);

/** Whether two ids name the same record, whatever their spelling; never true of what is no id. */
export const sameId = (a: string | null | undefined, b: string | null | undefined): boolean =>
  typeof a === 'string' && typeof b === 'string' && a.length >= 15 && idKey(a) === idKey(b);
