/** An org can put any amount of text into one field. */
const MOST_CHARACTERS = 600;

export const clip = (long: string): string =>
  (long.length > MOST_CHARACTERS ? `${long.slice(0, MOST_CHARACTERS)}…` : long).toWellFormed();
