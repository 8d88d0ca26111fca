/**
 * A function that takes the rows of an org as so many arguments (`push(...rows)`, `Math.max(...rows)`) works until they
 * no longer fit on the stack, which holds about 120,000. With little of it left, an org of an eighth of the size shows
 * the same.
 */

/** Arguments that do not fit on what is left. */
export const TOO_MANY = 15_000;

const ARGUMENTS = Array.from({ length: TOO_MANY }, () => 0);

const fits = (): boolean => {
  try {
    Math.max(...ARGUMENTS);
    return true;
  } catch {
    return false;
  }
};

/** Calls itself so often before it goes on. */
const deeper = <T>(calls: number, next: () => T): T => (calls === 0 ? next() : deeper(calls - 1, next));

/**
 * Does the work where `TOO_MANY` arguments are too many. Whatever it loads only once should have been loaded
 * before.
 */
export const onLittleStack = <T>(work: () => T): T => (fits() ? deeper(20, () => onLittleStack(work)) : work());
