/** A list in pieces of at most so many items, for calls that take no more. */
export const inPieces = <T>(items: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, i) => items.slice(i * most, (i + 1) * most));
